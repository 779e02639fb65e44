// Vendors that are asked: what a webhook named is kept, fetched outside of the request, and never lost.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fetchAll } from "../../functions/fetch.ts";
import { erasePerson } from "../../functions/io/people/erase.ts";
import { unpack } from "../../functions/io/table/compression.ts";
import { personIn } from "../../lib/sources/kept/person.ts";
import { pseudonym } from "../../lib/sources/signing/pseudonym.ts";
import { startVendorStub, type VendorStub } from "./vendor-stub.ts";
import { fetchWorld, nameQualtrics, nameSurvey, nameTickets, start, surveyPath } from "./world.ts";

let stub: VendorStub;
beforeEach(async () => {
  stub = await startVendorStub();
});
afterEach(() => stub.stop());

/** A response in the form of SurveyMonkey's documentation, with an answer of our own. */
const details = (id: string, over: object = {}): string =>
  JSON.stringify({
    ...{ id, survey_id: "105724755", response_status: "completed", collector_id: "50253690" },
    ...{ date_created: "2015-12-28T21:57:14+00:00", date_modified: "2015-12-28T21:59:38+00:00" },
    pages: [{ id: "103332310", questions: [{ id: "319352786", answers: [{ choice_id: "3057839051" }] }] }],
    ...over,
  });
const found = (body: string) => ({ status: 200, body });
const later = { "retry-after": "120" };

describe("a webhook that holds ids alone", () => {
  test("is answered before anybody is asked, and kept until it is a fact", async () => {
    const one = fetchWorld(stub.url);
    const answer = await nameSurvey(one, "r-1");
    expect([answer.statusCode, JSON.parse(answer.body)]).toEqual([202, { outcome: "waiting" }]);
    expect(stub.asked).toEqual([]);
    expect(one.pending()).toHaveLength(1);
    expect(one.world.facts()).toEqual([]);

    stub.answer(surveyPath("r-1"), found(details("r-1")));
    await one.run();
    expect(one.world.responses()).toMatchObject([{ id: "r-1", scores: [{ question: "nps", value: 9 }] }]);
    expect(stub.asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
      [surveyPath("r-1"), "Bearer a token"],
    ]);
    expect(one.pending()).toEqual([]);
    expect(one.lines).toEqual([{ connection: "monkey", outcome: "fetched", counts: { stored: 1 } }]);
  });

  test("keeps the vendor's answer with the fact, so that it can be made anew", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    stub.answer(surveyPath("r-1"), found(details("r-1")));
    await one.run();
    const raw = one.world.items("FACT#")[0]?.raw as Uint8Array;
    expect(Buffer.from(unpack(raw)).toString()).toBe(details("r-1"));
  });

  test("asks once for many deliveries about one thing, and what is fetched twice is one fact", async () => {
    const one = fetchWorld(stub.url);
    stub.answer(surveyPath("r-1"), found(details("r-1")));
    await nameSurvey(one, "r-1");
    await nameSurvey(one, "r-1");
    await one.run();
    await nameSurvey(one, "r-1");
    await one.run();
    expect(stub.asked).toHaveLength(2);
    expect(one.world.responses()).toHaveLength(1);
    expect(one.lines.at(-1)?.counts).toEqual({ known: 1 });
  });

  test("that is forged asks for nothing", async () => {
    const one = fetchWorld(stub.url);
    one.world.secrets["acme/secret"] = () => "another secret";
    for (const answer of [await nameSurvey(one, "r"), await nameQualtrics(one, "r"), await nameTickets(one, [])])
      expect(answer.statusCode).toBe(401);
    expect(one.pending()).toEqual([]);
  });
});

