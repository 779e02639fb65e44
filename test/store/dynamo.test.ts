// The table on the real SDK against the embedded server: the same contract, and the same protocol over a faulty transport.
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTable } from "../../functions/io/table/dynamo.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { createRandom } from "../simulation/random.ts";
import { simulate } from "../simulation/run.ts";
import { describeTable } from "./contract.ts";
import { startEmbedded } from "./embedded.ts";
import { createMemoryTable } from "./memory-table.ts";

const memory = createMemoryTable();
describeTable("in memory", () => memory);

let client: DynamoDBClient;
let table: Table;
let stop: () => Promise<void>;

beforeAll(async () => {
  const embedded = await startEmbedded();
  client = embedded.client;
  stop = embedded.stop;
  table = createTable(client, embedded.tableName);
});

afterAll(() => stop());

describeTable("through the SDK", () => table);

const seeds = Number(process.env.SDK_SEEDS ?? 8);

/** Inside the SDK's own retries: a request never arrives, or its answer is lost. */
function addFaults(seed: number): void {
  const random = createRandom(seed);
  client.middlewareStack.add(
    (next) => async (args) => {
      const kind = random.chance(0.02) ? random.below(2) : undefined;
      const lost = () => Object.assign(new Error("connection lost"), { name: "TimeoutError" });
      if (kind === 0) throw lost();
      const answer = await next(args);
      if (kind === 1) throw lost();
      return answer;
    },
    { step: "finalizeRequest", priority: "low", name: "faults" },
  );
}

describe("laws 1 to 4 through the SDK", () => {
  test(`hold in ${seeds} runs on one table`, async () => {
    for (let seed = 1; seed <= seeds; seed++)
      expect(await simulate({ seed, table, program: `run-${seed}` }), `seed ${seed}`).toEqual([]);
  }, 1_800_000);

  test("hold where requests and answers are lost between the SDK and the table", async () => {
    addFaults(7);
    for (let seed = 1001; seed <= 1003; seed++)
      expect(await simulate({ seed, table, program: `faulty-${seed}` }), `seed ${seed}`).toEqual([]);
    client.middlewareStack.remove("faults");
  }, 120_000);
});
