// The look of the evidence page: wider than a mail, a value of 44 pixels, bars solid and hollow.
import type { Markup } from "../html/markup.ts";
import { pictureStyles } from "./picture.ts";

export const evidenceStyles: Markup = {
  markup: `main{max-width:760px}@media(min-width:640px){main{padding-left:40px;padding-right:40px}}
.value{margin:8px 0 12px}.value b{font-size:44px;line-height:48px;font-weight:700;margin-right:12px}.value.hidden b{font-size:28px;line-height:34px;font-weight:400;color:var(--soft)}.value .soft{font-size:15px}
.verdict{max-width:600px}.strong{font-weight:600}.worse{color:var(--worse)}.better{color:var(--better)}td .soft,th .soft{font-size:14px}
.scores th{font-size:15px;line-height:20px;color:var(--ink);width:18%;min-width:120px;white-space:nowrap}.scores td,.scores tbody th{border:0;padding-top:4px;padding-bottom:4px}.scores td:last-child{width:12%}.scores .bar{text-align:left;padding-right:8px}
.bar span{display:block;height:12px;box-sizing:border-box;min-width:2px}.solid{background:var(--measure)}.hollow{border:2px solid var(--measure)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody th{font-size:16px;line-height:24px;color:var(--ink)}section p.soft{margin:8px 0 12px}
details{margin-top:8px}summary{color:var(--better);cursor:pointer;min-height:32px;padding:4px 0}
dl{margin:12px 0 0}dl div{display:grid;grid-template-columns:132px 1fr;gap:0 0;padding:6px 0}dt{color:var(--soft);font-size:14px;line-height:24px}dd{margin:0}code{font-size:14px}
@media(max-width:599px){dl div{grid-template-columns:1fr}.compared thead th:last-child{display:none}.compared tr{display:grid;grid-template-columns:1.3fr .8fr 1.5fr}.compared tr td:last-child{grid-column:1/-1;border:0;padding:0 0 10px;text-align:left}.scores th{width:26%;min-width:0;white-space:normal}}
@media print{.solid{print-color-adjust:exact;-webkit-print-color-adjust:exact}section{break-inside:avoid}details{display:none}}
${pictureStyles.markup}`,
};