describe("a delivery of HubSpot", () => {
  const event = (objectId: number, subscriptionType = "ticket.creation") => ({ objectId, subscriptionType });
  const path = (id: number, archived = false): string =>
    `/crm/v3/objects/tickets/${id}?properties=createdate%2Cclosed_date&propertiesWithHistory=closed_date&associations=contacts&archived=${archived}`;
  const ticket = (id: string, over: object = {}): string =>
    JSON.stringify({
      ...{ id, createdAt: "2026-09-15T09:15:00Z", updatedAt: "2026-09-15T09:15:00Z", archived: false },
      properties: { createdate: "2026-09-15T09:15:00Z", closed_date: null },
      ...over,
    });

  test("of a hundred events asks for each ticket, no faster than the API bears", async () => {
    const one = fetchWorld(stub.url);
    const ids = Array.from({ length: 100 }, (_, at) => at + 1);
    for (const id of ids) stub.answer(path(id), found(ticket(String(id))));
    await nameTickets(
      one,
      ids.map((id) => event(id)),
    );
    expect(one.pending()).toHaveLength(100);
    await one.run();
    expect(one.world.facts()).toHaveLength(100);
    // 300 a minute: 200 ms from one to the next.
    expect(one.waits).toHaveLength(99);
    expect(one.waits.reduce((sum, ms) => sum + ms, 0)).toBe(99 * 200);
  });

  test("about a deleted ticket takes it out", async () => {
    const one = fetchWorld(stub.url);
    stub.answer(path(7), found(ticket("7")));
    await nameTickets(one, [event(7)]);
    await one.run();
    one.world.now += 60_000;
    stub.answer(path(7, true), found(ticket("7", { archived: true, archivedAt: "2026-10-06T12:00:30Z" })));
    await nameTickets(one, [event(7, "ticket.deletion")]);
    await one.run();
    expect(one.world.items("FACT#").filter(({ day }) => day !== undefined)).toEqual([]);
  });
});

describe("an API that", () => {
  test("does not know the response has it kept aside, with the reason", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "gone");
    stub.answer(surveyPath("gone"), { status: 410 });
    await nameSurvey(one, "never");
    await one.run();
    expect(one.aside().map(({ problem }) => problem)).toEqual([
      "the API of the vendor answers 410: it is not there",
      "the API of the vendor answers 404: it is not there",
    ]);
    expect(one.pending()).toEqual([]);
    expect(one.lines[0]?.counts).toEqual({ aside: 2 });
  });

  test("lags behind its webhooks is asked again for an hour", async () => {
    const one = fetchWorld(stub.url);
    await nameQualtrics(one, "R_1");
    const path = "/API/v3/surveys/SV_1/responses/R_1";
    stub.answer(path, { status: 404 });
    await one.run();
    expect(one.lines[0]?.counts).toEqual({ later: 1 });
    one.world.now += 30 * 60_000;
    const result = { responseId: "R_1", values: { QID1: 9, status: 0, recordedDate: "2026-10-06T11:59:00Z" } };
    stub.answer(path, found(JSON.stringify({ result })));
    await one.run();
    expect(one.world.responses()).toMatchObject([{ id: "R_1" }]);
    expect(stub.asked[0]?.headers["x-api-token"]).toBe("a token");

    await nameQualtrics(one, "R_2");
    await one.run();
    one.world.now += 61 * 60_000;
    await one.run();
    expect(one.aside()).toHaveLength(1);
  });

  test("says too many has all of its connection wait for as long as it says", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    await nameSurvey(one, "r-2");
    stub.answer(surveyPath("r-1"), { status: 429, headers: later }, found(details("r-1")));
    stub.answer(surveyPath("r-2"), found(details("r-2")));
    await one.run();
    expect(stub.asked).toHaveLength(1);
    expect(one.lines[0]).toEqual({ connection: "monkey", outcome: "fetched", counts: { busy: 1 } });
    expect(Number(one.pending().find(({ id }) => id === "r-1")?.due)).toBe(one.world.now + 120_000);
    one.world.now += 120_000;
    await one.run();
    expect(one.world.responses()).toHaveLength(2);
  });

  test("asks for an endless pause is asked again within the hour", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    stub.answer(surveyPath("r-1"), { status: 429, headers: { "retry-after": "999999" } });
    await one.run();
    expect(Number(one.pending()[0]?.due)).toBe(one.world.now + 3_600_000);
  });

  test("does not take the token rings the alarm, asks no more, and loses nothing", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    await nameSurvey(one, "r-2");
    stub.answer(surveyPath("r-1"), { status: 401 });
    await expect(fetchAll(one.context())).rejects.toThrow("the API of monkey cannot be asked");
    expect(one.lines).toEqual([{ connection: "monkey", outcome: "denied", counts: { denied: 1 } }]);
    expect(stub.asked).toHaveLength(1);
    expect(one.pending()).toHaveLength(2);
  });

  test("does not open keeps nobody else waiting", async () => {
    const one = fetchWorld(stub.url);
    await nameTickets(one, [{ objectId: 7, subscriptionType: "ticket.creation" }]);
    await nameSurvey(one, "r-1");
    stub.answer(surveyPath("r-1"), found(details("r-1")));
    const path =
      "/crm/v3/objects/tickets/7?properties=createdate%2Cclosed_date&propertiesWithHistory=closed_date&associations=contacts&archived=false";
    stub.answer(path, { status: 403 });
    await one.run();
    expect(one.world.responses()).toHaveLength(1);
    expect(one.lines.map(({ connection, outcome }) => `${connection} ${outcome}`).toSorted()).toEqual([
      "hub denied",
      "monkey fetched",
    ]);
  });

  test("fails now and then is asked three times, then later, and kept aside after seven days", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    stub.answer(surveyPath("r-1"), { status: 500 }, { status: 0 }, found(details("r-1")));
    await one.run();
    expect(stub.asked).toHaveLength(3);
    expect(one.world.responses()).toHaveLength(1);

    await nameSurvey(one, "r-2");
    stub.answer(surveyPath("r-2"), { status: 500 });
    await one.run();
    expect(one.pending()).toMatchObject([{ id: "r-2", attempts: 1 }]);
    one.world.now = start + 8 * 86_400_000;
    await one.run();
    expect(one.aside().map(({ problem }) => problem)).toEqual([
      "the API of the vendor gave no usable answer for seven days, at last: status 500",
    ]);
  });

  test("sends us elsewhere is not followed: the token does not travel", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    stub.answer(surveyPath("r-1"), { status: 302, headers: { location: `${stub.url}/elsewhere` } });
    await one.run();
    expect(stub.asked.map(({ path }) => path)).not.toContain("/elsewhere");
    expect(one.pending()).toHaveLength(1);
  });

  test("answers what the mapping cannot use has the answer kept aside, to be replayed", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    const other = details("r-1", { pages: [{ questions: [{ id: "319352786", answers: [{ choice_id: "77" }] }] }] });
    stub.answer(surveyPath("r-1"), found(other));
    await one.run();
    expect(one.aside().map(({ raw }) => Buffer.from(unpack(raw as Uint8Array)).toString())).toEqual([other]);
  });
});

