// Finds what the comments of a period are about.
import type { Program } from "../../../config/index.ts";
import { type CommentsFound, sentimentIn } from "../../../findings/comments.ts";
import { themeShares } from "../../../metrics/comments/themes.ts";
import { cellText } from "../../../rollup/cells.ts";
import type { Cells } from "../../../rollup/rollup.ts";

/**
 * Themes and declared sentiment of the comments of a period.
 *
 * Unit: comments. Empty: undefined where there are fewer than the floor, or neither a dictionary nor a sentiment.
 */
export function commentsOf(cells: Cells, { themes = [], floors }: Program): CommentsFound | undefined {
  const counts = cells[cellText({ metric: "comments", audience: "customer" })] ?? {};
  const mentions = cells[cellText({ metric: "themes", audience: "customer" })] ?? {};
  const [n, other] = [counts.n ?? 0, mentions.other ?? 0];
  if (n < floors.suppress) return undefined;
  const shares = themeShares(mentions, { themes: themes.map(({ id }) => id), floor: floors.suppress });
  const sentiment = sentimentIn(counts);
  if (shares.length === 0 && !sentiment) return undefined;
  return { n, themes: shares, ...(other >= floors.suppress && { other }), ...(sentiment && { sentiment }) };
}
