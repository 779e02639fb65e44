// `npx cdk synth` as a newcomer runs it: no account, no network, and each function with its own code alone.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { FunctionName } from "../../infra/bundle.ts";

const folder = mkdtempSync(join(tmpdir(), "gapwatch-cdk-"));
const out = join(folder, "cdk.out");
const nowhere = "http://127.0.0.1:9";

/** Nothing of the caller's environment that could be an account, a region or another configuration. */
const environment = {
  PATH: process.env.PATH,
  HOME: folder,
  HTTP_PROXY: nowhere,
  HTTPS_PROXY: nowhere,
  AWS_EC2_METADATA_DISABLED: "true",
};

interface Template {
  readonly Resources: Record<string, { Type: string; Properties: { Description?: string; Code: { S3Key: string } } }>;
}

describe("cdk synth, offline and without an account", () => {
  let run: ReturnType<typeof spawnSync>;
  let template: Template;

  const directoryOf = (name: FunctionName): string => {
    const found = Object.entries(template.Resources).find(
      ([id, { Type }]) => Type === "AWS::Lambda::Function" && id.toLowerCase().startsWith(`${name}function`),
    );
    return join(out, `asset.${found?.[1].Properties.Code.S3Key.replace(".zip", "")}`);
  };
  const bundle = (name: FunctionName): string => readFileSync(join(directoryOf(name), "index.mjs"), "utf8");

  beforeAll(() => {
    // A synth takes seconds, and longer while other tests run beside it.
    run = spawnSync("npx", ["cdk", "synth", "--quiet", "--output", out], { env: environment, encoding: "utf8" });
    if (run.status === 0) template = JSON.parse(readFileSync(join(out, "Gapwatch.template.json"), "utf8"));
  }, 240_000);

  test("ends well, with nothing to warn of", () => {
    expect(`${run.stdout}${run.stderr}`).not.toMatch(/warning|error/i);
    expect(run.status).toBe(0);
  });

  test("ships to each function its bundle, and to report what it draws pictures with", () => {
    const code = ["index.mjs", "index.mjs.map"];
    expect(readdirSync(directoryOf("intake")).sort()).toEqual(code);
    expect(readdirSync(directoryOf("refresh")).sort()).toEqual(code);
    expect(readdirSync(directoryOf("report")).sort()).toEqual(expect.arrayContaining(code));
  });

  test("gives each function the AWS calls that its role allows, and no tool of the laptop", () => {
    const speaks = (name: FunctionName) => ({
      sends: bundle(name).includes("SendRawEmail"),
      readsSecrets: bundle(name).includes("GetSecretValue"),
    });
    expect(speaks("intake")).toEqual({ sends: false, readsSecrets: true });
    expect(speaks("refresh")).toEqual({ sends: false, readsSecrets: false });
    expect(speaks("report")).toEqual({ sends: true, readsSecrets: true });
    expect(speaks("page")).toEqual({ sends: false, readsSecrets: true });
    for (const name of ["intake", "refresh", "report", "page"] as const) {
      expect(bundle(name)).not.toMatch(/aws-cdk-lib|dynalite|commander/);
    }
  });
});
