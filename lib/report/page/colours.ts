// Both colour sets as CSS variables, for what is read in a browser.
import { brandColours } from "../html/brand.ts";
import { light } from "../html/look.ts";
import type { Markup } from "../html/markup.ts";

type Token = keyof typeof light;

const dark: Readonly<Record<Token, string>> = {
  page: "#101010",
  card: "#1A1A1A",
  panel: "#242425",
  ink: "#ECECEA",
  soft: "#B6B9BD",
  measure: "#C3CAD2",
  worse: "#F29D66",
  better: "#86B9F2",
  unclear: "#8A9097",
  hairline: "#3C3D3F",
  track: "#343537",
  detractor: "#5A331B",
  promoter: "#1F3D5E",
};

const set = (colours: Readonly<Record<string, string>>): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(";");

/** The light set, the dark one where the reader asks for it, and the brand's colour with that of the text on it. */
export function colourVariables(colour: string | undefined): Markup {
  const brand = brandColours(colour ?? light.ink);
  const [day, night] = [
    { ...light, brand: brand.light, "on-brand": brand.onLight },
    { ...dark, brand: brand.dark, "on-brand": brand.onDark },
  ];
  return {
    markup: `:root{color-scheme:light dark;${set(day)}}@media screen and (prefers-color-scheme:dark){:root{${set(night)}}}`,
  };
}

const nameOf = new Map(Object.entries(light).map(([name, colour]) => [colour.toLowerCase(), name]));

/**
 * A picture that stands in a page: its colours are those of the page, light or dark.
 *
 * @example
 * withVariables('<rect fill="#1C2127"/>'); // => '<rect fill="var(--ink)"/>'
 */
export const withVariables = (svg: string): string =>
  svg.replace(/(?<= (?:fill|stroke)=")#[0-9A-Fa-f]{6}(?=")/g, (colour) => {
    const name = nameOf.get(colour.toLowerCase());
    return name === undefined ? colour : `var(--${name})`;
  });
