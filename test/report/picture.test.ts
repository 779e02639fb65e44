// Pictures: small, opaque, of few colours, drawn the same from source and from a bundle.
import { copyFile, mkdtemp, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import upng from "upng-js";
import { describe, expect, test } from "vitest";
import { assetPath, drawPicture } from "../../functions/io/mail/picture.ts";
import { pictureAssets } from "../../functions/io/mail/picture-assets.ts";
import { renderMail } from "../../lib/report/message.ts";
import { stageSours } from "../golden/stories/stage-sours.ts";
import { shapeOf } from "./shape.ts";

const [picture] = renderMail(stageSours).pictures;
const svg = picture?.svg ?? "";

const colourAt = (pixels: Uint8Array, at: number): string =>
  `#${[0, 1, 2].map((part) => (pixels[at * 4 + part] ?? 0).toString(16).padStart(2, "0")).join("")}`.toUpperCase();

describe("the dumbbell", () => {
  test("has a ring and a dot for each stage with both sides, and none for a stage with too few answers", () => {
    const circles = svg.match(/<circle/g) ?? [];
    // Legend: ring, halo, dot; five stages the same.
    expect(circles).toHaveLength(3 * 6);
    expect(svg).toContain("19 answers, 30 needed");
  });

  test("marks only clear gaps in colour", () => {
    expect(svg.match(/stroke="#B3450B"/g)).toHaveLength(1);
    expect(svg.match(/stroke="#1E5FA6"/g)).toHaveLength(1);
    expect(svg.match(/stroke="#8A9097" stroke-width="1.5"/g)).toHaveLength(3);
  });

  test("starts its axis at 0 and ends it at 100%", () => {
    const axis = [...svg.matchAll(/text-anchor="middle">([^<]+)</g)].map(([, text]) => text);
    expect(axis.slice(0, 3)).toEqual(["0", "50", "100%"]);
  });

  test("says nothing that the mail does not say in words", () => {
    const words = [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text]) => text ?? "");
    const { text } = renderMail(stageSours);
    for (const name of words.filter((word) => /^[+\u2212]?\d+$|^[A-Z]/.test(word) && !["0", "50"].includes(word)))
      expect(text).toContain(name);
    expect(shapeOf(svg)[0]).toMatch(/^svg/);
  });

  test("its alternative text holds the clear figures", () => {
    expect(picture?.alt).toBe(
      "Picture of the table below. Onboarding: leaders believe 78%, customers say 47%, gap +31 points. Support: 64% and 86%, gap −22. Purchase, Discovery and Use: the gap may be none. Renewal: too few answers.",
    );
  });
});

describe("drawing", () => {
  test("gives an opaque PNG of at most 32 colours on the panel's ground, three times the size", async () => {
    const png = await drawPicture(svg);
    const image = upng.decode(Uint8Array.from(png).buffer);
    const pixels = new Uint8Array(upng.toRGBA8(image)[0] ?? new ArrayBuffer(0));
    const count = image.width * image.height;
    expect(image.width).toBe(340 * 3);
    expect(image.ctype).toBe(3);
    expect(png.length).toBeLessThan(30 * 1024);
    expect(colourAt(pixels, 0)).toBe("#F6F5F2");
    const colours = new Set<string>();
    let transparent = 0;
    for (let at = 0; at < count; at++) {
      colours.add(colourAt(pixels, at));
      if (pixels[at * 4 + 3] !== 255) transparent += 1;
    }
    expect(transparent).toBe(0);
    expect(colours.size).toBeLessThanOrEqual(32);
    expect(colours.size).toBeGreaterThan(8);
  });

  test("gives the same bytes twice", async () => {
    expect(Buffer.compare(await drawPicture(svg), await drawPicture(svg))).toBe(0);
  });

  test("refuses an asset that is none", () => {
    expect(() => assetPath("secret.pem")).toThrow(/not one of the list/);
  });

  test.each([
    { format: "esm", name: "bundle.mjs" },
    { format: "cjs", name: "bundle.cjs" },
  ] as const)("works in a bundle ($format) with the assets beside it", async ({ format, name }) => {
    const directory = await mkdtemp(path.join(tmpdir(), "picture-"));
    const outfile = path.join(directory, name);
    const entry = path.resolve(import.meta.dirname, "../../functions/io/mail/picture.ts");
    await build({
      entryPoints: [entry],
      outfile,
      format,
      bundle: true,
      platform: "node",
      target: "node20",
      logOverride: { "empty-import-meta": "silent" },
    });
    const installed = createRequire(import.meta.url);
    await Promise.all(
      pictureAssets.map((asset) => copyFile(installed.resolve(asset.from), path.join(directory, asset.name))),
    );
    await writeFile(path.join(directory, "package.json"), "{}");
    const bundle = await import(/* @vite-ignore */ pathToFileURL(outfile).href);
    expect(bundle.assetPath("resvg.wasm")).toBe(path.join(directory, "resvg.wasm"));
    expect(Buffer.compare(await bundle.drawPicture(svg), await drawPicture(svg))).toBe(0);
  });
});
