// What the page shows whole: emotions, themes, drivers; and when the mail speaks of drivers.
import { describe, expect, test } from "vitest";
import { renderMail } from "../../lib/report/message.ts";
import type { Report } from "../../lib/report/model/report.ts";
import { editionPage } from "../../lib/report/page/edition-page.ts";
import { stageSours } from "../golden/stories/stage-sours.ts";

type Found = NonNullable<Report["drivers"]>[number];

const drivers = (mistaken?: Found["agreement"][number]["mistaken"]): Found => ({
  ...{ question: "rank", outcome: "nps" },
  drivers: [
    { word: "Delivery", question: "d", leader: 2.8, customers: { value: 0.52, low: 0.42, high: 0.61, n: 240 } },
    { word: "Price", question: "p", leader: 1.3, customers: { value: 0.12, low: -0.01, high: 0.24, n: 240 } },
  ],
  agreement: [{ audience: "leader", n: 12, tau: -0.33, p: 0.72, ...(mistaken && { mistaken }) }],
});
const viewWith = (found: Found) => ({ ...stageSours, report: { ...stageSours.report, drivers: [found] } });
const flat = (text: string): string => text.replace(/\s+/g, " ");

describe("drivers", () => {
  test("stand in the mail only where the first choice is clearly mistaken, and never as a cause", () => {
    const text = flat(renderMail(viewWith(drivers({ believed: "Price", followed: "Delivery" }))).text);
    expect(text).toContain(
      "12 leaders rank price first. What customers answer on NPS goes most closely with delivery (correlation 0.52, 240 customers; with price 0.12).",
    );
    expect(text).toContain("To go with is not to cause");
    expect(renderMail(viewWith(drivers())).text).not.toContain("goes most closely");
  });

  test("stand whole on the page", () => {
    const page = editionPage({ ...viewWith(drivers()), pageUrl: "https://cx.example/r/t" });
    expect(page).toContain("0.52 (0.42 to 0.61), n 240");
    expect(page).toContain("tau −0.33");
  });
});

test("emotions and themes stand whole on the page, a theme with one comment", () => {
  const page = editionPage({ ...stageSours, pageUrl: "https://cx.example/r/t" });
  expect(page).toContain("Onboarding: frustrated");
  expect(page).toContain("The form asked for our tax number twice.");
  expect(page).toContain("44% (33 to 57)");
});
