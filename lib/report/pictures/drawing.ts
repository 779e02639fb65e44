// The few marks that pictures are made of, on a canvas 340 units wide. Light set, opaque.
import { light } from "../html/look.ts";
import { html, type Markup } from "../html/markup.ts";

/** Width of the canvas, its padding, and where its right column ends. */
export const [canvasWidth, canvasPadding] = [340, 12];
export const canvasRight = canvasWidth - canvasPadding;

export type At = readonly [x: number, y: number];

export interface Look {
  readonly size?: number;
  readonly weight?: number;
  readonly fill?: string;
  readonly anchor?: "middle" | "end";
}

export const label = (at: At, text: string, { size = 11, weight, fill = light.soft, anchor }: Look = {}): Markup =>
  html`<text x="${at[0]}" y="${at[1]}" font-size="${size}" fill="${fill}"${weight && html` font-weight="${weight}"`}${anchor && html` text-anchor="${anchor}"`}>${text}</text>`;

export const line = (from: At, to: At, colour: string, thick: number): Markup =>
  html`<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" stroke="${colour}" stroke-width="${thick}"/>`;

/** The whole picture on its ground. */
export const canvas = (height: number, marks: readonly (Markup | undefined)[]): string =>
  html`<svg xmlns="http://www.w3.org/2000/svg" width="${canvasWidth}" height="${height}" viewBox="0 0 ${canvasWidth} ${height}" font-family="Inter, system-ui, sans-serif"><rect width="${canvasWidth}" height="${height}" fill="${light.panel}"/>${marks.map((mark) => mark ?? html``)}</svg>`
    .markup;
