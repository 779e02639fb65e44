// The inbox over HTTP: pages for people, `/mails.json` for programs.
import type { OutgoingHttpHeaders } from "node:http";
import type { HttpResponse } from "./http-answers.ts";
import { framedHtml, listPage, type MailView, mailPage } from "./inbox-page.ts";
import type { Mailbox } from "./mailbox.ts";

const pagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-src 'self'; img-src data:";
// A mail is content from outside: no script, nothing fetched, no origin of its own.
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";

const ok = (type: string, body: string, more: OutgoingHttpHeaders = {}): HttpResponse => ({
  status: 200,
  headers: { "content-type": type, "cache-control": "no-store", ...more },
  body,
});

const asPage = (body: unknown, policy: string): HttpResponse =>
  ok("text/html; charset=utf-8", String(body), {
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
  });

const viewOf = (text: string | null): MailView => (text === "text" || text === "headers" ? text : "html");

export interface Inbox {
  /** The answer to a GET, or undefined where the inbox has no such page. */
  respond(url: URL): Promise<HttpResponse | undefined>;
}

export const createInbox = (mailbox: Mailbox, now: () => number, timeZone: string): Inbox => ({
  respond: async ({ pathname, searchParams }) => {
    if (pathname === "/") {
      return asPage(await listPage({ mails: mailbox.mails(), now: now(), timeZone }), pagePolicy);
    }
    if (pathname === "/mails.json") return ok("application/json", JSON.stringify(mailbox.mails()));
    if (pathname === "/newest") return ok("text/plain", mailbox.mails()[0]?.id ?? "");
    const [, id, html] = /^\/mails\/([\w-]+)(\/html)?$/.exec(pathname) ?? [];
    const mail = mailbox.mail(id ?? "");
    if (!mail) return undefined;
    if (html) return asPage(framedHtml(mail), mailPolicy);
    const choice = { view: viewOf(searchParams.get("view")), phone: searchParams.get("width") === "phone" };
    return asPage(await mailPage(mail, choice, timeZone), pagePolicy);
  },
});
