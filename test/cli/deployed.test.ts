// What a deployment wrote down is found again by the commands, of whatever stack it is.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { deployed, withoutHooks } from "../../infra/cli/deployed.ts";
import { type Directory, gapwatch, shopConfig, temporaryDirectory } from "./gapwatch.ts";

let directory: Directory;
beforeAll(async () => {
  directory = await temporaryDirectory();
});
afterAll(() => directory.remove());

it("reads the outputs of the stack", async () => {
  const file = join(directory.path, "outputs.json");
  const stack = { HookUrl: "https://a.example/hooks/{connection}", TableName: "t-1", ConfigurationSet: "set-1" };
  await writeFile(file, JSON.stringify({ Other: {}, Gapwatch: { ...stack, DkimRecords: "a=b" } }));
  const found = deployed(file);
  expect(found).toEqual({ hookUrl: stack.HookUrl, tableName: "t-1", configurationSet: "set-1" });
  expect(withoutHooks(found.hookUrl ?? "")).toBe("https://a.example");
  expect(deployed(join(directory.path, "nothing.json"))).toEqual({});
});

it("is asked for before a mail is sent that nobody would hear of", async () => {
  const ended = await gapwatch([
    "send",
    "weekly",
    "--config",
    shopConfig,
    "--table",
    "a-table",
    "--period",
    "2024-W40",
  ]);
  expect(ended).toMatchObject({ code: 2, out: "" });
  expect(ended.err).toContain("CONFIGURATION_SET");
});
