// Which of two revisions is newer, as text that sorts so.
import type { Revision } from "./fact.ts";

/** A number as sixteen hexadecimal digits that sort as the number does: its IEEE 754 bits, negative ones turned round. */
function sortable(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value + 0);
  const bits = view.getBigUint64(0);
  const turned = value < 0 ? bits ^ 0xffff_ffff_ffff_ffffn : bits | 0x8000_0000_0000_0000n;
  return turned.toString(16).padStart(16, "0");
}

/**
 * A revision as text that sorts from old to new: the vendor's version or time, then the mapping's version.
 *
 * Unit: text, compared as text. Empty: never. Source: docs/architecture.md, law 2.
 *
 * @example
 * revisionOrder({ order: 2, mapping: 1 }); // => "c000000000000000.000001"
 */
export const revisionOrder = ({ order, mapping }: Revision): string =>
  `${sortable(order)}.${String(mapping).padStart(6, "0")}`;
