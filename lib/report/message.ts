// A report as the parts of a mail: subject, preheader, HTML, plain text and pictures, all from the same blocks.
import type { Picture } from "./block.ts";
import { renderHtml } from "./html.ts";
import { preheaderOf } from "./print/preheader.ts";
import { subjectOf } from "./print/subject-line.ts";
import { blocksOf } from "./sections/index.ts";
import { storyOf } from "./story/story.ts";
import { renderText } from "./text.ts";
import type { View } from "./view.ts";

/** A mail before it is composed as MIME. The HTML shows each picture by its `cid`. */
export interface Mail {
  readonly subject: string;
  readonly preheader: string;
  readonly html: string;
  readonly text: string;
  readonly pictures: readonly Picture[];
}

/** Renders a view. The same view gives the same bytes. */
export function renderMail(view: View): Mail {
  const blocks = blocksOf(view);
  const story = storyOf(view);
  const [subject, preheader] = [subjectOf(view, story), preheaderOf(view, story)];
  const colour = view.program.brand?.colour;
  const frame = { subject, preheader, locale: view.config.locale, ...(colour !== undefined && { colour }) };
  return {
    subject,
    preheader,
    html: renderHtml(blocks, frame),
    text: renderText(blocks),
    pictures: blocks.flatMap((block) => (block.kind === "picture" ? [block.picture] : [])),
  };
}
