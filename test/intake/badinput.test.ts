// The shared list of bad inputs, as far as intake meets them: each ends as it says.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Response } from "../../lib/domain/fact.ts";
import { dayAt } from "../../lib/domain/period.ts";
import { routes } from "../sources/route.ts";
import { type BadCase, eventOf, type Given, secrets } from "./badinput-case.ts";
import { createWorld, deliver, type World } from "./world.ts";

const file = new URL("../../../shared/badinput/cases.json", import.meta.url);
const there = existsSync(file);
const { meta, cases }: { meta: { base_event: Record<string, unknown>; clock_now: string }; cases: readonly BadCase[] } =
  there ? JSON.parse(readFileSync(file, "utf8")) : { meta: { base_event: {}, clock_now: "" }, cases: [] };

const areas = ["sig", "enc", "json", "num", "time", "seq", "uni", "log", "rgx"];

/** Why a case is none of intake's, by rule. */
const rules: readonly (readonly [string, (given: Given, id: string) => boolean])[] = [
  ["its answers are loaded, not delivered", ({ data }) => data !== undefined],
  [
    "it runs a report, a stream consumer or an erasure",
    ({ steps = [] }) => steps.some(({ op }) => !["deliver", "advance", "fault"].includes(op)),
  ],
  ["it breaks a transaction, and there are none", ({ steps = [] }) => steps.some(({ kind }) => kind === "conflict")],
  ["there are no theme keywords", ({ config = {} }) => "theme_keyword" in config],
  ["GET is answered 200 and empty by contract", ({ event = {} }) => event.method === "GET"],
  ["of one version with two contents the digest decides (law 2), not the first to come", (_, id) => id === "S-SEQ-12"],
];
const ruleOf = ({ given, id }: BadCase): string | undefined => rules.find(([, applies]) => applies(given, id))?.[0];

const ofIntake = cases.filter(({ area }) => areas.includes(area));
const running = ofIntake.filter((each) => ruleOf(each) === undefined);

function worldOf({ id, given }: BadCase): World {
  const mapping = {
    id: "response_id",
    at: "submitted_at",
    // The one case that edits without a new version is a sender without versions.
    updated: id === "S-SEQ-18" ? "updated_at" : "version",
    scores: [{ question: given.patch?.metric === "csat" ? "csat" : "nps", field: "score" }],
    comment: "verbatim",
    customer: "respondent.id",
    segments: { plan: "attributes.team", region: "attributes.region" },
    only: { field: "type", is: ["response.completed", "response.updated", "response.deleted"] },
    deleted: { field: "type", is: ["response.deleted"] },
    ...(given.config?.source_zone ? { timeZone: String(given.config.source_zone) } : {}),
  };
  const connection = { program: "acme", source: "generic", mapping };
  const world = createWorld(
    routes({ ...connection, id: "src-a", secret: "a" }, { ...connection, id: "src-b", secret: "a" }),
    meta.clock_now,
  );
  const overlap = given.sign === "old_secret_in_overlap" ? 3_600_000 : -1;
  const previousUntil = new Date(world.now + overlap).toISOString();
  world.secrets.a = () => JSON.stringify({ current: secrets.right, previous: secrets.old, previousUntil });
  return world;
}

type Step = NonNullable<Given["steps"]>[number];

/** The deliveries of a step: repeated, or each with its own version. */
function deliveriesOf(step: Step): readonly Given[] {
  const times = Number(step.times ?? 1);
  const all = Array.from({ length: times }, (_, at): Given => {
    if (step.vary !== "version") return step;
    return { ...step, patch: { type: "response.updated", version: at + 1, score: (at + 1) % 11 } };
  });
  return step.order === "random" ? all.sort((a, b) => Number(a.patch?.score) - Number(b.patch?.score)) : all;
}

function arm(world: World, { at, kind }: Step): void {
  if (String(at).startsWith("secretsmanager")) {
    world.secrets.a = () => {
      throw new Error(String(kind));
    };
    return;
  }
  let left = String(at).endsWith("#1") ? 1 : Number.POSITIVE_INFINITY;
  world.fault = ({ pk }) => {
    if (left <= 0 || (kind === "lost_response" && !pk.startsWith("FACT#"))) return undefined;
    left -= 1;
    if (kind === "lost_response") return "lost answer";
    throw new Error(String(kind));
  };
}

/** Processor time, because the machine may be busy with other things. */
const spentMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

async function run(world: World, given: Given) {
  const steps = given.steps ?? [{ ...given, op: "deliver" }];
  let last: Awaited<ReturnType<typeof deliver>> | undefined;
  let sent = eventOf(world, meta.base_event, {});
  let took = 0;
  for (const step of steps) {
    if (step.op === "advance") world.now = step.to ? Date.parse(String(step.to)) : world.now + Number(step.s) * 1000;
    else if (step.op === "fault") arm(world, step);
    else {
      const events = deliveriesOf(step).map((each) => (step.same_bytes ? sent : eventOf(world, meta.base_event, each)));
      if (step.unsigned_headers) for (const { headers } of events) Object.assign(headers!, step.unsigned_headers);
      sent = events[0]!;
      const start = process.cpuUsage();
      if (step.parallel) last = (await Promise.all(events.map((event) => deliver(world, event)))).at(-1);
      else for (const event of events) last = await deliver(world, event);
      took += spentMs(start);
    }
  }
  return { answer: last!, took };
}

