// docs/metrics.md says what the code does: it is made from it, and every metric explains itself in full.
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { statements } from "../../infra/docs/docblock.ts";
import { metricsPage, metricsPagePath } from "../../infra/docs/metrics-page.ts";
import { experienceDefinition } from "../../lib/metrics/experience-score.ts";
import { metrics } from "../../lib/metrics/index.ts";
import { sour } from "../report-model/story.ts";

const page = metricsPage();
const domain = (file: string): string =>
  readFileSync(path.join(import.meta.dirname, `../../lib/domain/${file}.ts`), "utf8");

/** The names of the properties of an interface of lib/domain, with those that it extends. */
function propertiesOf(name: string, source = domain("fact")): string[] {
  const [, parents = "", body = ""] =
    new RegExp(`interface ${name}(?: extends ([\\w, ]+))? \\{([\\s\\S]*?)\\n\\}`).exec(source) ?? [];
  const inherited = parents.split(", ").filter(Boolean);
  return [
    ...[...body.matchAll(/^ {2}readonly (\w+)\??:/gm)].map((match) => match[1] ?? ""),
    ...inherited.flatMap((parent) => propertiesOf(parent, source)),
  ];
}

const scores = propertiesOf("Score", domain("score")).map((field) => `scores.${field}`);
const fields: Readonly<Record<string, readonly string[]>> = {
  response: [...propertiesOf("Response"), ...scores],
  "ticket-opened": propertiesOf("Ticket"),
  "ticket-first-resolved": propertiesOf("Ticket"),
  "ticket-resolved": propertiesOf("Ticket"),
  order: propertiesOf("Order"),
  "subscription-started": propertiesOf("SubscriptionBound"),
  "subscription-changed": propertiesOf("SubscriptionChange"),
  "subscription-ended": propertiesOf("SubscriptionBound"),
  engagement: propertiesOf("Engagement"),
  invitation: propertiesOf("Invitation"),
};

const sectionOf = (title: string): string => page.split(`### ${title}\n`)[1]?.split(/\n###? /)[0] ?? "";
const headings = statements.map((name) => (name === "Once" ? "Counted once" : name));

test("docs/metrics.md is what `npm run docs` writes now", () => {
  expect(readFileSync(metricsPagePath, "utf8")).toBe(page);
});

describe.each([...metrics.map(({ id }) => `\`${id}\``), "Customer Experience Score"])(
  "the page explains %s",
  (title) => {
    const section = sectionOf(title);

    test("with its meaning first, and every statement, none of them empty", () => {
      expect(section.trim().split("\n")[0]?.length).toBeGreaterThan(20);
      for (const heading of [...headings, "Reads"])
        expect(section, heading).toMatch(new RegExp(`- \\*\\*${heading}\\*\\*: .{4,}`));
    });
  },
);

describe.each(metrics)("what $id reads", ({ id, reads }) => {
  const line = /- \*\*Reads\*\*: (.*)/.exec(sectionOf(`\`${id}\``))?.[1] ?? "";
  const told = [...line.matchAll(/`([\w-]+)`: ((?:`[\w.]+`(?:, )?)+)/g)].map(
    ([, kind = "", named = ""]) => [kind, [...named.matchAll(/`([\w.]+)`/g)].map((match) => match[1] ?? "")] as const,
  );

  test("is of the kinds of facts that it asks for", () => {
    expect(told.map(([kind]) => kind).sort()).toEqual([...reads].sort());
  });

  test("is there: every field is one of its fact", () => {
    for (const [kind, named] of told)
      for (const field of named) expect(fields[kind], `${kind} ${field}`).toContain(field);
  });
});

test("fields are told apart from what no fact has", () => {
  expect(fields.order).toContain("refunded");
  expect(fields.order).toContain("customer");
  expect(fields.order).not.toContain("reopened");
});

describe("every figure", () => {
  test("has an anchor by its version", () => {
    for (const { figures, version } of metrics)
      for (const { id } of figures) expect(page).toContain(`<a id="${id}@${version}"></a>`);
    expect(page).toContain(`<a id="${experienceDefinition}"></a>`);
  });

  test("of a report names a definition that the page has, and so does the score", () => {
    const { figures, experience } = sour();
    expect(figures.length).toBeGreaterThan(0);
    for (const { definition } of [...figures, ...(experience ? [experience] : [])])
      expect(page).toContain(`<a id="${definition}"></a>`);
  });
});
