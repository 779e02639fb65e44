// `gapwatch connection`: everything that it takes to connect one sender, and whether it works.
import { readFile } from "node:fs/promises";
import { type Command, Option } from "commander";
import { lastPing } from "../../../../functions/io/facts/pings.ts";
import { lastSeen, type Seen } from "../../../../functions/io/facts/seen.ts";
import { countWaiting } from "../../../../functions/io/vendors/pending.ts";
import type { Config } from "../../../../lib/config/index.ts";
import { countsAs } from "../../../../lib/sources/counts-as.ts";
import type { Route } from "../../../../lib/sources/decode.ts";
import { decodeKept } from "../../../../lib/sources/kept/again.ts";
import type { Sample } from "../../../../lib/sources/samples/values.ts";
import { authText } from "../../check.ts";
import { type Store, usingStore } from "../../context.ts";
import { configOf, type StoreOptions, withStore } from "../../options.ts";
import { concluded, wrongUsage } from "../../outcome.ts";
import { pepperOf, print, printJson, routeOf, usingSecrets } from "../shared.ts";
import { baseUrl } from "./base-url.ts";
import { type ByHand, byHand, curlOf, send } from "./curl.ts";
import { sampleOf } from "./sample.ts";

interface ConnectionOptions extends StoreOptions {
  readonly url?: string;
  readonly body?: string;
  readonly ping?: boolean;
  readonly json?: boolean;
}

interface Looked {
  readonly store: Store;
  readonly config: Config;
  readonly route: Route;
  readonly options: ConnectionOptions;
}

const secretOf = ({ store, route }: Looked): Promise<string | undefined> =>
  usingSecrets(store, async (secrets) => (await secrets.live(route.connection.secret))[0]);

async function sampleFor({ store, route, options }: Looked): Promise<Sample> {
  if (options.body !== undefined) return { body: await readFile(options.body, "utf8") };
  return sampleOf(route, store.now());
}

/** What the newest of what is kept counts as, by today's configuration. */
async function lastText({ store, config, route }: Looked, { last }: Seen): Promise<string | undefined> {
  if (!last) return undefined;
  if (last.kind === "fact") return countsAs({ kind: "facts", changes: [last.change], problems: [] }, route.program);
  const { raw, receivedAt } = last.kept;
  if (!raw) return undefined;
  return countsAs(decodeKept(raw, route, { pepper: await pepperOf(store, config), receivedAt }), route.program);
}

const placeholder = "https://YOUR-API";

async function described(looked: Looked, delivery: ByHand | undefined) {
  const { store, route, options } = looked;
  const { connection, program, source } = route;
  const seen = await lastSeen(store.table, route, store.now());
  const pinged = await lastPing(store.table, route);
  const waiting = source.api ? await countWaiting(store.table, program.id, connection.id) : undefined;
  const text = await lastText(looked, seen);
  const token = source.auth?.(connection)?.kind === "url" ? "/SECRET" : "";
  return {
    ...{ connection: connection.id, program: program.id, source: source.id, paused: connection.paused },
    url: `${baseUrl(options) ?? placeholder}/hooks/${connection.id}${token}`,
    auth: authText(connection),
    secret: connection.secret,
    ...(source.connect !== undefined && { connect: source.connect }),
    ...(seen.last && { lastSeen: new Date(seen.last.at).toISOString() }),
    lastDay: seen.lastDay,
    ...(waiting !== undefined && { waiting }),
    ...(pinged && { lastPing: new Date(pinged.at).toISOString(), lastPingWouldCountAs: pinged.would }),
    ...(text !== undefined && { lastCountsAs: text }),
    ...(delivery && { curl: curlOf(delivery) }),
  };
}

function lines(one: Awaited<ReturnType<typeof described>>): string[] {
  const { stored, aside } = one.lastDay;
  return [
    `${one.connection} -> ${one.program} (${one.source})${one.paused ? ", paused: deliveries are answered 503" : ""}`,
    `URL: ${one.url}`,
    ...(one.url.startsWith(placeholder) ? ["  (HookUrl of the deployment: give it with --url, or GAPWATCH_URL)"] : []),
    `proof: ${one.auth}, with the secret ${one.secret}, which is never printed here`,
    ...(one.connect === undefined ? [] : [`where: ${one.connect}`]),
    `last seen: ${one.lastSeen ?? "not within thirty days"}`,
    `last 24 hours: ${stored} facts stored, ${aside} deliveries kept aside (what was refused or not wanted is in intake's log)`,
    ...(one.waiting === undefined ? [] : [`waiting for the vendor's API: ${one.waiting}`]),
    ...(one.lastPing === undefined ? [] : [`last ping: ${one.lastPing}, would count as ${one.lastPingWouldCountAs}`]),
    ...(one.lastCountsAs === undefined ? [] : [`the last one counts as: ${one.lastCountsAs}`]),
    ...(one.curl === undefined
      ? ["there is no secret that signs yet, so there is nothing to try"]
      : ["try it within five minutes; it counts nowhere, and is answered with what it would count as:", one.curl]),
  ];
}

async function ping({ options }: Looked, delivery: ByHand | undefined, secret: string | undefined): Promise<0 | 1> {
  const base = baseUrl(options);
  if (base === undefined) throw wrongUsage("there is nothing to ping; start the stack of --local DIR, or give --url");
  if (!delivery || secret === undefined) throw new Error("there is no secret that signs yet");
  const { status, text } = await send(delivery, secret);
  if (status !== 200) {
    print([`refused with ${status}: ${text}`]);
    return 1;
  }
  const { would }: { would?: string } = JSON.parse(text);
  print([`verified, kept, would count as ${would}`, "(the ping itself counts nowhere)"]);
  return would?.startsWith("nothing") ? 1 : 0;
}

async function run(name: string, options: ConnectionOptions): Promise<0 | 1> {
  const config = await configOf(options);
  const route = routeOf(config, name);
  return usingStore<0 | 1>(options, "existing", async (store) => {
    const looked: Looked = { store, config, route, options };
    const secret = await secretOf(looked);
    const sample = await sampleFor(looked);
    const base = baseUrl(options) ?? placeholder;
    const delivery = secret === undefined ? undefined : byHand({ route, base, ...sample, secret, now: store.now() });
    if (options.ping) return ping(looked, delivery, secret);
    const one = await described(looked, delivery);
    if (options.json) printJson(one);
    else print(lines(one));
    return 0;
  });
}

const help = `
Prints the URL, where to paste it, a delivery by hand that is signed with the live secret (never the secret itself), when the
connection was last heard of, and what the last delivery counts as. A ping is a delivery with the header gapwatch-ping: it
must prove itself like any other, is kept as the last ping of the connection, is answered with what it would count as, and
counts nowhere.

Examples:
  $ gapwatch connection web-survey --local data
  $ gapwatch connection web-survey --local data --ping
  $ gapwatch connection typeform --url https://abc.execute-api.eu-west-1.amazonaws.com --ping --body test.json

Exit code: 0 done, 1 the ping was refused or would count as nothing, 2 wrong usage.`;

export function registerConnection(program: Command): void {
  withStore(program.command("connection"))
    .description("show how to connect a sender, and whether it works")
    .argument("<name>", "the connection, as named in the configuration")
    .addOption(new Option("--url <url>", "the address of the API (the output HookUrl)").env("GAPWATCH_URL"))
    .option("--body <file>", "what to send instead of a made-up body, as the vendor would send it")
    .option("--ping", "send it, and say what it would count as")
    .option("--json", "print it as JSON")
    .addHelpText("after", help)
    .action((name: string, options: ConnectionOptions) => concluded(() => run(name, options)));
}