/** What an answer comes to in the words of the list; an older copy of what is counted is accepted and changes nothing. */
function outcomesOf(answer: { statusCode: number; body: string }, world: World): readonly string[] {
  const outcome = outcomeOf(answer);
  return outcome === "accept_duplicate" && world.responses().length > 0 ? [outcome, "accept"] : [outcome];
}

function outcomeOf({ statusCode, body }: { statusCode: number; body: string }): string {
  const { outcome } = JSON.parse(body);
  const accepted: Record<string, string> = { stored: "accept", duplicate: "accept_duplicate", aside: "quarantine" };
  const byStatus: Record<number, string> = {
    200: "ignored",
    400: "reject",
    415: "reject",
    401: "auth_reject",
    413: "too_large",
    503: "retry_later",
  };
  return accepted[outcome] ?? byStatus[statusCode] ?? `status ${statusCode}`;
}

const npsOf = ({ scores }: Response): number => scores[0]?.value ?? Number.NaN;

/** How many responses a name of the `counts` check speaks of. */
function countOf(name: string, responses: readonly Response[]): number {
  if (name === "promoters") return responses.filter((one) => npsOf(one) >= 9).length;
  if (name === "detractors") return responses.filter((one) => npsOf(one) <= 6).length;
  if (/^\d{4}-\d{2}$/.test(name))
    return responses.filter(({ at }) => dayAt(at, "Europe/Berlin").startsWith(name)).length;
  return responses.filter(
    ({ segments }) =>
      segments.region === name || segments.plan === name || (segments.plan === "other" && name === "Café"),
  ).length;
}

function fieldOf(name: string, [response]: readonly Response[]): unknown {
  if (!response) return undefined;
  const fields: Record<string, unknown> = {
    score: npsOf(response),
    response_id: response.id,
    submitted_at: new Date(response.at).toISOString().slice(0, 7),
  };
  return name in fields ? fields[name] : JSON.stringify(response).includes("203.0.113.9") ? "kept" : null;
}

function check(world: World, [name, value]: [string, unknown], took: number): void {
  const responses = world.responses();
  const { field, value: wanted } = (typeof value === "object" ? value : {}) as { field: string; value: unknown };
  const log = world.lines.join("\n");
  if (name === "fast") expect(took).toBeLessThan(Number(value));
  if (name === "store_equals") expect(fieldOf(field, responses)).toBe(wanted);
  if (name === "store_not") expect(fieldOf(field, responses)).not.toBe(wanted);
  if (name === "log_no") expect(log).not.toContain(value);
  if (name === "log_one_line")
    for (const line of world.lines) expect([line.includes("\n"), typeof JSON.parse(line)]).toEqual([false, "object"]);
  if (name === "proto_clean")
    expect([({} as Record<string, unknown>).polluted, Object.keys(Object.prototype)]).toEqual([undefined, []]);
  if (name === "keys_isolated")
    expect(world.items("").every(({ pk }) => /^(FACT|DIRTY|PROGRAM)#acme/.test(pk))).toBe(true);
  if (name === "state" && String(value).includes("version 100")) expect(responses.map(npsOf)).toEqual([100 % 11]);
  if (name !== "counts") return;
  for (const [what, count] of Object.entries(value as Record<string, unknown>))
    expect([count].flat(), what).toContain(countOf(what, responses));
}

describe.skipIf(!there)("bad input (skipped: ../shared/badinput/cases.json is missing)", () => {
  test(`${running.length} of ${ofIntake.length} cases of intake's areas run, the others are left out by rule`, () => {
    expect([ofIntake.length, running.length]).toEqual([127, 114]);
    for (const each of ofIntake.filter((one) => !running.includes(one))) expect(ruleOf(each), each.id).toBeTruthy();
  });

  test.each(running)("$id $title", async (each) => {
    const world = worldOf(each);
    const { answer, took } = await run(world, each.given);
    expect(
      outcomesOf(answer, world).filter((outcome) => each.expect.outcome.includes(outcome)),
      answer.body,
    ).not.toEqual([]);
    if (each.expect.count_delta !== undefined)
      expect([each.expect.count_delta].flat()).toContain(world.responses().length);
    if (outcomeOf(answer) === "auth_reject") {
      expect(answer).toEqual((await run(worldOf(each), { sign: "wrong_secret" })).answer);
      expect(world.calls).toEqual([]);
    }
    for (const one of (each.expect.checks ?? []).flatMap((some) => Object.entries(some))) check(world, one, took);
    for (const secret of ["ana@customer.test", "Quick and friendly", "webhook-signature", ...Object.values(secrets)])
      expect(world.lines.join("\n")).not.toContain(secret);
  });
});
