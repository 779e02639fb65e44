// Draws an SVG as the PNG that a mail carries: three times the size, few colours, opaque.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import upng from "upng-js";
import { pictureAssets } from "./picture-assets.ts";

const scale = 3;
const colours = 32;
/** Under the picture, so that no client shows through where edges are smoothed. */
const ground = "#F6F5F2";

// A CommonJS bundle has __dirname, an ES module has import.meta.url; the source runs as the latter.
const here = (): string => (typeof __dirname === "string" ? __dirname : path.dirname(fileURLToPath(import.meta.url)));

/**
 * Where a picture asset lies: beside the running bundle, else in node_modules.
 *
 * @throws where it is in neither place: the bundle was made without its assets
 */
export function assetPath(name: string): string {
  const beside = path.join(here(), name);
  if (existsSync(beside)) return beside;
  const asset = pictureAssets.find((candidate) => candidate.name === name);
  if (!asset) throw new Error(`picture asset "${name}" is not one of the list`);
  return createRequire(path.join(here(), "picture.js")).resolve(asset.from);
}

async function load(): Promise<readonly Uint8Array[]> {
  const [wasm, ...fonts] = await Promise.all(pictureAssets.map(({ name }) => readFile(assetPath(name))));
  if (!wasm) throw new Error("the renderer is the first picture asset");
  await initWasm(wasm);
  return fonts;
}

let loading: Promise<readonly Uint8Array[]> | undefined;

/**
 * PNG bytes of an SVG, with a palette of at most 32 colours (10 to 30 KB for a chart).
 *
 * Called when a mail is composed; the same SVG gives the same bytes. The renderer and the fonts load at the first call.
 */
export async function drawPicture(svg: string): Promise<Uint8Array> {
  loading ??= load();
  const fonts = await loading;
  const renderer = new Resvg(svg, {
    background: ground,
    fitTo: { mode: "zoom", value: scale },
    font: { fontBuffers: [...fonts], defaultFontFamily: "Inter", loadSystemFonts: false },
  });
  const image = renderer.render();
  const { width, height } = image;
  const pixels = Uint8Array.from(image.pixels).buffer;
  image.free();
  renderer.free();
  return new Uint8Array(upng.encode([pixels], width, height, colours));
}
