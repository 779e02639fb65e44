// Sample deliveries in the forms of the vendors of surveys. Their content is invented.
import { type Asked, pingId, type Sample, withAnswers } from "./values.ts";

const json = (value: unknown): Sample => ({ body: JSON.stringify(value) });

/** What Typeform calls an answer of this kind. */
function typeformAnswer([field, value]: Asked["answers"][number]): object {
  const about = { field: { id: field, ref: field, type: "short_text" } };
  if (field === "email") return { type: "email", email: `${pingId}@example.com`, ...about };
  return typeof value === "number"
    ? { type: "number", number: value, ...about }
    : { type: "text", text: value, ...about };
}

/**
 * A finished form of Typeform.
 *
 * @example
 * typeformSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("form_response"); // => true
 */
export function typeformSample({ time, answers }: Asked): Sample {
  const under = (prefix: string) => answers.filter(([field]) => field.startsWith(prefix));
  const hidden = Object.fromEntries(under("hidden.").map(([field, value]) => [field.slice(7), value]));
  const variables = under("variables.").map(([field, value]) =>
    typeof value === "number"
      ? { key: field.slice(10), type: "number", number: value }
      : { key: field.slice(10), type: "text", text: value },
  );
  const given = answers.filter(([field]) => !/^(?:hidden|variables)\./.test(field)).map(typeformAnswer);
  const form = { form_id: pingId, token: pingId, submitted_at: time, hidden, variables, answers: given };
  return json({ event_id: pingId, event_type: "form_response", form_response: form });
}

/**
 * A submission of Tally.
 *
 * @example
 * tallySample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("FORM_RESPONSE"); // => true
 */
export const tallySample = ({ time, answers }: Asked): Sample =>
  json({
    ...{ eventId: pingId, eventType: "FORM_RESPONSE", createdAt: time },
    data: {
      ...{ responseId: pingId, respondentId: pingId, formId: pingId, formName: "A test", createdAt: time },
      fields: answers.map(([label, value]) => ({ key: label, label, type: "INPUT_TEXT", value })),
    },
  });

/**
 * A finished response of Formbricks.
 *
 * @example
 * formbricksSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [["nps", 9]], isScored: true }).body.includes('"nps":9'); // => true
 */
export const formbricksSample = ({ time, answers }: Asked): Sample =>
  json({
    ...{ webhookId: pingId, event: "responseFinished" },
    data: {
      ...{ id: pingId, surveyId: pingId, finished: true, createdAt: time, updatedAt: time, tags: [] },
      data: Object.fromEntries(answers),
    },
  });

/**
 * A response of Delighted.
 *
 * @example
 * delightedSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [["score", 9]], isScored: true }).body.includes('"score":9'); // => true
 */
export function delightedSample({ now, answers }: Asked): Sample {
  const seconds = Math.floor(now / 1000);
  const typed = answers.find(([field]) => field.startsWith("score."));
  const response = {
    ...{ id: pingId, survey_type: typed ? typed[0].slice(6) : "nps", score: null, comment: null },
    ...{ created_at: seconds, updated_at: seconds, person: { id: pingId }, person_properties: {}, tags: [] },
  };
  const given = answers.map(([field, value]) => [field === typed?.[0] ? "score" : field, value] as const);
  const event_data = withAnswers(response, given);
  return json({ event_type: "survey_response.created", event_id: pingId, event_data });
}

/**
 * A submission of Jotform, as a multipart form.
 *
 * @example
 * jotformSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).type; // => "multipart/form-data; boundary=gapwatch-ping"
 */
export function jotformSample({ now, answers }: Asked): Sample {
  const said = Object.fromEntries(answers.map(([field, value]) => [field, String(value)]));
  const fields = {
    ...{ formID: pingId, submissionID: pingId, formTitle: "A test" },
    rawRequest: JSON.stringify({ submitDate: String(now), ...said }),
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${pingId}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join("")}--${pingId}--\r\n`, type: `multipart/form-data; boundary=${pingId}` };
}

/**
 * A webhook of SurveyMonkey.
 *
 * @example
 * surveymonkeySample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.includes("response_completed"); // => true
 */
export const surveymonkeySample = ({ time }: Asked): Sample =>
  json({
    ...{ event_type: "response_completed", event_id: pingId, object_type: "response", object_id: pingId },
    ...{ event_datetime: time, resources: { survey_id: pingId } },
  });

/**
 * A form of Qualtrics. Its signature is put in when it is sent.
 *
 * @example
 * qualtricsSample({ now: 0, time: "1970-01-01T00:00:00Z", answers: [], isScored: false }).body.startsWith("MSG="); // => true
 */
export function qualtricsSample({ time }: Asked): Sample {
  const day = time.slice(0, 19).replace("T", " ");
  const message = { Status: "Complete", SurveyID: pingId, ResponseID: pingId, CompletedDate: day, BrandID: pingId };
  return { body: `MSG=${encodeURIComponent(JSON.stringify(message))}` };
}
