// Progress on standard error: a bar on a terminal, a plain line every few seconds elsewhere.
import { SingleBar } from "cli-progress";

export interface Progress {
  /** So many rows are done, so many bytes of the file are read. */
  at(rows: number, bytes: number): void;
  /** Above the bar, or as a line of its own. */
  note(line: string): void;
  end(): void;
}

interface ProgressOptions {
  readonly stream: NodeJS.WriteStream | (NodeJS.WritableStream & { isTTY?: boolean });
  /** How long the file is; undefined where it is piped in. */
  readonly bytes: number | undefined;
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

/** What is done, how fast, and how long the rest takes, where the length of the file is known. */
export function progressText(done: { rows: number; bytes: number; total?: number; seconds: number }): string {
  const { rows, bytes, total, seconds } = done;
  const rate = seconds > 0 ? `, ${Math.round(rows / seconds)} rows/s` : "";
  if (!total || bytes === 0) return `${rows} rows${rate}`;
  const share = Math.min(1, bytes / total);
  const left = share < 1 ? `, ${timeText((seconds * (1 - share)) / share)} left` : "";
  return `${rows} rows, ${Math.floor(share * 100)}%${rate}${left}`;
}

function lineProgress({ stream, bytes: total, clock }: ProgressOptions): Progress {
  const start = clock();
  let last = start;
  const note = (line: string): void => void stream.write(`${line}\n`);
  return {
    at(rows, bytes) {
      const now = clock();
      if (now - last < LINE_EVERY_MS) return;
      last = now;
      note(progressText({ rows, bytes, seconds: (now - start) / 1000, ...(total ? { total } : {}) }));
    },
    note,
    end() {},
  };
}

function barProgress({ stream, bytes: total, clock }: ProgressOptions): Progress {
  const start = clock();
  const format = total ? "{bar} {text}" : "{text}";
  const bar = new SingleBar({ stream, format, hideCursor: true, clearOnComplete: true, gracefulExit: true });
  bar.start(total ?? 1, 0, { text: "" });
  return {
    at(rows, bytes) {
      const text = progressText({ rows, bytes, seconds: (clock() - start) / 1000, ...(total ? { total } : {}) });
      bar.update(total ? Math.min(bytes, total) : 0, { text });
    },
    note(line) {
      stream.write(`\r\u001b[K${line}\n`);
    },
    end: () => bar.stop(),
  };
}

export const createProgress = (options: ProgressOptions): Progress =>
  options.stream.isTTY === true ? barProgress(options) : lineProgress(options);
