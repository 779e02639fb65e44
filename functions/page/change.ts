// The decision log of a program, opened and posted by those who read its reports.
import { longestCause, type Program } from "../../lib/config/index.ts";
import { addDays, dayAt, parsePeriod } from "../../lib/domain/period.ts";
import { changePage, type TypedChange } from "../../lib/report/page/change-page.ts";
import { cleanText } from "../../lib/report/print/outside.ts";
import { type Decision, keepDecision, readDecisions } from "../io/readers/decisions.ts";
import type { ProvedLink } from "../io/readers/reader-links.ts";
import { notFound, ok, type PageAnswer } from "./answer.ts";
import type { PageContext } from "./serve.ts";

const daysBack = 731;
type Posted =
  | { readonly kind: "decision"; readonly decision: Decision; readonly withdrawn: boolean }
  | { readonly kind: "wrong"; readonly typed: TypedChange };

/** A day of the calendar, written as it is. */
const isDay = (text: string): boolean => parsePeriod(text)?.kind === "day";

function postedOf(program: Program, today: string, body: string): Posted {
  const fields = new URLSearchParams(body);
  const field = (name: string): string => cleanText(fields.get(name) ?? "").trim();
  const [words, day, stage] = [field("words"), field("day"), field("stage")];
  const wrong = [
    ...(words === "" || words.length > longestCause ? (["words"] as const) : []),
    ...(!isDay(day) || day > today || day < addDays(today, -daysBack) ? (["day"] as const) : []),
    ...(stage !== "" && !program.stages.some(({ id }) => id === stage) ? (["stage"] as const) : []),
  ];
  if (wrong.length > 0)
    return { kind: "wrong", typed: { words: words.slice(0, longestCause), day: day.slice(0, 10), stage, wrong } };
  const decision = { words, day, ...(stage && { stage }) };
  return { kind: "decision", decision, withdrawn: fields.get("act") === "take" };
}

/** What a GET shows and a POST does. A GET writes nothing; the same line twice is one line. */
export async function change(link: ProvedLink, context: PageContext, body: string | undefined): Promise<PageAnswer> {
  const { table, config, now } = context;
  const program = config.programs.find(({ id }) => id === link.report.program);
  if (!program) return notFound;
  const today = dayAt(now(), program.timeZone);
  const posted = body === undefined ? undefined : postedOf(program, today, body);
  if (posted?.kind === "decision") {
    const { decision, withdrawn } = posted;
    await keepDecision(table, program.id, { ...decision, withdrawn, at: now() });
  }
  const shown = { program, locale: link.report.locale, today, recorded: await readDecisions(table, program.id) };
  if (posted === undefined) return ok(changePage(shown));
  if (posted.kind === "wrong") return ok(changePage({ ...shown, typed: posted.typed }));
  return ok(changePage({ ...shown, news: posted.withdrawn ? "taken" : "recorded" }));
}
