// The pages of the inbox: a list, and one mail as its reader would see it.
import { html, raw } from "hono/html";
import type { Mail } from "./mailbox.ts";

type Html = ReturnType<typeof html>;

const style = `
:root{color-scheme:light dark;--page:#F3F2EF;--card:#FFF;--ink:#1C2127;--soft:#545B64;--line:#DEDCD7;--link:#1E5FA6;--here:#E9E7E2}
@media(prefers-color-scheme:dark){:root{--page:#101010;--card:#1A1A1A;--ink:#ECECEA;--soft:#B6B9BD;--line:#3C3D3F;--link:#86B9F2;--here:#343537}}
*{box-sizing:border-box}body{margin:0;background:var(--page);color:var(--ink);font:16px/1.5 -apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
main{max-width:1080px;margin:0 auto;padding:24px 16px 48px}h1{font-size:24px;line-height:1.3;margin:0 0 4px;overflow-wrap:anywhere}p{margin:0 0 16px}.soft{color:var(--soft);font-size:14px}
a{color:var(--link);text-underline-offset:3px}a:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
ul{list-style:none;margin:16px 0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:10px;overflow:hidden}li+li{border-top:1px solid var(--line)}
li a{display:block;padding:14px 18px;color:inherit;text-decoration:none}li a:hover{background:var(--page)}li strong{display:block;text-decoration:underline;text-decoration-color:var(--line)}
nav{display:flex;flex-wrap:wrap;gap:8px;margin:16px 0}nav a{padding:8px 14px;min-height:44px;display:inline-flex;align-items:center;border:1px solid var(--line);border-radius:8px;background:var(--card);color:var(--ink);text-decoration:none}
nav a[aria-current]{background:var(--here);font-weight:600}nav span{flex:1}
iframe{display:block;width:100%;height:calc(100vh - 230px);min-height:520px;margin:0 auto;border:1px solid var(--line);border-radius:10px;background:#FFF}iframe.phone{width:377px;max-width:100%}
pre,table{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:18px;margin:0}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
table{width:100%;border-spacing:0;table-layout:fixed}th{width:30%;text-align:left;vertical-align:top;font-weight:600;font-size:14px;padding:4px 8px 4px 0}td{font-size:14px;padding:4px 0;overflow-wrap:anywhere;white-space:pre-wrap}
code{font:14px ui-monospace,Menlo,Consolas,monospace}`;

const page = (title: string, content: Html | Promise<Html>, script = ""): Html | Promise<Html> => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title>
<link rel="icon" href="data:,"><style>${raw(style)}</style></head><body><main>${content}</main>${raw(script)}</body></html>`;

/** Reloads the list when a mail came; nothing else needs a script. */
const watchScript = (newest: string): string => `<script>
setInterval(async()=>{const r=await fetch("/newest").catch(()=>undefined);if(r&&(await r.text())!==${JSON.stringify(newest)})location.reload()},2000)
</script>`;

const moment = (mail: Mail, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(new Date(mail.sentAt));

export interface InboxState {
  readonly mails: readonly Mail[];
  readonly now: number;
  readonly timeZone: string;
}

/** The list of mails, newest first. */
export function listPage({ mails, now, timeZone }: InboxState): Html | Promise<Html> {
  const clock = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone }).format(
    new Date(now),
  );
  const rows = mails.map(
    (mail) => html`<li><a href="/mails/${mail.id}"><strong>${mail.subject || "(no subject)"}</strong>
<span class="soft">to ${mail.to.join(", ")} · ${moment(mail, timeZone)}</span></a></li>`,
  );
  return page(
    `Inbox (${mails.length})`,
    html`<h1>Inbox</h1>
<p class="soft">The stack's clock stands at ${clock}, ${timeZone}. The same as data: <a href="/mails.json">/mails.json</a>.</p>
${
  rows.length > 0
    ? html`<ul>${rows}</ul>`
    : html`<p>No mail yet. Send signed deliveries to <code>/hooks/{connection}</code>, then move the clock past the next report:
<code>curl -X POST -d '{"now":"2026-11-23T07:00:00Z"}' http://localhost:8787/clock</code></p>`
}`,
    watchScript(mails[0]?.id ?? ""),
  );
}

export type MailView = "html" | "text" | "headers";

export interface MailChoice {
  readonly view: MailView;
  readonly phone: boolean;
}

const current = (is: boolean): Html | Promise<Html> => (is ? html` aria-current="true"` : html``);

function mailBody(mail: Mail, { view, phone }: MailChoice): Html | Promise<Html> {
  if (view === "text") return html`<pre tabindex="0">${mail.text ?? "This mail has no plain text."}</pre>`;
  if (view === "headers") {
    const rows = Object.entries(mail.headers).map(
      ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
    );
    return html`<table>${rows}</table>`;
  }
  return html`<iframe class="${phone ? "phone" : "desktop"}" title="The mail as HTML" src="/mails/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
}

/** One mail. */
export function mailPage(mail: Mail, choice: MailChoice, timeZone: string): Html | Promise<Html> {
  const { view, phone } = choice;
  const tab = (id: MailView, name: string): Html | Promise<Html> =>
    html`<a href="?view=${id}${phone ? "&width=phone" : ""}"${current(view === id)}>${name}</a>`;
  return page(
    mail.subject,
    html`<p><a href="/">Inbox</a></p><h1>${mail.subject || "(no subject)"}</h1>
<p class="soft">From ${mail.from} to ${mail.to.join(", ")} · ${moment(mail, timeZone)}</p>
<nav aria-label="Views">${tab("html", "HTML")}${tab("text", "Text")}${tab("headers", "Headers")}<span></span>
${view === "html" ? html`<a href="?"${current(!phone)}>Desktop</a><a href="?width=phone"${current(phone)}>Phone</a>` : html``}</nav>
${mailBody(mail, choice)}`,
  );
}

/** The mail's own HTML for the frame: pictures inside, links in a new tab. */
export function framedHtml(mail: Mail): string {
  const pictures = new Map(
    mail.attachments.map(({ contentId, contentType, content }) => [contentId, { contentType, content }]),
  );
  const content = (mail.html ?? "<p>This mail has no HTML.</p>").replace(/cid:([^"')\s>]+)/g, (whole, id: string) => {
    const picture = pictures.get(id);
    return picture ? `data:${picture.contentType};base64,${picture.content}` : whole;
  });
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(content)
    ? content.replace(/<head[^>]*>/i, (head) => `${head}${base}`)
    : `${base}${content}`;
}
