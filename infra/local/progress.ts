// Progress on standard error: a bar on a terminal, plain lines otherwise.
import { Presets, SingleBar } from "cli-progress";

export interface Progress {
  /** Says a line, above the bar where there is one. */
  say(line: string): void;
  start(total: number, unit: string): void;
  advance(done: number, note: string): void;
  finish(): void;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

function barProgress(): Progress {
  const format = "{bar} {percentage}% · {value} of {total} {unit} · {note}";
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true, clearOnComplete: true },
    Presets.shades_grey,
  );
  let running = false;
  return {
    say: (line) => {
      if (running) process.stderr.write("\r\x1b[K");
      say(line);
    },
    start: (total, unit) => {
      bar.start(total, 0, { unit, note: "" });
      running = true;
    },
    advance: (done, note) => bar.update(done, { note }),
    finish: () => {
      running = false;
      bar.stop();
    },
  };
}

function lineProgress(): Progress {
  let total = 0;
  let unit = "";
  let told = -1;
  return {
    say,
    start: (newTotal, newUnit) => {
      total = newTotal;
      unit = newUnit;
      told = -1;
    },
    advance: (done, note) => {
      const tenth = Math.floor((10 * done) / Math.max(1, total));
      if (tenth === told) return;
      told = tenth;
      say(`${done} of ${total} ${unit} · ${note}`);
    },
    finish: () => undefined,
  };
}

export const createProgress = (): Progress => (process.stderr.isTTY ? barProgress() : lineProgress());
