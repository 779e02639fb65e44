// A report: which program, how often, when, which sections, and who receives it.
import * as v from "valibot";
import { address, id, name, timeOfDay, weekday } from "./words.ts";

const sendTime = v.pipe(
  timeOfDay,
  v.check(
    (time) => time < "01:00" || time >= "04:00",
    "a send time lies outside 01:00 to 03:59, where a clock change can skip or repeat it",
  ),
  v.check((time) => time !== "24:00", 'midnight is written "00:00"'),
);

const recipient = v.strictObject({
  address,
  name: v.optional(name),
  /** Whose belief a guess of this reader is. */
  audience: v.optional(v.picklist(["leader", "staff"]), "leader"),
  /** The stages that this reader owns and is asked to guess. Left out: all of them. */
  stages: v.optional(v.pipe(v.array(id("stage")), v.minLength(1, "a reader owns at least one stage, or all"))),
});

export const reportSchema = v.strictObject({
  id: id("report"),
  program: id("program"),
  name: v.optional(name, "CX"),
  cadence: v.picklist(["daily", "weekly", "monthly", "quarterly", "yearly"]),
  /** Wall-clock time in the program's zone, on the first day after the period (weekly: on `weekday`). */
  at: v.optional(sendTime, "07:00"),
  weekday: v.optional(weekday, "monday"),
  /** Section ids in the order of the mail. Left out: all of them. */
  sections: v.optional(v.array(v.string())),
  /** Language and number format, as "en" (British and Irish) or "en-US". */
  locale: v.optional(v.picklist(["en", "en-US"]), "en"),
  recipients: v.pipe(v.array(recipient), v.minLength(1, "a report has at least one recipient")),
});

export const senderSchema = v.strictObject({
  address,
  name: v.optional(name, "Gapwatch"),
  replyTo: v.optional(address),
});

export type ReportConfig = v.InferOutput<typeof reportSchema>;
export type Recipient = ReportConfig["recipients"][number];
export type Sender = v.InferOutput<typeof senderSchema>;
export type Cadence = ReportConfig["cadence"];
