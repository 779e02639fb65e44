// What operators ask for: access, erasures run again, and what is wrong.
import { describe, expect, test } from "vitest";
import { recipientOf } from "../../functions/io/mail/mailing.ts";
import { createLedger } from "../../functions/io/mail/mailings.ts";
import { diagnose, type Patient } from "../../functions/io/operate/diagnosis.ts";
import { accessTo } from "../../functions/io/people/access.ts";
import { noteErasure } from "../../functions/io/people/erase.ts";
import { adoptErasures, type ErasureRun, eraseAgain, eraseEverywhere } from "../../functions/io/people/erase-all.ts";
import { eraseReader } from "../../functions/io/people/erase-reader.ts";
import { subscribe, suppressAddress } from "../../functions/io/readers/readers.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";
import { pseudonym } from "../../lib/sources/signing/pseudonym.ts";
import { editionKey } from "../../lib/table/edition-keys.ts";
import { personMark } from "../../lib/table/erasure-keys.ts";
import { answer, createShop, everything, itemsOf, pepper, type Shop, shop as shopWith } from "./world.ts";

const ana = "ana@shop.test";

const runOf = (shop: Shop): ErasureRun => ({
  ...{ table: shop.memory, config: shop.config, routes: shop.routes(), pepper, now: shop.now },
  ...{ writer: shop.writerOn(shop.memory), dryRun: false, looked: () => {} },
});

async function filled(): Promise<Shop> {
  const shop = createShop();
  await shop.deliver(answer("r-1", ana, { comment: "hers" }));
  await shop.deliver(answer("r-2", "bob@shop.test", { comment: `his, to ${ana}` }));
  await shop.deliver(answer("r-3", ana, { score: 77, comment: "hers too" }));
  await shop.deliver(answer("r-4", "bob@shop.test", { score: 77, comment: `his too, of ${ana}` }));
  return shop;
}

