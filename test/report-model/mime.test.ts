import PostalMime from "postal-mime";
import { describe, expect, test } from "vitest";
import { runReport } from "../../functions/io/editions/run-report.ts";
import { compose, type MailParts } from "../../functions/io/mail/mime.ts";
import { fakeSes, runOver, scheduled, storedWeeks } from "./run-world.ts";

const parts: MailParts = {
  from: { address: "cx@acme.test", name: 'Ácme, "CX" <x>' },
  replyTo: "reply@acme.test",
  to: { address: "ann@acme.test", name: "Ann\r\nBcc: eve@evil.test" },
  subject: `CX week 47: gap +31 − naïve\r\nX-Evil: 1 ${"long ".repeat(300)}`,
  text: `−14 points\n.\n${"word ".repeat(3000)}\nFrom here`,
  html: `<p>−14 ${"x".repeat(5000)}</p><img src="cid:gap@gapwatch">`,
  pictures: [{ cid: "gap@gapwatch", png: new Uint8Array(5000).fill(7) }],
  headers: { "x-gapwatch-report": "weekly" },
  name: "m1",
  date: new Date("2026-11-23T07:00:00Z"),
};

const lines = (raw: Uint8Array): string[] => Buffer.from(raw).toString("latin1").split("\r\n");

describe("a composed mail", () => {
  test("has both parts and its picture, and reads back as it was written", async () => {
    const raw = await compose(parts);
    const mail = await PostalMime.parse(raw);
    expect(mail.text?.trim()).toBe(parts.text);
    expect(mail.html?.trim()).toBe(parts.html);
    expect(mail.attachments).toMatchObject([
      { mimeType: "image/png", contentId: "<gap@gapwatch>", disposition: "inline" },
    ]);
    expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(Buffer.from(parts.pictures[0]!.png));
    expect(lines(raw).join("\n")).toMatch(
      /multipart\/alternative[\s\S]*text\/plain[\s\S]*multipart\/related[\s\S]*text\/html/,
    );
  });

  test("has no line over 998 octets, no bare line feed and only ASCII", async () => {
    const raw = await compose(parts);
    expect(Math.max(...lines(raw).map(({ length }) => length))).toBeLessThanOrEqual(998);
    expect(Buffer.from(raw).toString("latin1").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(raw.every((byte) => byte < 128)).toBe(true);
  });

  test("text from outside adds no header and no recipient", async () => {
    const mail = await PostalMime.parse(await compose(parts));
    const names = mail.headers.map(({ key }) => key);
    expect(names).not.toContain("bcc");
    expect(names).not.toContain("x-evil");
    expect(mail.to).toHaveLength(1);
    expect(mail.to?.[0]?.address).toBe("ann@acme.test");
    expect(mail.from?.address).toBe("cx@acme.test");
  });

  test("promises to unsubscribe only where there is a page for it", async () => {
    const without = await PostalMime.parse(await compose(parts));
    expect(without.headers.some(({ key }) => key.startsWith("list-unsubscribe"))).toBe(false);
    const mail = await PostalMime.parse(await compose({ ...parts, unsubscribe: "https://cx.acme.test/r/t1" }));
    const header = (key: string) => mail.headers.find((one) => one.key === key)?.value;
    expect(header("list-unsubscribe")).toBe("<https://cx.acme.test/r/t1>");
    expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  });

  test("equal parts give equal bytes", async () => {
    expect(Buffer.from(await compose(parts)).equals(Buffer.from(await compose(parts)))).toBe(true);
  });
});

describe("the mails of a run", () => {
  test("are well formed, say which edition they are, and mask what comments hold", async () => {
    const ses = fakeSes();
    await runReport(runOver(await storedWeeks(), ses.send, { now: scheduled }), "weekly", scheduled);
    const bodies = new Set<string>();
    for (const { raw } of ses.taken) {
      const mail = await PostalMime.parse(raw);
      const header = (key: string) => mail.headers.find((one) => one.key === key)?.value;
      expect(header("x-gapwatch-report")).toBe("weekly");
      expect(header("x-gapwatch-period")).toBe("week 2026-11-16");
      expect(header("x-gapwatch-revision")).toBe("1");
      expect(header("auto-submitted")).toBe("auto-generated");
      expect(mail.text).toContain("[number]");
      expect(mail.text).toContain("of 8 comments");
      expect(`${mail.text}${mail.html}`).not.toContain("234 5678");
      expect(Math.max(...raw.split("\r\n").map(({ length }) => length))).toBeLessThanOrEqual(998);
      bodies.add(JSON.stringify([mail.subject, mail.text, mail.html]));
    }
    expect(ses.taken).toHaveLength(3);
    expect(bodies.size).toBe(1);
  });
});
