// What a mail is made of, apart from its words: elements and attribute names in order.

const tag = /<(\/?)([a-zA-Z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g;

/** "td class style", "/td", … in the order of the source. */
export const shapeOf = (html: string): string[] =>
  [...html.matchAll(tag)].map(([, close, name, attributes]) => {
    const bare = (attributes ?? "").replace(/="[^"]*"/g, "");
    return `${close}${name}${bare.replace(/\s+/g, " ")}`;
  });

const entities: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": "\u00a0",
  "&zwnj;": "\u200c",
  "&#847;": "\u034f",
};

/** What a reader sees: the text of the body without the preheader. */
export const visibleText = (html: string): string =>
  (html.split("<body")[1] ?? "")
    .replace(/<div style="display:none[^>]*>.*?<\/div>/s, "")
    .replace(/<!--.*?-->/gs, "")
    .replace(/^[^>]*>/, "")
    .replace(/<[^>]*>/g, "\n")
    .replace(/&[a-z#0-9]+;/g, (entity) => entities[entity] ?? entity);

/** The numbers of a text in order of reading, without the word joiners that break addresses. */
export const numbersOf = (text: string): string[] =>
  text.replaceAll("\u2060", "").match(/[\u2212+]?\d+(?:[.,:]\d+)*/g) ?? [];
