// The way out: a page with one button, and what it says afterwards. Opening it changes nothing.
import { html } from "../html/markup.ts";
import { leave as words } from "../words/leave.ts";
import { type Framed, pageFrame } from "./frame.ts";

/**
 * Asks whether the report shall stop, or says that it has.
 *
 * Unit: an HTML document. Empty: never.
 */
export function leavePage(framed: Framed, reportName: string, wanted: boolean): string {
  const text = wanted ? words.ask(reportName) : words.gone(reportName);
  const name = wanted ? "leave" : "back";
  return pageFrame(framed, wanted ? words.title : words.done, [
    html`<p class="lead">${text}</p><form method="post"><button name="choice" value="${name}">${wanted ? words.button : words.back}</button></form>`,
  ]);
}
