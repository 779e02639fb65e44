// HTML and SVG as templates that escape by construction: only markup made here passes as it is.
import { cleanText } from "../print/outside.ts";

/** Markup that a template made. Text never becomes markup by itself. */
export interface Markup {
  readonly markup: string;
}

type Slot = string | number | undefined | Markup | readonly Markup[];

const marks: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Text that means itself inside an element or a quoted attribute.
 *
 * @example
 * escaped("<b> & 'c'"); // => "&lt;b&gt; &amp; &#39;c&#39;"
 */
export const escaped = (text: string): string => cleanText(text).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);

const isList = (slot: Slot): slot is readonly Markup[] => Array.isArray(slot);

function filled(slot: Slot): string {
  if (slot === undefined) return "";
  if (isList(slot)) return slot.map(({ markup }) => markup).join("");
  return typeof slot === "object" && "markup" in slot ? slot.markup : escaped(String(slot));
}

/**
 * A template: what is written in it is markup, what is put into it is text.
 *
 * @example
 * html`<b>${"<i>"}</b>`; // => { markup: "<b>&lt;i&gt;</b>" }
 */
export const html = (parts: TemplateStringsArray, ...slots: readonly Slot[]): Markup => ({
  markup: parts.reduce((text, part, at) => `${text}${filled(slots[at - 1])}${part}`),
});

/** Nothing, where a template has nothing to say. */
export const nothing: Markup = { markup: "" };
