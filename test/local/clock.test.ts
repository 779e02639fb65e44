// The clock fires in order what falls due, at its own time, and never goes back.
import { describe, expect, test } from "vitest";
import { createClock } from "../../infra/local/clock.ts";
import { firingsBetween } from "../../infra/local/schedules.ts";
import { createShift, readShift, shiftedDate, writeShift } from "../../infra/local/shifted-date.ts";
import { checkConfig } from "../../lib/config/index.ts";

const program = { id: "north", name: "North", timeZone: "Europe/Dublin" };
const report = { program: "north", recipients: [{ address: "a@example.com" }] };

function configOf(...reports: object[]) {
  const checked = checkConfig({ sender: { address: "x@example.com" }, programs: [program], reports });
  if (checked.kind !== "config") throw new Error(JSON.stringify(checked.problems));
  return checked.config;
}

const firedIn = (config: ReturnType<typeof configOf>, from: string, to: string) =>
  firingsBetween(config, Date.parse(from), Date.parse(to)).map(
    ({ at, function: name }) => `${name} ${new Date(at).toISOString().slice(0, 16)}`,
  );

describe("schedules", () => {
  test("a week has seven refreshes and one report, in order", () => {
    const config = configOf({ ...report, id: "weekly", cadence: "weekly" });
    const fired = firedIn(config, "2026-11-16T12:00:00Z", "2026-11-23T07:00:00Z");
    expect(fired).toHaveLength(8);
    expect(fired.at(-1)).toBe("report 2026-11-23T07:00");
    expect([...fired].sort((a, b) => a.slice(-16).localeCompare(b.slice(-16)))).toEqual(fired);
  });
  test("wall-clock times follow the clock change", () => {
    const config = configOf({ ...report, id: "daily", cadence: "daily" });
    const fired = firedIn(config, "2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z");
    expect(fired).toEqual(["refresh 2026-10-25T02:00", "report 2026-10-25T07:00"]);
    expect(firedIn(config, "2026-10-23T12:00:00Z", "2026-10-24T12:00:00Z").at(-1)).toBe("report 2026-10-24T06:00");
  });
  test.each([
    ["monthly", "2026-10-01T06:00:00Z", 1],
    ["monthly", "2026-10-02T06:00:00Z", 0],
    ["quarterly", "2026-10-01T06:00:00Z", 1],
    ["quarterly", "2026-11-01T07:00:00Z", 0],
    ["yearly", "2027-01-01T07:00:00Z", 1],
  ])("%s at %s: %i", (cadence, at, count) => {
    const config = configOf({ ...report, id: "r", cadence });
    const reports = firingsBetween(config, Date.parse(at) - 1, Date.parse(at)).filter(
      (one) => one.function === "report",
    );
    expect(reports).toHaveLength(count);
  });
  test("vendors are asked every five minutes, where one has to be", () => {
    const connection = { id: "c", program: "north", source: "surveymonkey", secret: "s/c", api: { token: "s/t" } };
    const checked = checkConfig({
      sender: { address: "x@example.com" },
      programs: [program],
      connections: [connection],
    });
    if (checked.kind !== "config") throw new Error(JSON.stringify(checked.problems));
    expect(firedIn(checked.config, "2026-11-16T12:00:00Z", "2026-11-16T12:12:00Z")).toEqual([
      "fetch 2026-11-16T12:05",
      "fetch 2026-11-16T12:10",
    ]);
    expect(firedIn(configOf(), "2026-11-16T12:00:00Z", "2026-11-16T12:12:00Z")).toEqual([]);
  });
  test("the report learns its scheduled time", () => {
    const config = configOf({ ...report, id: "weekly", cadence: "weekly" });
    const at = Date.parse("2026-11-23T07:00:00Z");
    expect(firingsBetween(config, at - 1, at)[0]?.event).toEqual({
      report: "weekly",
      scheduledTime: "2026-11-23T07:00:00Z",
    });
  });
});

function clockWith(dues: readonly number[], realNow = () => 1_000) {
  const shift = createShift();
  const seen: [number, number][] = [];
  const clock = createClock({
    start: 10_000,
    realNow,
    shift,
    dueBetween: (from, to) => dues.filter((at) => at > from && at <= to).map((at) => ({ at })),
    fire: async ({ at }) => void seen.push([at, realNow() + readShift(shift)]),
  });
  return { clock, seen };
}

describe("moving", () => {
  test("each firing sees its own time", async () => {
    const { clock, seen } = clockWith([11_000, 12_000, 99_000]);
    expect(clock.now()).toBe(10_000);
    expect(await clock.moveTo(20_000)).toEqual({ kind: "moved", fired: [{ at: 11_000 }, { at: 12_000 }] });
    expect(seen).toEqual([
      [11_000, 11_000],
      [12_000, 12_000],
    ]);
    expect(clock.now()).toBe(20_000);
  });
  test("it does not go back", async () => {
    const { clock } = clockWith([]);
    await clock.moveTo(20_000);
    expect(await clock.moveTo(19_000)).toEqual({ kind: "backward", now: 20_000 });
  });
  test("two moves at once fire everything once", async () => {
    const { clock, seen } = clockWith([11_000, 12_000]);
    await Promise.all([clock.moveTo(15_000), clock.moveTo(20_000)]);
    expect(seen.map(([at]) => at)).toEqual([11_000, 12_000]);
  });
  test("passing time fires too", async () => {
    let real = 1_000;
    const { clock, seen } = clockWith([11_000], () => real);
    await clock.tick();
    expect(seen).toEqual([]);
    real = 2_500;
    await clock.tick();
    expect(seen.map(([at]) => at)).toEqual([11_000]);
  });
});

describe("a shifted Date", () => {
  const shift = createShift();
  const Shifted = shiftedDate(Date, shift);
  test("now is shifted, other dates are not", () => {
    writeShift(shift, 86_400_000);
    expect(Math.abs(new Shifted().getTime() - Date.now() - 86_400_000)).toBeLessThan(1_000);
    expect(Math.abs(Shifted.now() - Date.now() - 86_400_000)).toBeLessThan(1_000);
    expect(new Shifted("2026-01-01T00:00:00Z").getTime()).toBe(Date.parse("2026-01-01T00:00:00Z"));
    expect(new Shifted(2026, 0, 1).getFullYear()).toBe(2026);
  });
  test("its dates are dates", () => {
    expect(new Shifted()).toBeInstanceOf(Date);
    expect(new Date()).toBeInstanceOf(Shifted);
    expect(Shifted.UTC(1970, 0, 1)).toBe(0);
    expect(typeof Shifted()).toBe("string");
  });
});
