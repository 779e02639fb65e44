// docs/metrics.md says what the code does: it is made from it, and every metric explains itself.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { metricsPage, metricsPagePath } from "../../infra/docs/metrics-page.ts";
import { metrics } from "../../lib/metrics/index.ts";

test("docs/metrics.md is what `npm run docs` writes now", () => {
  expect(readFileSync(metricsPagePath, "utf8")).toBe(metricsPage());
});

test.each(metrics.map(({ id }) => id))("the page explains %s", (id) => {
  const section = metricsPage().split(`### \`${id}\`\n`)[1]?.split("\n### ")[0] ?? "";
  for (const part of ["**Unit**", "**Empty**", "Reads "]) expect(section, part).toContain(part);
});
