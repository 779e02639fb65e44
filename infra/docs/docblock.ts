// The docblock of a metric as the page has it: its meaning, then what every metric states, each in a line of its own.

/** What every metric states, in this order; "Reads" is a line of its own at the end. */
export const statements = [
  "Formula",
  "Population",
  "Window",
  "Once",
  "Floor",
  "Interval",
  "Test",
  "Unit",
  "Empty",
  "Source",
] as const;
const names: Readonly<Record<string, string>> = { Once: "Counted once" };

/** A docblock in one line a paragraph, without stars, and without its example, which the tests run. */
const plain = (block: string): string =>
  (block.split(/@example\b/, 1)[0] ?? "")
    .split("\n")
    .map((line) => line.replace(/^\s*\*? ?/, "").trimEnd())
    .join("\n")
    .trim()
    .replace(/(?<!\n)\n(?!\n)/g, " ");

/** `order`: at, value; … with every field as code. */
const fieldsOf = (reads: string): string =>
  reads.replace(
    /(`[\w-]+`): ([\w., ]+?)(?=[;.]( |$)|$)/g,
    (_, kind: string, fields: string) =>
      `${kind}: ${fields
        .split(", ")
        .map((field) => `\`${field}\``)
        .join(", ")}`,
  );

/** The meaning, then every statement as a line of a list. */
export function wordsOf(block: string): string {
  const mark = new RegExp(`(?:^|(?<=\\.)\\s+|\\s+)(${[...statements, "Reads"].join("|")}): `);
  const [meaning = "", ...told] = plain(block).split(mark);
  const found = new Map(told.flatMap((part, at) => (at % 2 === 0 ? [[part, (told[at + 1] ?? "").trim()]] : [])));
  const lines = statements.flatMap((name) => {
    const text = found.get(name);
    return text === undefined ? [] : [`- **${names[name] ?? name}**: ${text}`];
  });
  const reads = found.get("Reads");
  return [meaning.trim(), [...lines, ...(reads ? [`- **Reads**: ${fieldsOf(reads)}`] : [])].join("\n")].join("\n\n");
}
