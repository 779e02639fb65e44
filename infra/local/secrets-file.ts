// The file that holds the secrets of a local run. Made on the first start; edit it to rotate a secret.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Config } from "../../lib/config/index.ts";

export const secretsFile = (directory: string): string => join(directory, "secrets.json");

const randomBytes = (length: number): Buffer => Buffer.from(crypto.getRandomValues(new Uint8Array(length)));

/** A fresh secret in the form that the sender of a connection uses. */
const freshSecret = (standardWebhooks: boolean): string =>
  standardWebhooks ? `whsec_${randomBytes(24).toString("base64")}` : randomBytes(24).toString("base64url");

/** Every secret that a configuration names, with a fresh value. */
function freshSecrets(config: Config): Record<string, string> {
  const connections = config.connections.map(({ secret, source, auth }) => [
    secret,
    freshSecret(source === "generic" && auth.kind === "standard-webhooks"),
  ]);
  const tokens = config.connections.flatMap(({ api }) => (api ? [[api.token, freshSecret(false)] as const] : []));
  return {
    ...Object.fromEntries(tokens),
    ...Object.fromEntries(connections),
    [config.pepper]: randomBytes(32).toString("base64url"),
  };
}

/** The secrets as they stand now: text, or an object while one rotates. */
export const readSecrets = (file: string): Readonly<Record<string, unknown>> =>
  existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

/** Adds what the configuration names and the file lacks; what is there stays. */
export function ensureSecrets(file: string, config: Config): void {
  const present = readSecrets(file);
  const secrets = { ...freshSecrets(config), ...present };
  if (Object.keys(secrets).length === Object.keys(present).length) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
}
