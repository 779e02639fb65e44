// Claims about calendar days and moments: the short ways agree with the time library.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAt, daysOf, instantOf, parseInstant, parsePeriod, periodOf, shiftPeriod } from "../../lib/domain/period.ts";

const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"];
const instants = fc.integer({ min: Date.parse("1950-01-01"), max: Date.parse("2100-01-01") });

/** As the platform's own calendar tells it. */
const platformDay = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);

describe("moments", () => {
  test("UTC text gives what Date.parse gives", () => {
    fc.assert(
      fc.property(instants, (at) => {
        const text = new Date(at).toISOString();
        expect(parseInstant(text, "Europe/Berlin")).toBe(at);
        expect(parseInstant(text.replace(/\.\d+Z/, "Z"), "UTC")).toBe(Math.floor(at / 1000) * 1000);
        expect(parseInstant(text.replace("Z", "+00:00"), "UTC")).toBe(at);
      }),
    );
  });

  test.each([
    "2026-02-29T10:00:00Z",
    "2026-02-30T10:00:00Z",
    "2026-13-01T00:00:00Z",
    "0000-00-00T00:00:00Z",
    "2026-W38-2",
  ])("%s is no moment", (text) => {
    expect(parseInstant(text, "UTC")).toBeUndefined();
  });

  test("29 February exists in leap years, and nanoseconds are cut", () => {
    expect(parseInstant("2028-02-29T10:00:00.672717030Z", "UTC")).toBe(Date.parse("2028-02-29T10:00:00.672Z"));
  });

  test("the day of an instant is the platform's, whatever was asked before", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(instants, fc.constantFrom(...zones)), { minLength: 1 }), (asked) => {
        for (const [at, zone] of asked) expect(dayAt(at, zone)).toBe(platformDay(at, zone));
      }),
    );
  });

  test("midnight that a clock change skips begins with the first minute there is", () => {
    expect(new Date(instantOf("2026-03-29", "02:30", "Europe/Berlin")).toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(new Date(instantOf("2026-03-29", "24:00", "Europe/Berlin")).toISOString()).toBe("2026-03-29T22:00:00.000Z");
  });
});

describe("periods", () => {
  test("every kind reads back from its id, and shifting forth and back is nothing", () => {
    const kinds = fc.constantFrom("day", "week", "month", "quarter", "year");
    fc.assert(
      fc.property(kinds, instants, fc.integer({ min: -30, max: 30 }), (kind, at, steps) => {
        const period = periodOf(kind, dayAt(at, "UTC"));
        expect(parsePeriod(period.id)).toEqual(period);
        expect(shiftPeriod(shiftPeriod(period, steps), -steps)).toEqual(period);
        expect(shiftPeriod(period, 1).start).toBe(period.end);
        expect(daysOf(period)[0]).toBe(period.start);
      }),
    );
  });

  test.each(["2026-W54", "2026-13", "2026-Q5", "2026-02-30", "26", ""])("%j is no period", (text) => {
    expect(parsePeriod(text)).toBeUndefined();
  });
});
