// One block as HTML: what stands inside its row of the mail.
import type { Block } from "../block.ts";
import { barRowHtml, figureHtml, plainRowHtml } from "./figure.ts";
import { journeyHtml } from "./journey.ts";
import { layout, light, toned } from "./look.ts";
import { html, type Markup } from "./markup.ts";
import { richHtml } from "./rich.ts";
import { tableHtml } from "./table.ts";

export const note = "font-size:14px;line-height:20px";

const masthead = ({ name, label, dates }: Extract<Block, { kind: "masthead" }>, brand: string): Markup =>
  layout(
    html`<tr><td class="r" style="font-size:15px;line-height:20px;font-weight:600;color:${brand}">${name}</td><td align="right"${toned("soft", `${note};overflow-wrap:normal`)}><b style="font-weight:600">${label}</b> · ${dates}</td></tr>`,
  );

const verdict = ({ question, answer, lead, notes }: Extract<Block, { kind: "verdict" }>): Markup =>
  html`<div${toned("soft", "font-size:15px;line-height:20px")}>${question}</div><h1 style="margin:2px 0 9px;font-size:28px;line-height:34px;font-weight:700">${answer}</h1><div style="font-size:17px;line-height:26px">${richHtml(lead)}</div>${notes.map((text) => html`<div${toned("soft", `margin-top:8px;${note}`)}>${text}</div>`)}`;

const heading = ({ title, note: under }: Extract<Block, { kind: "heading" }>): Markup =>
  html`<h2 style="margin:0;font-size:20px;line-height:26px;font-weight:600">${title}</h2>${under && html`<div${toned("soft", `margin-top:2px;${note}`)}>${under}</div>`}`;

const panel = (content: Markup, style: string): Markup =>
  layout(html`<tr><td class="p" style="${style};background-color:${light.panel}">${content}</td></tr>`);

const picture = ({ picture: { cid, alt } }: Extract<Block, { kind: "picture" }>): Markup =>
  panel(
    html`<img class="q" src="cid:${cid}" width="460" alt="${alt}" style="display:block;width:100%;max-width:460px;margin:0 auto;${note};text-align:left;color:${light.soft}">`,
    "padding:0",
  );

const list = ({ entries }: Extract<Block, { kind: "list" }>): Markup =>
  layout(
    entries.map(
      (entry) =>
        html`<tr><td valign="top" width="20" aria-hidden="true" style="font-size:15px;line-height:22px">·</td><td style="padding-bottom:10px;font-size:15px;line-height:22px">${richHtml(entry)}</td></tr>`,
    ),
  );

const quote = ({ text, source }: Extract<Block, { kind: "quote" }>): Markup =>
  layout(
    html`<tr><td class="h" style="padding-left:14px;border-left:3px solid ${light.hairline};word-break:break-word"><div style="font-size:16px;line-height:24px">“<span dir="auto">${text}</span>”</div><div${toned("soft", note)}>${richHtml(source)}</div></td></tr>`,
    "table-layout:fixed",
  );

const button = ({ text, href }: Extract<Block, { kind: "button" }>, brand: string): Markup =>
  html`<a class="k n" href="${href}" style="display:inline-block;padding:13px 22px;border-radius:6px;background-color:${brand};color:#FFFFFF;font-size:15px;line-height:20px;font-weight:600;text-decoration:none">${text}</a>`;

/** A line each, far enough apart for a thumb. */
const links = ({ links: each }: Extract<Block, { kind: "links" }>): Markup =>
  html`${each.map(({ text, href }) => html`<div style="font-size:16px;line-height:32px"><a href="${href}"${toned("better")}>${text}</a></div>`)}`;

/** A block of the mail. `brand` colours the name and the button, never a figure. */
export function blockHtml(block: Block, brand: string): Markup {
  switch (block.kind) {
    case "masthead":
      return masthead(block, brand);
    case "verdict":
      return verdict(block);
    case "bar-row":
      return barRowHtml(block);
    case "plain-row":
      return plainRowHtml(block);
    case "figure":
      return figureHtml(block);
    case "table":
      return tableHtml(block);
    case "journey":
      return journeyHtml(block);
    case "heading":
      return heading(block);
    case "panel":
      return panel(
        html`${block.title && html`<div style="font-size:17px;line-height:24px;font-weight:600;margin-bottom:6px">${block.title}</div>`}${richHtml(block.text)}`,
        "padding:16px;font-size:15px;line-height:22px",
      );
    case "picture":
      return picture(block);
    case "gap":
    case "paragraph":
      return html`<div>${richHtml(block.text)}</div>`;
    case "note":
      return html`<div${toned("soft", note)}>${richHtml(block.text)}</div>`;
    case "list":
      return list(block);
    case "quote":
      return quote(block);
    case "small-print":
      return html`<div${toned("soft", note)}><b style="font-weight:600">${block.title}</b> ${richHtml(block.text)}</div>`;
    case "links":
      return links(block);
    case "button":
      return button(block, brand);
  }
}
