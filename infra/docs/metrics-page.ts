// docs/metrics.md, made from the docblocks and definitions of the metrics themselves, so that it cannot drift.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { experienceDefinition } from "../../lib/metrics/experience-score.ts";
import { metrics } from "../../lib/metrics/index.ts";
import type { FigureDefinition, Metric } from "../../lib/metrics/metric.ts";
import { wordsOf } from "./docblock.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const metricsPagePath = join(root, "docs/metrics.md");

const files = (): string[] =>
  readdirSync(join(root, "lib/metrics"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join(root, "lib/metrics", file));

interface Described {
  readonly words: string;
  readonly file: string;
}

/** The docblock of each metric by its id, and the file that it stands in. */
function described(): Map<string, Described> {
  const found = new Map<string, Described>();
  const pattern =
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export const \w+(?:: \w*Metric<"([\w-]+)">)? = [^;]*?(?:id: "([\w-]+)"|belief\w*\("([\w-]+)")/g;
  for (const file of files())
    for (const [, block = "", typed, named, belief] of readFileSync(file, "utf8").matchAll(pattern)) {
      const id = typed ?? named ?? belief;
      if (id !== undefined && !found.has(id)) found.set(id, { words: wordsOf(block), file: relative(root, file) });
    }
  return found;
}

const changeOf = ({ relevant, unit }: FigureDefinition): string => {
  if (unit === "seconds" || (unit === "count" && relevant < 1)) return `${relevant * 100} %`;
  return `${relevant} ${unit === "percent" || unit === "points" ? "points" : unit === "money" ? "minor units" : ""}`.trim();
};

const row = (figure: FigureDefinition, { version }: Metric): string =>
  `| <a id="${figure.id}@${version}"></a>\`${figure.id}@${version}\` | ${figure.name} | ${figure.unit} | ${figure.better} | ${changeOf(figure)} | ${figure.definition} |`;

function section(metric: Metric, known: Described | undefined): string {
  const table =
    metric.figures.length === 0
      ? "It yields no figure of its own."
      : [
          "| figure | printed as | unit | better | smallest change worth reporting | how it is measured |",
          "|---|---|---|---|---|---|",
          ...metric.figures.map((figure) => row(figure, metric)),
        ].join("\n");
  const source = known ? ` Code: [\`${known.file}\`](../${known.file}).` : "";
  return `### \`${metric.id}\`\n\n${known?.words ?? ""}\n\n${table}\n\nVersion ${metric.version}.${source}`;
}

const families = ["attitude", "effort", "operations", "behaviour", "composite"] as const;
const titles = {
  attitude: "What customers feel",
  effort: "How hard it was",
  operations: "How we worked",
  behaviour: "What customers did",
  composite: "All of it in one number",
} as const;

const head = `# Metrics

Made by \`npm run docs\` from the code; a test fails when it is stale. A figure's id with its version names its definition: another
version is another series.

## Rules common to all

- **Period**: half-open, whole days in the program's time zone. An answer belongs to the day it was given, a ticket to the day of
  its resolution, an order to the day it was placed; when it arrived never matters.
- **Population**: everybody who answered or acted in the period. An interval covers chance, not who chose to answer; the response
  rate stands beside every survey figure where invitations are known.
- **Counted once**: a redelivery is the same fact. Of a relationship question the latest answer per customer and period counts, on
  the whole and at each stage; of a transactional one the latest per ticket or order. Anonymous answers count each.
- **One form of a question**: answers on another scale, in another direction or to another wording are a series of their own, by
  themselves; they are never counted together, and a change between the two is not comparable ([questions.md](questions.md)).
- **Floors**: fewer than 5 answers are not shown, nor is the group that would give them away by subtraction; fewer than 30 are
  shown as low base and get no verdict. Staff and leaders: never fewer than 5.
- **Interval and test**: as each definition says, at 95 %. All metrics and places of a report are corrected
  together, each metric of a place once (Benjamini–Hochberg, q = 0.10; decision 0009), and a change counts only above the smallest one worth reporting.
- **Empty**: suppressed with a reason, never 0.
- **Rounding**: figures are computed unrounded and rounded once, for print.
`;

/** The whole page. */
export function metricsPage(): string {
  const known = described();
  const parts = families.flatMap((family) => {
    const members = metrics.filter((metric) => metric.family === family);
    return members.length === 0
      ? []
      : [`## ${titles[family]}`, ...members.map((metric) => section(metric, known.get(metric.id)))];
  });
  const score = readFileSync(join(root, "lib/metrics/experience-score.ts"), "utf8");
  const [, block = ""] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export function experienceScore/.exec(score) ?? [];
  const composite = `## ${titles.composite}\n\n### Customer Experience Score\n\n<a id="${experienceDefinition}"></a>\`${experienceDefinition}\`\n\n${wordsOf(block)}\n\nCode: [\`lib/metrics/experience-score.ts\`](../lib/metrics/experience-score.ts).`;
  return `${[head.trim(), ...parts, composite].join("\n\n")}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(metricsPagePath, metricsPage());
  console.log(`wrote ${relative(root, metricsPagePath)}`);
}
