// Progress on standard error: a bar on a terminal, a plain line every few seconds elsewhere.
import { SingleBar } from "cli-progress";

/** How far a step has come. */
export interface Done {
  readonly step: string;
  readonly rows: number;
  /** How much of the whole is done, in bytes or rows; without a whole, nobody knows how much is left. */
  readonly part: number;
  readonly whole?: number | undefined;
}

export interface Progress {
  /** Called first when a step begins: what is done by then took no time of it. */
  at(done: Done): void;
  /** Above the bar, or as a line of its own. */
  note(line: string): void;
  end(): void;
}

interface ProgressOptions {
  readonly stream: NodeJS.WriteStream | (NodeJS.WritableStream & { isTTY?: boolean });
  /** Milliseconds of some clock that only runs forward. */
  readonly clock: () => number;
}

const LINE_EVERY_MS = 5_000;

/** A length of time in words that fit a line: "40 s", "3 min 5 s", "2 h 10 min". */
export function timeText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** What is done, how fast, and how long the rest takes, where the whole is known. */
export function progressText(done: Done, begun: Done, seconds: number): string {
  const { step, rows, part, whole } = done;
  const rate = seconds > 0 ? `, ${Math.round((rows - begun.rows) / seconds)} rows/s` : "";
  if (!whole || part === 0) return `${step}: ${rows} rows${rate}`;
  const share = Math.min(1, part / whole);
  const gained = part - begun.part;
  const left = share < 1 && gained > 0 ? `, ${timeText((seconds * (whole - part)) / gained)} left` : "";
  return `${step}: ${rows} rows, ${Math.floor(share * 100)}%${rate}${left}`;
}

/** Remembers how far a step was when it began, and when that was. */
function createPace(clock: () => number) {
  let begun: { done: Done; at: number } | undefined;
  return (done: Done): { readonly text: string; readonly now: number; readonly begins: boolean } => {
    const now = clock();
    const begins = begun?.done.step !== done.step;
    if (!begun || begins) begun = { done, at: now };
    return { text: progressText(done, begun.done, (now - begun.at) / 1000), now, begins };
  };
}

function lineProgress({ stream, clock }: ProgressOptions): Progress {
  const pace = createPace(clock);
  let last = 0;
  const note = (line: string): void => void stream.write(`${line}\n`);
  return {
    at(done) {
      const { text, now, begins } = pace(done);
      if (!begins && now - last < LINE_EVERY_MS) return;
      last = now;
      note(text);
    },
    note,
    end() {},
  };
}

function barProgress({ stream, clock }: ProgressOptions): Progress {
  const pace = createPace(clock);
  const format = "{bar} {text}";
  const bar = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true, gracefulExit: true });
  bar.start(1, 0, { text: "" });
  return {
    at(done) {
      bar.update(done.whole ? Math.min(1, done.part / done.whole) : 0, { text: pace(done).text });
    },
    note(line) {
      stream.write(`\r\u001b[K${line}\n`);
    },
    end: () => bar.stop(),
  };
}

export const createProgress = (options: ProgressOptions): Progress =>
  options.stream.isTTY === true ? barProgress(options) : lineProgress(options);
