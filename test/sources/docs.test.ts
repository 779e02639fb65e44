// What the pages on sources show is right: every source has its section, and every connection in them is a valid one.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { sources } from "../../lib/sources/index.ts";
import { presets } from "../../lib/sources/presets/index.ts";
import { type ConnectionInput, routes } from "./route.ts";

const folder = new URL("../../docs/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const page = read("sources.md");

/** The connections that a page shows. */
const shown = (text: string): ConnectionInput[] =>
  [...text.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => {
    const code = (match[1] ?? "").replace(/^(import|\/\/).*$/gm, "").trim();
    return new Function("presets", `return (${code.replace(/,$/, "")});`)(presets);
  });
const anchor = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");

const connections = [...shown(page), ...shown(read("sources/google-forms.md"))];

test.each(sources.map(({ id }) => id))("%s has a section and a connection to copy", (id) => {
  const sections = [...page.matchAll(/^## (\w+)/gm)].map((match) => match[1]?.toLowerCase());
  expect(sections).toContain(id);
  expect(connections.map(({ source }) => source)).toContain(id);
});

test.each(connections.map((connection) => [connection.id, connection] as const))("%s is valid", (id, connection) => {
  expect([...routes(connection).keys()]).toEqual([id]);
});

test("every preset is in the table, as it is called", () => {
  const calls = [...page.matchAll(/\| `(\w+\(.*?\))`/g)].map((match) => match[1] ?? "");
  const made = calls.map((call) => new Function("presets", `return presets.${call};`)(presets));
  expect(made.every(({ source }) => source === "generic")).toBe(true);
  expect(calls.map((call) => call.split("(")[0]).toSorted()).toEqual(Object.keys(presets).toSorted());
});

describe("the table of contents", () => {
  test("leads to sections that exist, and to all of them", () => {
    const titles = [...page.matchAll(/^#{2,3} (.*)$/gm)].map((match) => anchor(match[1] ?? ""));
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1] ?? "");
    expect(links.filter((link) => !titles.includes(link))).toEqual([]);
    const sections = [...page.matchAll(/^## (.*)$/gm)].map((match) => anchor(match[1] ?? ""));
    expect(sections.filter((section) => !links.includes(section))).toEqual([]);
  });
});
