// What stops a synth: a configuration or a context that is wrong, told whole and without a trace.
import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { App } from "aws-cdk-lib";
import { describe, expect, test } from "vitest";
import { readDeployment } from "../../infra/deployment.ts";

const folder = mkdtempSync(join(tmpdir(), "gapwatch-config-"));
const config = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

const lib = JSON.stringify(resolve("lib/config/index.ts"));
const program = `{ id: "main", name: "Main", timeZone: "Europe/Dublin" }`;
const right = config("right.mjs", `export default { sender: { address: "cx@example.com" }, programs: [${program}] };`);
const broken = config(
  "broken.config.ts",
  `import { defineConfig } from ${lib};
  export default defineConfig({
    sender: { address: "not an address" },
    programs: [{ id: "Main", name: "Main", timeZone: "Europe/Nowhere" }],
    reports: [{ id: "week", program: "main", cadence: "weekly", at: "02:30", recipients: [] }],
  });`,
);

const read = (context: Record<string, unknown>) => readDeployment(new App({ context }).node);
const refusal = async (context: Record<string, unknown>): Promise<string> => {
  const deployment = await read(context);
  return deployment.kind === "refused" ? deployment.message : "not refused";
};

describe("a deployment", () => {
  test("takes its name, identity and options from the context, and what it is not told by default", async () => {
    expect(await read({ config: right })).toMatchObject({
      kind: "deployment",
      stack: "Gapwatch",
      identity: "domain",
      options: [],
    });
    const told = await read({
      config: right,
      stack: "Gapwatch-Staging",
      "sender-identity": "existing",
      "hourly-refresh": true,
      "alarm-mail": "false",
    });
    expect(told).toMatchObject({ stack: "Gapwatch-Staging", identity: "existing" });
    expect(told).toMatchObject({ options: [{ option: { id: "hourly-refresh" }, setting: "true" }] });
  });

  test("tells every problem of the context in one message", async () => {
    const message = await refusal({
      config: right,
      stack: "no spaces",
      "sender-identity": "mine",
      "alarm-mail": "nobody",
      "hourly-refresh": "often",
    });
    expect(message.split("\n")).toEqual([
      "the context has 4 problems:",
      "  stack: a stack name has letters, digits and hyphens",
      "  sender-identity: the sender's identity is one of domain, address, existing",
      "  context alarm-mail: alarm-mail is an address, as name@example.com",
      '  context hourly-refresh: hourly-refresh is "true" or left out',
    ]);
  });

  test("is refused for a file that is missing or exports no configuration", async () => {
    expect(await refusal({ config: join(folder, "none.ts") })).toMatch(/^there is no configuration file .*none\.ts$/);
    expect(await refusal({ config: config("empty.mjs", "export const other = 1;") })).toContain(
      "empty.mjs has a problem",
    );
  });

  test("is refused for a source or section that nobody wrote and a pepper that a vendor would be told", async () => {
    const connection = (id: string, source: string, secret: string) =>
      `{ id: "${id}", program: "main", source: "${source}", secret: "${secret}" }`;
    const file = config(
      "connections.mjs",
      `export default { sender: { address: "cx@example.com" }, programs: [${program}], connections: [
        ${connection("a", "qualtrix", "gapwatch/a")}, ${connection("b", "typeform", "gapwatch/pepper")}],
        reports: [{ id: "week", program: "main", cadence: "weekly", sections: ["verdict", "weather"],
          recipients: [{ address: "reader@example.com" }] }] };`,
    );
    expect((await refusal({ config: file })).split("\n").slice(1)).toEqual([
      expect.stringMatching(/^ {2}connections\.0\.source: there is no source "qualtrix"; known: generic, .*typeform/),
      expect.stringMatching(/^ {2}reports\.0\.sections\.1: there is no section "weather"; known: verdict/),
      '  connections.1.secret: "gapwatch/pepper" is the pepper; a connection has a secret of its own',
    ]);
  });

  test("at synth, a broken configuration ends with every problem listed and nothing made", () => {
    const run = spawnSync(process.execPath, ["--import", "tsx", "infra/app.ts"], {
      env: { ...process.env, GAPWATCH_CONFIG: broken, CDK_OUTDIR: join(folder, "out") },
      encoding: "utf8",
    });
    expect(run.status).toBe(1);
    expect(run.stdout).toBe("");
    const lines = run.stderr.trim().split("\n");
    expect(lines[0]).toBe("gapwatch.config.ts has 5 problems:");
    expect(lines.slice(1).map((line) => line.trim().split(":")[0])).toEqual([
      "sender.address",
      "programs.0.id",
      "programs.0.timeZone",
      "reports.0.at",
      "reports.0.recipients",
    ]);
  });
});
