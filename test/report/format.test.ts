// Numbers, durations and dates as people read them.
import { describe, expect, test } from "vitest";
import { parsePeriod } from "../../lib/domain/period.ts";
import { brandColours, contrast } from "../../lib/report/html/brand.ts";
import { periodDates, periodInSubject, periodLabel, weekdayText } from "../../lib/report/print/dates.ts";
import { durationRange, durationText } from "../../lib/report/print/duration.ts";
import { evenSides, numberText, signedText } from "../../lib/report/print/format.ts";
import { headlineText, intervalText, valueText } from "../../lib/report/print/values.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");
const period = (id: string) => {
  const found = parsePeriod(id);
  if (!found) throw new Error(`${id} is no period`);
  return found;
};

describe("numbers", () => {
  test("minus is a true minus, differences carry their sign, and nothing is −0", () => {
    expect(numberText(-6.4, 0, "en")).toBe("\u22126");
    expect(numberText(-0.3, 0, "en")).toBe("0");
    expect(signedText(0.2, 0, "en")).toBe("0");
    expect(signedText(-0.2, 0, "en")).toBe("0");
    expect(signedText(5.5, 1, "en")).toBe("+5.5");
    expect(numberText(3380, 0, "en-US")).toBe("3,380");
  });

  test("per cents are whole below 1,000 answers and have one decimal from there", () => {
    expect(valueText(86.14, { unit: "percent", n: 999 }, "en")).toBe("86%");
    expect(valueText(86.14, { unit: "percent", n: 1000 }, "en")).toBe("86.1%");
    expect(intervalText({ value: 2.9, low: 2.41, high: 3.52, n: 3380, unit: "percent" }, "en")).toBe("2.4 to 3.5");
  });

  test("± stands only where both sides round to the same number, and only on points", () => {
    expect(headlineText({ value: 38.1, low: 31.2, high: 45.3, n: 436, unit: "points" }, "en")).toBe("38 ± 7");
    expect(headlineText({ value: 27.3, low: -6, high: 58, n: 22, unit: "points" }, "en")).toBe("27");
    expect(headlineText({ value: 52, low: 44, high: 60, n: 148, unit: "percent" }, "en")).toBe("52%");
    expect(evenSides({ value: 10, low: 4.4, high: 15.6 })).toBe(6);
    // Both sides are about 7, but the printed ends are 8 and 7 away: printed together they would contradict each other.
    expect(evenSides({ value: 38.4, low: 30.6, high: 45.4 })).toBeUndefined();
  });
});

describe("durations", () => {
  test.each([
    [0, "0 s"],
    [59, "59 s"],
    [60, "1 min"],
    [3569, "59 min"],
    [3599, "1 h"],
    [18720, "5 h 12 min"],
    [47.6 * 3600, "47 h 36 min"],
    [48 * 3600, "2.0 days"],
    [198000, "2.3 days"],
    [966890, "11.2 days"],
  ])("%d seconds are %s", (seconds, text) => {
    expect(plain(durationText(seconds, "en"))).toBe(text);
    if (seconds > 0) expect(durationText(seconds, "en")).not.toContain(" ");
  });

  test("an interval is in the unit of its value", () => {
    expect(durationRange({ value: 18720, low: 16860, high: 20760 }, "en")).toBe("4:41 to 5:46");
    expect(plain(durationRange({ value: 3000, low: 2700, high: 3720 }, "en"))).toBe("45 to 62 min");
    expect(plain(durationRange({ value: 198000, low: 172800, high: 224640 }, "en"))).toBe("2.0 to 2.6 days");
  });
});

describe("periods", () => {
  test.each([
    ["2026-W47", "Week 47", "16–22 Nov 2026", "Nov 16–22, 2026"],
    ["2026-W53", "Week 53", "28 Dec 2026–3 Jan 2027", "Dec 28, 2026–Jan 3, 2027"],
    ["2026-11", "November", "1–30 Nov 2026", "Nov 1–30, 2026"],
    ["2026-Q4", "Q4", "1 Oct–31 Dec 2026", "Oct 1–Dec 31, 2026"],
    ["2026", "2026", "1 Jan–31 Dec 2026", "Jan 1–Dec 31, 2026"],
    ["2026-11-23", "Monday", "23 Nov 2026", "Nov 23, 2026"],
  ])("%s is %s, %s", (id, label, english, american) => {
    expect(periodLabel(period(id), "en")).toBe(label);
    expect(periodDates(period(id), "en")).toBe(english);
    expect(periodDates(period(id), "en-US")).toBe(american);
  });

  test("stand early and short in subjects", () => {
    expect(periodInSubject(period("2026-W07"), "en")).toBe("week 7");
    expect(periodInSubject(period("2026-11-23"), "en")).toBe("23 Nov");
    expect(weekdayText("2026-11-16", "en")).toBe("Mon 16 Nov");
    expect(weekdayText("2026-11-16", "en-US")).toBe("Mon, Nov 16");
  });
});

test("any brand colour can be read on its card, and its button's text on it", () => {
  for (const colour of ["#5B2A5F", "#FFFFFF", "#000000", "#FFE600", "#00FF7F", "#1F5C4D", "#777777"]) {
    const { light, dark, onLight, onDark } = brandColours(colour);
    expect(contrast(light, "#FFFFFF"), colour).toBeGreaterThanOrEqual(4.5);
    expect(contrast(light, onLight), colour).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, "#1A1A1A"), colour).toBeGreaterThanOrEqual(4.5);
    expect(contrast(dark, onDark), colour).toBeGreaterThanOrEqual(4.5);
  }
});
