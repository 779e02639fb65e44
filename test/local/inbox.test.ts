// The inbox speaks SES's protocol with the real client, and shows what was sent.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SESClient, SendEmailCommand, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createInbox } from "../../infra/local/inbox.ts";
import { type Mailbox, openMailbox } from "../../infra/local/mailbox.ts";
import type { RunningServer } from "../../infra/local/servers.ts";
import { serveSes } from "../../infra/local/ses.ts";

const directory = mkdtempSync(join(tmpdir(), "gapwatch-inbox-"));
const now = () => Date.parse("2026-11-23T07:00:00Z");
let mailbox: Mailbox;
let server: RunningServer;
let client: SESClient;

beforeAll(async () => {
  mailbox = await openMailbox(now, directory);
  server = await serveSes(mailbox);
  client = new SESClient({
    endpoint: server.url,
    region: "eu-west-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
    maxAttempts: 1,
  });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
  rmSync(directory, { recursive: true, force: true });
});

const picture = "iVBORw0KGgo=";
const raw = [
  "From: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?= <cx@example.com>",
  "To: Ana <ana@example.com>",
  "Subject: Gap +31",
  "Date: Thu, 01 Jan 1970 00:00:00 +0000",
  "Message-ID: <ours",
  " @example.com>",
  "List-Unsubscribe: <https://example.com/u>",
  "MIME-Version: 1.0",
  'Content-Type: multipart/related; boundary="b"',
  "",
  "--b",
  "Content-Type: text/html; charset=utf-8",
  "",
  '<html><head></head><body><script>1</script><img src="cid:gap@x" alt="gap">47%</body></html>',
  "--b",
  "Content-Type: image/png",
  "Content-ID: <gap@x>",
  "Content-Transfer-Encoding: base64",
  "",
  picture,
  "--b--",
  "",
].join("\r\n");

const send = (text = raw, to = ["ana@example.com"]) =>
  client.send(new SendRawEmailCommand({ Destinations: to, RawMessage: { Data: Buffer.from(text) } }));

describe("SendRawEmail", () => {
  test("the mail is kept as sent, with the id and date that SES gives", async () => {
    const { MessageId } = await send();
    const mail = mailbox.mails()[0]!;
    expect(mail).toMatchObject({
      id: MessageId,
      to: ["ana@example.com"],
      from: "Grüße <cx@example.com>",
      subject: "Gap +31",
    });
    expect(mail.sentAt).toBe("2026-11-23T07:00:00.000Z");
    expect(mail.headers["message-id"]).toBe(`<${MessageId}@eu-west-1.amazonses.com>`);
    expect(mail.headers["list-unsubscribe"]).toBe("<https://example.com/u>");
    expect(mail.html).toContain("47%");
    expect(mail.attachments).toMatchObject([{ contentType: "image/png", contentId: "gap@x", content: picture }]);
  });
  test("a message over 10 MB is refused", async () => {
    await expect(send(raw + "x".repeat(10 * 1024 * 1024))).rejects.toThrow(/length/);
  });
  test("more than 50 recipients are refused", async () => {
    await expect(
      send(
        raw,
        Array.from({ length: 51 }, (_, at) => `a${at}@example.com`),
      ),
    ).rejects.toThrow(/50/);
  });
});

test("SendEmail is composed and kept", async () => {
  await client.send(
    new SendEmailCommand({
      Source: "cx@example.com",
      Destination: { ToAddresses: ["a@example.com"], BccAddresses: ["b@example.com"] },
      Message: { Subject: { Data: "Häufig" }, Body: { Text: { Data: "text" }, Html: { Data: "<p>html</p>" } } },
    }),
  );
  const [mail] = mailbox.mails();
  expect(mail).toMatchObject({
    subject: "Häufig",
    to: ["a@example.com", "b@example.com"],
    html: expect.stringContaining("<p>html</p>"),
  });
  expect(mail?.text?.trim()).toBe("text");
});

test("mails in a directory are there after a restart, and ids go on", async () => {
  const again = await openMailbox(now, directory);
  expect(again.mails().map(({ subject }) => subject)).toEqual(mailbox.mails().map(({ subject }) => subject));
  const id = await again.take({ raw: Buffer.from(raw), to: [] });
  expect(mailbox.mail(id)).toBeUndefined();
});

describe("pages", () => {
  const page = async (path: string) =>
    (await createInbox(mailbox, now, "Europe/Dublin").respond(new URL(path, "http://x")))!;
  test("the list names the newest first", async () => {
    const body = String((await page("/")).body);
    expect(body.indexOf("Häufig")).toBeGreaterThan(0);
    expect(body.indexOf("Häufig")).toBeLessThan(body.indexOf("Gap +31"));
  });
  test("mails.json has the same as data", async () => {
    expect(JSON.parse(String((await page("/mails.json")).body))).toEqual(JSON.parse(JSON.stringify(mailbox.mails())));
  });
  test("the mail's HTML has its pictures inside and can run nothing", async () => {
    const id = mailbox.mails().at(-1)!.id;
    const frame = await page(`/mails/${id}/html`);
    expect(frame.body).toContain(`src="data:image/png;base64,${picture}"`);
    expect(frame.headers["content-security-policy"]).toMatch(
      /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
    );
    expect(String((await page(`/mails/${id}`)).body)).toContain(
      'sandbox="allow-popups allow-popups-to-escape-sandbox"',
    );
  });
  test("a subject cannot become markup", async () => {
    await send(raw.replace("Gap +31", "<script>alert(1)</script>"));
    expect(String((await page("/")).body)).not.toContain("<script>alert(1)");
  });
  test("an unknown mail is none", async () => {
    expect(await createInbox(mailbox, now, "UTC").respond(new URL("http://x/mails/none"))).toBeUndefined();
  });
});
