// The life of data through the real commands: connect, export, erase, and what each says to wrong usage.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Directory, gapwatch, shopConfig, temporaryDirectory } from "./gapwatch.ts";

let directory: Directory;
let local: string;
const shop = (args: readonly string[]) => gapwatch([...args, "--config", shopConfig, "--local", local]);

beforeAll(async () => {
  directory = await temporaryDirectory();
  local = join(directory.path, "store");
  const rows = Array.from(
    { length: 12 },
    (_, n) => `r-${n},2026-11-05T10:00:00Z,c${n % 6}@example.com,${n % 11},6,pro,words`,
  );
  const file = join(directory.path, "answers.csv");
  await writeFile(file, `id,answered,email,score,ease,plan,comment\n${rows.join("\n")}\n`);
  expect((await shop(["import", file, "--connection", "survey"])).code).toBe(0);
});
afterAll(() => directory.remove());

describe("the life of data", () => {
  it("connects: a signed delivery by hand, and never the secret", async () => {
    const ended = await shop(["connection", "survey", "--url", "https://api.example.com/hooks/{connection}"]);
    expect(ended).toMatchObject({ code: 0, err: "" });
    expect(ended.out).toContain("URL: https://api.example.com/hooks/survey\n");
    expect(ended.out).toContain("the last one counts as: NPS");
    const secrets: Record<string, string> = JSON.parse(await readFile(join(local, "secrets.json"), "utf8"));
    for (const secret of Object.values(secrets)) expect(ended.out).not.toContain(secret.replace("whsec_", ""));
  });

  it("exports as many facts as the figure counts", async () => {
    const facts = ["--kind", "facts", "--period", "2026-W45", "--metric", "nps", "--question", "nps", "--out", "-"];
    const rows: Record<string, string>[] = parse((await shop(["export", ...facts])).out, { columns: true });
    const report = JSON.parse((await shop(["report", "weekly", "--period", "2026-W45", "--json"])).out);
    const nps = report.figures.find((one: { metric: string; stage?: string }) => one.metric === "nps" && !one.stage);
    expect(rows).toHaveLength(nps.n);
    const file = join(directory.path, "figures.csv");
    const ended = await shop(["export", "--kind", "figures", "--period", "2026-W45", "--out", file]);
    expect(ended).toMatchObject({ code: 0, out: "" });
    const figures: Record<string, string>[] = parse(await readFile(file, "utf8"), { columns: true });
    expect(figures).toHaveLength(report.figures.length);
    const same = figures.find(({ metric, stage }) => metric === "nps" && stage === "");
    expect(Number(same?.value)).toBe(nps.value);
  });

  it("has nothing to replay, remap, audit or heal", async () => {
    expect((await shop(["quarantine"])).out).toBe("nothing is kept aside\n");
    expect(await shop(["replay"])).toMatchObject({ code: 0 });
    expect(await shop(["remap", "--connection", "survey", "--dry-run"])).toMatchObject({ code: 0 });
    expect(await shop(["audit"])).toMatchObject({ code: 0 });
    expect(await shop(["doctor"])).toMatchObject({ code: 0, out: "nothing is wrong\n" });
  });

  it("gives access, erases, and has nothing left to give", async () => {
    const given = await shop(["access", "C1@example.com"]);
    expect(JSON.parse(given.out).facts).toHaveLength(2);
    const dry = await shop(["erase", "c1@example.com", "--dry-run"]);
    expect(dry.out).toContain("2 facts would go");
    const gone = await shop(["erase", "c1@example.com"]);
    expect(gone.out).toContain("2 facts gone");
    expect(gone.out).toContain("what stays: ");
    expect(gone.out + gone.err).not.toContain("c1@");
    expect(await shop(["access", "c1@example.com"])).toMatchObject({ code: 1 });
    const rows: unknown[] = parse((await shop(["export", "--out", "-"])).out, { columns: true });
    expect(rows).toHaveLength(20);
  });
});

describe("used wrongly, the commands end with 2 and say what to do", () => {
  it.each([
    ["erase nobody", ["erase"], "name one customer"],
    ["erase one and all", ["erase", "a", "--again"], "name one customer"],
    ["replay an unknown connection", ["replay", "--connection", "x"], 'no connection "x"; known: survey, kiosk'],
    ["remap nothing", ["remap"], "required option '--connection <id>' not specified"],
    ["ping nothing that runs", ["connection", "survey", "--ping"], "start the stack of --local DIR, or give --url"],
    ["export no period", ["export", "--out", "-", "--period", "2026-W99"], "is no period"],
    ["export customers one by one", ["export", "--out", "-", "--metric", "churn", "--period", "2026"], "one by one"],
    ["export a cell of nothing", ["export", "--out", "-", "--stage", "buying"], "go with --metric"],
  ])("%s", async (_, args, message) => {
    const ended = await shop(args);
    expect(ended.err).toContain(message);
    expect(ended.code).toBe(2);
  });
});
