// Posts deliveries to the front door as vendors do: over HTTP, signed, several at once.
import { Agent, request } from "node:http";
import pMap from "p-map";
import type { Config } from "../../../lib/config/index.ts";
import { signatureOf } from "./sign.ts";
import type { Sending } from "./vendors.ts";

const concurrency = 24;

export interface Poster {
  /** Posts all; rejects at the first that is not accepted. */
  post(sendings: readonly Sending[], done: () => void): Promise<void>;
  stop(): void;
}

interface Parcel {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const statusOf = (port: number, agent: Agent, { path, headers, body }: Parcel): Promise<number> =>
  new Promise((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const sent = request(
      { host: "127.0.0.1", port, agent, path, method: "POST", headers: { ...headers, "content-length": length } },
      (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sent.once("error", reject);
    sent.end(body);
  });

/** A poster with the secrets of the run. `now` is the stack's clock: senders sign its time. */
export function createPoster(options: {
  readonly port: number;
  readonly config: Config;
  readonly secrets: Readonly<Record<string, unknown>>;
  readonly now: () => number;
}): Poster {
  const { port, config, secrets, now } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const connections = new Map(config.connections.map((connection) => [connection.id, connection]));
  const postOne = async ({ connection: id, message, body }: Sending): Promise<void> => {
    const connection = connections.get(id);
    const secret = secrets[connection?.secret ?? ""];
    if (!connection || typeof secret !== "string")
      throw new Error(`the demo needs the connection "${id}" of gapwatch.config.ts`);
    const signature = signatureOf(body, { connection, secret, now: now(), message });
    const headers = { "content-type": "application/json", ...signature };
    const status = await statusOf(port, agent, { path: `/hooks/${id}`, headers, body });
    if (status !== 202) throw new Error(`a delivery to ${id} was answered ${status} instead of 202`);
  };
  return {
    post: async (sendings, done) => {
      await pMap(sendings, (sending) => postOne(sending).then(done), { concurrency });
    },
    stop: () => agent.destroy(),
  };
}
