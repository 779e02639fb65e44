// Record what you changed: a form of three fields, and what is on record. Opening it records nothing.
import { type Cause, longestCause, type Program } from "../../config/index.ts";
import type { Day } from "../../domain/fact.ts";
import { html, type Markup, nothing } from "../html/markup.ts";
import { dayText } from "../print/dates.ts";
import { stageName } from "../print/names.ts";
import { outsideText } from "../print/outside.ts";
import { log as words } from "../words/change-log.ts";
import { type Framed, pageFrame } from "./frame.ts";

/** A line of the log, as it was typed. */
export type Change = Pick<Cause, "day" | "stage" | "words">;

/** What is typed into the form, and which fields of it cannot be taken. */
export interface TypedChange {
  readonly words: string;
  readonly day: string;
  readonly stage: string;
  readonly wrong: readonly (keyof typeof words.wrong)[];
}

export interface ChangePage extends Framed {
  readonly program: Program;
  /** The last day that can be named. */
  readonly today: Day;
  readonly recorded: readonly Change[];
  readonly typed?: TypedChange;
  readonly news?: "recorded" | "taken";
}

function problem(name: keyof typeof words.wrong, { typed }: ChangePage): readonly [attributes: Markup, line: Markup] {
  if (!typed?.wrong.includes(name)) return [nothing, nothing];
  return [
    html` aria-invalid="true" aria-describedby="${name}-wrong"`,
    html`<p class="wrong" id="${name}-wrong">${words.wrong[name]}</p>`,
  ];
}

function stageOptions({ program, typed }: ChangePage): Markup[] {
  const option = (id: string, name: string): Markup =>
    html`<option value="${id}"${typed?.stage === id ? html` selected` : nothing}>${name}</option>`;
  return [option("", words.everywhere), ...program.stages.map(({ id, name }) => option(id, name))];
}

function form(page: ChangePage): Markup {
  const { today, typed } = page;
  const [what, whatWrong] = problem("words", page);
  const [when, whenWrong] = problem("day", page);
  const [where, whereWrong] = problem("stage", page);
  return html`<form method="post"><fieldset><label class="wide"><b>${words.what}</b><input class="wide" name="words" value="${typed?.words}" maxlength="${longestCause}" autocomplete="off" required${what}></label><p class="soft">${words.example}</p>${whatWrong}</fieldset><fieldset><label class="wide"><b>${words.when}</b><input class="wide" type="date" name="day" value="${typed?.day}" max="${today}" required${when}></label>${whenWrong}</fieldset><fieldset><label class="wide"><b>${words.where}</b><select class="wide" name="stage"${where}>${stageOptions(page)}</select></label>${whereWrong}</fieldset><p style="margin-top:28px"><button name="act" value="record">${words.send}</button></p></form>`;
}

function line(change: Change, { program, locale }: ChangePage): Markup {
  const { day, stage, words: told } = change;
  const place = stage === undefined ? words.everywhere : stageName(stage, program);
  return html`<tr><th scope="row"><span dir="auto">${outsideText(told, longestCause)}</span><div class="soft">${place} · ${dayText(day, locale)}</div></th><td><form method="post"><input type="hidden" name="words" value="${told}"><input type="hidden" name="day" value="${day}"><input type="hidden" name="stage" value="${stage}"><button class="quiet" name="act" value="take" aria-label="${words.take}: ${outsideText(told, longestCause)}">${words.take}</button></form></td></tr>`;
}

const styles: Markup = {
  markup:
    "label.wide{display:block}.wide input,input.wide,select.wide{display:block;width:100%;max-width:420px;height:48px;margin-top:4px;padding:0 12px;border:2px solid var(--measure);border-radius:6px;background:var(--card);color:var(--ink);font:inherit;text-align:left}tbody th{font-size:16px;line-height:24px;color:var(--ink)}button.quiet{min-height:44px;padding:8px 0;background:none;color:var(--better);font-weight:400;text-decoration:underline}",
};

/**
 * The page of the decision log.
 *
 * Unit: an HTML document. Empty: says that nothing is on record. Lines come from outside: they are shown, never trusted.
 */
export function changePage(page: ChangePage): string {
  const { program, recorded, news } = page;
  const told = news === undefined ? nothing : html`<p role="status"><b>${words[news]}</b></p>`;
  const rows = recorded.map((change) => line(change, page));
  const list =
    rows.length === 0 ? html`<p class="soft">${words.none}</p>` : html`<table><tbody>${rows}</tbody></table>`;
  return pageFrame(
    page,
    words.title,
    [
      html`<p class="lead">${words.lead(program.name)}</p>`,
      told,
      form(page),
      html`<section><h2>${words.listed}</h2>${list}</section>`,
    ],
    { styles },
  );
}
