// Writes one section of docs/benchmarks.md, between markers of its own, and leaves the others alone.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const file = path.resolve("docs/benchmarks.md");
const head = `# Benchmarks

Written by \`npm run bench\`. Machines differ and are noisy, so what counts are ratios and counts taken in one run.
`;

export function writeSection(name: string, markdown: string): void {
  const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
  const section = `${start}\n${markdown.trim()}\n${end}`;
  const page = existsSync(file) ? readFileSync(file, "utf8") : head;
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  const written =
    from >= 0 && to >= 0
      ? page.slice(0, from) + section + page.slice(to + end.length)
      : `${page.trimEnd()}\n\n${section}\n`;
  writeFileSync(file, written);
  console.log(markdown.trim());
}

/** The processor time of this process since it started, in microseconds. */
export function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
