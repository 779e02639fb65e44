// The table and the mailer against another implementation of AWS than the embedded one: Python's moto, where it is installed.
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateConfigurationSetCommand, SESClient, VerifyEmailIdentityCommand } from "@aws-sdk/client-ses";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createMailer } from "../../functions/io/mail/mail.ts";
import { createTable } from "../../functions/io/table/dynamo.ts";
import { createTableIfMissing } from "../../functions/io/table/dynamo-client.ts";
import type { Table } from "../../functions/io/table/table.ts";
import { describeTable } from "./contract.ts";
import { hasMoto, type Moto, startMoto } from "./moto.ts";

const installed = hasMoto();
if (!installed) console.warn("skipped: Python's moto is not installed (pip install 'moto[server]')");

describe.skipIf(!installed)("against Python's moto", () => {
  let moto: Moto;
  let client: DynamoDBClient;
  let ses: SESClient;
  let table: Table;

  beforeAll(async () => {
    moto = await startMoto();
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    const at = { endpoint: moto.url, region: "eu-west-1", credentials, maxAttempts: 3 };
    client = new DynamoDBClient(at);
    ses = new SESClient({ ...at, maxAttempts: 1 });
    await createTableIfMissing(client, "gapwatch");
    await createTableIfMissing(client, "gapwatch");
    table = createTable(client, "gapwatch");
  });

  afterAll(async () => {
    client?.destroy();
    ses?.destroy();
    await moto?.stop();
  });

  describeTable("the table", () => table);

  const envelope = {
    raw: Buffer.from("From: cx@firm.example\r\nTo: ana@firm.example\r\nSubject: Week 47\r\n\r\nNothing changed.\r\n"),
    ...{ from: "cx@firm.example", to: "ana@firm.example", tags: { edition: "weekly/2026-W47" } },
  };

  test("SES refuses a sender that is not verified, for good, and the mailer says so", async () => {
    const outcome = await createMailer(ses, {})(envelope);
    expect(outcome).toMatchObject({ kind: "refused", again: false });
  });

  test("SES takes a mail of a verified sender through a configuration set, and gives its id", async () => {
    await ses.send(new VerifyEmailIdentityCommand({ EmailAddress: envelope.from }));
    await ses.send(new CreateConfigurationSetCommand({ ConfigurationSet: { Name: "reports" } }));
    const outcome = await createMailer(ses, { configurationSet: "reports" })(envelope);
    expect(outcome).toMatchObject({ kind: "taken", messageId: expect.stringMatching(/\S/) });
  });
});
