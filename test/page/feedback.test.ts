// Claims about what SES tells: it settles the ledger in any order and however often, and stops mail where it must.
import { describe, expect, test } from "vitest";
import { runReport, sendCopy } from "../../functions/io/editions/run-report.ts";
import type { SendMail } from "../../functions/io/mail/mail.ts";
import { recipientOf } from "../../functions/io/mail/mailing.ts";
import { settleMails } from "../../functions/io/mail/settle-mail.ts";
import type { Item } from "../../functions/io/table/table.ts";
import { periodOf } from "../../lib/domain/period.ts";
import { copyOf, minute, runOver, scheduled, storedWeeks } from "../report-model/run-world.ts";
import type { MemoryTable } from "../store/memory-table.ts";

type Tags = Readonly<Record<string, string>>;

const sns = (...messages: readonly object[]): string[] => messages.map((message) => JSON.stringify(message));

/** As SES writes it: each tag a list, the recipient's address in the clear. */
const event = (tags: Tags, eventType: string, more: object = {}) => ({
  eventType,
  mail: {
    ...{ timestamp: "2026-11-23T07:00:02.012Z", messageId: "0100-abc", destination: ["ann@acme.test"] },
    tags: Object.fromEntries(
      Object.entries({ ...tags, "ses:configuration-set": "gapwatch" }).map(([k, v]) => [k, [v]]),
    ),
  },
  ...more,
});

const bounce = (tags: Tags, bounceType: string) =>
  event(tags, "Bounce", { bounce: { bounceType, timestamp: "2026-11-23T07:00:09Z", bouncedRecipients: [] } });

const mailings = (table: MemoryTable): Item[] =>
  [...table.partitions].filter(([pk]) => pk.startsWith("MAILING#")).flatMap(([, items]) => [...items.values()]);

/** A mailed week, and the tags of each mail by its recipient. */
async function mailedWeek(answer: "taken" | "lost" = "taken") {
  const table = await storedWeeks();
  const tags = new Map<string, Tags>();
  const send: SendMail = async (envelope) => {
    tags.set(envelope.to, envelope.tags);
    return answer === "taken" ? { kind: "taken", messageId: "m" } : { kind: "unknown", reason: "TimeoutError" };
  };
  await runReport(runOver(table, send, { now: scheduled }), "weekly", scheduled);
  return { table, send, tagsOf: (address: string): Tags => tags.get(address) ?? {} };
}

const stateOf = (table: MemoryTable, address: string): unknown =>
  mailings(table).find(({ sk, copy }) => sk.startsWith(recipientOf(address)) && copy === 0)?.state;

function orders<Value>(values: readonly Value[]): Value[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, at) =>
    orders(values.filter((_, place) => place !== at)).map((rest) => [value, ...rest]),
  );
}

describe("feedback", () => {
  test.each(["sent", "bounced", "complained"] as const)(
    "ends as %s in any order, and with every event twice",
    async (end) => {
      const { table: base, tagsOf } = await mailedWeek("lost");
      const tags = tagsOf("ann@acme.test");
      const events = [
        event(tags, "Send"),
        event(tags, "Delivery", { delivery: { timestamp: "2026-11-23T07:00:05Z" } }),
        event(tags, "DeliveryDelay"),
        ...(end === "sent" ? [] : [bounce(tags, "Permanent")]),
        ...(end === "complained"
          ? [event(tags, "Complaint", { complaint: { timestamp: "2026-11-23T08:00:00Z" } })]
          : []),
      ];
      const ends = new Set<string>();
      for (const order of orders(events)) {
        const table = await copyOf(base);
        for (const one of order) {
          await settleMails(table, sns(one));
          await settleMails(table, sns(one));
        }
        const found = mailings(table).find(({ sk }) => sk.startsWith(recipientOf("ann@acme.test")));
        ends.add(JSON.stringify({ state: found?.state, delivered: found?.delivered }));
      }
      expect([...ends]).toEqual([JSON.stringify({ state: end, delivered: Date.parse("2026-11-23T07:00:05Z") })]);
    },
  );

  test("settles what nobody could tell: no gap is left in the ledger, and nobody gets a second mail", async () => {
    const { table, send, tagsOf } = await mailedWeek("lost");
    expect(mailings(table).map(({ state }) => state)).toEqual(["sending", "sending", "sending"]);
    const all = ["ann@acme.test", "bob@acme.test", "cid@acme.test"];
    await settleMails(table, sns(...all.map((address) => event(tagsOf(address), "Send"))));
    expect(all.map((address) => stateOf(table, address))).toEqual(["sent", "sent", "sent"]);
    let later = 0;
    const counting: SendMail = (envelope) => {
      later++;
      return send(envelope);
    };
    await runReport(runOver(table, counting, { now: scheduled + 30 * minute }), "weekly", scheduled);
    expect(later).toBe(0);
  });

  test("an address that bounces for good, or complains, gets no more mail of any kind; the others do", async () => {
    const { table, send, tagsOf } = await mailedWeek();
    await settleMails(
      table,
      sns(bounce(tagsOf("ann@acme.test"), "Permanent"), bounce(tagsOf("bob@acme.test"), "Transient")),
    );
    const next = scheduled + 7 * 24 * 60 * minute;
    const mailed = await runReport(runOver(table, send, { now: next }), "weekly", next);
    expect(mailed.at(-1)?.standings).toEqual({ sent: 2, suppressed: 1 });
    const copy = { period: periodOf("week", "2026-11-16"), address: "ann@acme.test" };
    expect((await sendCopy(runOver(table, send, { now: next }), "weekly", copy)).standings).toEqual({ suppressed: 1 });
  });

  test("what is about no mailing of ours, or is forged, changes nothing", async () => {
    const { table, tagsOf } = await mailedWeek();
    const tags = tagsOf("ann@acme.test");
    const before = JSON.stringify(mailings(table));
    const told = await settleMails(
      table,
      sns(
        bounce({}, "Permanent"),
        bounce({ ...tags, recipient: recipientOf("bob@acme.test") }, "Permanent"),
        bounce({ ...tags, copy: "7" }, "Permanent"),
        { eventType: "Open" },
        [1, 2],
      ),
    );
    expect(told).toEqual({ "not-ours": 5 });
    expect(JSON.stringify(mailings(table))).toBe(before);
    const readers = [...table.partitions].filter(([pk, items]) => pk.startsWith("READER#") && items.size > 0);
    expect(readers).toEqual([]);
  });

  test("an event that arrives before the report has settled its mailing does not undo it", async () => {
    const table = await storedWeeks();
    const early: SendMail = async ({ tags }) => {
      await settleMails(table, sns(event(tags, "Send"), bounce(tags, "Permanent")));
      return { kind: "taken", messageId: "m" };
    };
    await runReport(runOver(table, early, { now: scheduled }), "weekly", scheduled);
    expect(mailings(table).map(({ state }) => state)).toEqual(["bounced", "bounced", "bounced"]);
  });
});