describe("access", () => {
  test("gives a person what is theirs, with days and connections, and nothing of others", async () => {
    const shop = await filled();
    const kept = await accessTo(runOf(shop), " Ana@shop.test ");
    expect(kept.facts).toEqual([
      { day: "2026-11-24", fact: expect.objectContaining({ id: "r-1", connection: "survey", comment: "hers" }) },
    ]);
    expect(kept.keptAside).toEqual([
      expect.objectContaining({ connection: "survey", body: expect.stringContaining("hers too") }),
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/his|bob/);
  });

  test("gives nothing of whom nothing is kept, nor of the erased", async () => {
    const shop = await filled();
    const nothing = { facts: [], keptAside: [] };
    expect(await accessTo(runOf(shop), "nobody@shop.test")).toEqual(nothing);
    await eraseEverywhere(runOf(shop), ana);
    expect(await accessTo(runOf(shop), ana)).toEqual(nothing);
  });
});

describe("a dry run of an erasure", () => {
  test("counts what would go and writes nothing", async () => {
    const shop = await filled();
    const before = everything(shop.memory);
    const foreseen = await eraseEverywhere({ ...runOf(shop), dryRun: true }, ana);
    expect(everything(shop.memory)).toBe(before);
    expect(foreseen).toEqual(await eraseEverywhere(runOf(shop), ana));
    expect(foreseen).toEqual([
      { program: "shop", facts: { response: 1 }, bytes: 1, comments: 1, aside: 2, days: ["2026-11-24"] },
    ]);
  });
});

describe("after a restore", () => {
  test("those whom the old table knows as erased are erased again, without anybody naming them", async () => {
    const [old, restored] = [await filled(), await filled()];
    await eraseEverywhere(runOf(old), ana);
    expect(await adoptErasures(runOf(restored), old.memory)).toBe(1);
    await eraseAgain(runOf(restored));
    for (const shop of [old, restored]) await shop.refresh();
    const left = everything(restored.memory);
    for (const trace of [ana, pseudonym(pepper, "shop", ana), "hers"]) expect(left).not.toContain(trace);
    expect(itemsOf(restored.memory, "FACT#")).toEqual(itemsOf(old.memory, "FACT#"));
  });
});

/** The shop's configuration with one weekly report. */
const withReport = ({ sender, ...config }: Config): Config =>
  defineConfig({
    ...{ sender, ...config },
    reports: [{ id: "weekly", program: "shop", cadence: "weekly", recipients: [{ address: "chief@shop.test" }] }],
  });

async function mailed(shop: Shop, address: string, settle: "sent" | "open") {
  const edition = { program: "shop", report: "weekly", kind: "week", start: "2026-11-16", revision: 1 };
  const head = { kind: "week", from: edition.start, to: edition.start, revision: 1, state: "edition" };
  await shop.memory.put({ ...editionKey(edition), ...head }, { kind: "always" });
  const ledger = createLedger({ table: shop.memory, now: shop.now, token: () => "t", limitMs: 60_000 });
  const claim = await ledger.claim({ edition, recipient: recipientOf(address), copy: 0 });
  if (claim.kind === "claimed" && settle === "sent") await ledger.settle(claim, { kind: "taken", messageId: "m" });
}

describe("a reader who is erased", () => {
  test("leaves no mailing and no wish behind, only that the address refuses mail", async () => {
    const shop = await filled();
    const config = withReport(shop.config);
    await mailed(shop, ana, "sent");
    await mailed(shop, "chief@shop.test", "sent");
    const recipient = recipientOf(ana);
    await subscribe(shop.memory, { recipient, report: "weekly" }, { wanted: false, at: shop.now() });
    await suppressAddress(shop.memory, recipient, { why: "complained", at: shop.now() });
    const foreseen = await eraseReader(shop.memory, config, { address: ana, dryRun: true });
    expect(foreseen).toEqual({ mailings: 1, wishes: 1 });
    expect(await eraseReader(shop.memory, config, { address: ana, dryRun: false })).toEqual(foreseen);
    expect(itemsOf(shop.memory, "MAILING#")).toHaveLength(1);
    expect(itemsOf(shop.memory, "READER#")).toEqual([expect.objectContaining({ suppressed: "complained" })]);
  });
});

describe("the doctor", () => {
  const secrets = { live: async () => ["a"], reread: async () => ["a"] };
  const patientOf = (shop: Shop, more: Partial<Patient> = {}): Patient => ({
    ...{ table: shop.memory, config: shop.config, secrets, now: shop.now() },
    ...more,
  });
  const checks = async (patient: Patient) => (await diagnose(patient)).map(({ check }) => check);

  test("finds nothing wrong where nothing is, and says what to do about everything else", async () => {
    const shop = await filled();
    await shop.refresh();
    expect(await diagnose(patientOf(shop))).toEqual([]);
    const unreadable = { live: () => Promise.reject(new Error("no")), reread: async () => [] };
    for (const { check, problem, fix } of await diagnose(patientOf(shop, { secrets: unreadable }))) {
      expect(check).toBe("secrets");
      expect(problem).toContain("cannot be read");
      expect(fix).not.toBe("");
    }
  });

  test.each<[string, (shop: Shop) => Promise<Partial<Patient>> | Partial<Patient>]>([
    ["store", ({ config }) => ({ config: { ...config, programs: [{ ...config.programs[0]!, shards: 7 }] } })],
    ["definition", () => ({ config: changed() })],
    ["quarantine", ({ now }) => ({ now: now() + 80 * 86_400_000 })],
    [
      "refresh",
      async (shop) => {
        await shop.deliver(answer("r-9", "cat@shop.test"));
        return { now: shop.now() + 27 * 3_600_000 };
      },
    ],
    [
      "erasures",
      async (shop) => {
        await noteErasure(shop.memory, "shop", { mark: personMark("x"), generation: 1 }, shop.now());
        return {};
      },
    ],
    ["erasures", ({ now }) => ({ restoredAt: now() - 1 })],
    [
      "mailings",
      async (shop) => {
        await mailed(shop, ana, "open");
        return {
          now: shop.now() + 2 * 3_600_000,
          config: withReport(shop.config),
        };
      },
    ],
  ])("sees what is wrong: %s", async (check, harm) => {
    const shop = await filled();
    await shop.refresh();
    expect(await checks(patientOf(shop, await harm(shop)))).toEqual([check]);
  });

  test("is content with a restored table once its erasures were run again", async () => {
    const shop = await filled();
    await shop.refresh();
    const restoredAt = shop.now() - 1;
    await eraseAgain(runOf(shop));
    await shop.refresh();
    expect(await checks(patientOf(shop, { restoredAt }))).toEqual([]);
  });
});

/** The same program with another scale, so that days fold otherwise. */
function changed() {
  const config = shopWith();
  const [program] = config.programs;
  const [nps, again] = program!.questions;
  return { ...config, programs: [{ ...program!, questions: [{ ...nps!, scale: { min: 0, max: 9 } }, again!] }] };
}