describe("a person who is erased", () => {
  test("is not asked about any more", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1", { recipient_id: "customer-77" });
    await nameSurvey(one, "r-2", { recipient_id: "customer-78" });
    const { table, writer, routes } = one.context();
    const { program } = [...routes.values()][0]!;
    const theirs = pseudonym("p", program.id, "customer-77");
    const person = personIn({ pepper: "p", program: program.id, wanted: (name) => name === theirs });
    const erasing = { ...{ table, program, writer, routes, person }, looked: () => {} };
    expect(await erasePerson({ ...erasing, dryRun: true })).toMatchObject({ aside: 1 });
    expect(one.pending()).toHaveLength(2);
    await erasePerson({ ...erasing, dryRun: false });
    expect(one.pending()).toMatchObject([{ id: "r-2" }]);
  });
});

describe("a run", () => {
  test("that is cut off between the fact and its settling asks once more, and changes nothing", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    stub.answer(surveyPath("r-1"), found(details("r-1")));
    one.world.fault = ({ operation }) => {
      if (operation === "delete") throw new Error("cut off");
      return undefined;
    };
    await one.run();
    expect(one.lines[0]?.outcome).toBe("unreachable");
    one.world.fault = () => undefined;
    one.world.now += 300_000;
    await one.run();
    expect(one.world.responses()).toHaveLength(1);
    expect(one.pending()).toEqual([]);
  });

  test("goes on behind what fails by itself, and tells of it", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    await nameSurvey(one, "r-2");
    for (const id of ["r-1", "r-2"]) stub.answer(surveyPath(id), found(details(id)));
    one.world.fault = ({ operation, sk }) => {
      if (operation === "put" && sk === "response#monkey#r-1") throw new Error("throttled");
      return undefined;
    };
    await one.run();
    expect(one.world.responses().map(({ id }) => id)).toEqual(["r-2"]);
    expect(one.lines).toEqual([
      { connection: "monkey", outcome: "unreachable", counts: { later: 1, stored: 1 }, error: "Error" },
    ]);
    expect(one.pending()).toMatchObject([{ id: "r-1" }]);
  });

  test("keeps a question aside whose bytes are damaged", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    await one.world.context.table.put({ ...one.pending()[0]!, notice: new Uint8Array([1, 2]) }, { kind: "always" });
    await one.run();
    expect([one.pending().length, one.aside().length]).toEqual([0, 1]);
  });

  test("asks nothing after its deadline", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-1");
    await one.run({ deadline: start });
    expect(stub.asked).toEqual([]);
    expect(one.pending()).toHaveLength(1);
  });

  test("logs neither ids of the vendor nor tokens", async () => {
    const one = fetchWorld(stub.url);
    await nameSurvey(one, "r-canary");
    stub.answer(surveyPath("r-canary"), { status: 403 });
    await one.run();
    expect(JSON.stringify(one.lines)).not.toMatch(/canary|a token/);
  });
});
