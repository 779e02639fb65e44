// The stand-in of Secrets Manager answers the real client from the secrets file.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, expect, test } from "vitest";
import config from "../../gapwatch.config.ts";
import { serveSecrets } from "../../infra/local/secrets.ts";
import { ensureSecrets, readSecrets, secretsFile } from "../../infra/local/secrets-file.ts";
import type { RunningServer } from "../../infra/local/servers.ts";

const directory = mkdtempSync(join(tmpdir(), "gapwatch-secrets-"));
const file = secretsFile(directory);
let server: RunningServer;
let client: SecretsManagerClient;

beforeAll(async () => {
  ensureSecrets(file, config);
  server = await serveSecrets(file);
  client = new SecretsManagerClient({
    endpoint: server.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
  });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

const secretValue = async (name: string) =>
  (await client.send(new GetSecretValueCommand({ SecretId: name }))).SecretString;

test("every connection and the pepper have a secret, readable by its owner alone", () => {
  const names = [...config.connections.map(({ secret }) => secret), config.pepper].sort();
  expect(Object.keys(readSecrets(file)).sort()).toEqual(names);
  expect(statSync(file).mode & 0o077).toBe(0);
});
test("the real client reads them", async () => {
  expect(await secretValue("gapwatch/typeform")).toBe(readSecrets(file)["gapwatch/typeform"]);
  expect(await secretValue("gapwatch/stage-survey")).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
});
test("a second start changes nothing, and adds what is new", () => {
  const before = readSecrets(file);
  ensureSecrets(file, config);
  expect(readSecrets(file)).toEqual(before);
  ensureSecrets(file, { ...config, pepper: "another/pepper" });
  expect(readSecrets(file)).toEqual({ ...before, "another/pepper": expect.any(String) });
});
test("an edited file counts at once, also while a secret rotates", async () => {
  const rotating = { current: "new", previous: "old", previousUntil: "2026-12-01T00:00:00Z" };
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), "gapwatch/typeform": rotating }));
  expect(JSON.parse((await secretValue("gapwatch/typeform"))!)).toEqual(rotating);
});
test("an unknown name is refused as AWS refuses it", async () => {
  await expect(secretValue("gapwatch/none")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});
