// The brand's colour, made legible: dark enough on the light card, light enough on the dark one. It never marks a figure.

type Rgb = readonly [number, number, number];

const rgbOf = (colour: string): Rgb => [
  Number.parseInt(colour.slice(1, 3), 16),
  Number.parseInt(colour.slice(3, 5), 16),
  Number.parseInt(colour.slice(5, 7), 16),
];

const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`.toUpperCase();

const linear = (part: number): number => (part <= 10.31475 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);

const luminance = (colour: string): number => {
  const [red, green, blue] = rgbOf(colour);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/**
 * Contrast of two colours.
 *
 * Unit: ratio, 1 to 21. Source: WCAG 2.2, "contrast ratio".
 *
 * @example
 * contrast("#FFFFFF", "#000000"); // => 21
 */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function towards(colour: string, target: string, share: number): string {
  const [from, to] = [rgbOf(colour), rgbOf(target)];
  const mix = (at: 0 | 1 | 2): number => from[at] + (to[at] - from[at]) * share;
  return hexOf([mix(0), mix(1), mix(2)]);
}

const steps = Array.from({ length: 21 }, (_, step) => step / 20);
// On the dark card the shade is lighter than it must be: near the limit a name looks switched off.
const [needed, onDarkCard] = [4.5, 7];

/** The first shade on the way from a colour to `target` that can be read. */
const legible = (colour: string, target: string, enough: (shade: string) => boolean): string =>
  steps.map((share) => towards(colour, target, share)).find(enough) ?? target;

/** A brand's colour on the light and on the dark card, and the text on a button of it. */
export interface BrandColours {
  readonly light: string;
  readonly dark: string;
  readonly onLight: string;
  readonly onDark: string;
}

/**
 * The brand's colour darkened, and lightened, until it has 4.5:1 on its card and the button's text has 4.5:1 on it.
 *
 * @example
 * brandColours("#5B2A5F").light; // => "#5B2A5F"
 */
export const brandColours = (colour: string): BrandColours => ({
  light: legible(colour, "#000000", (shade) => contrast(shade, "#FFFFFF") >= needed),
  dark: legible(colour, "#FFFFFF", (shade) => contrast(shade, "#1A1A1A") >= onDarkCard),
  onLight: "#FFFFFF",
  onDark: "#1A1A1A",
});
