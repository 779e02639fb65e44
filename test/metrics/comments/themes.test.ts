// Themes: whole words in any script, by language, counted once a comment, quoted fairly, and never below the floor.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Response } from "../../../lib/domain/fact.ts";
import { sentimentOf } from "../../../lib/domain/sentiment.ts";
import { sentimentIn } from "../../../lib/findings/comments.ts";
import { holdsPhrase, plainWords } from "../../../lib/metrics/comments/plain-words.ts";
import { themeShares } from "../../../lib/metrics/comments/themes.ts";
import { themesIn } from "../../../lib/metrics/comments/themes-in.ts";
import { commentsOf } from "../../../lib/report/model/journey/comments.ts";
import { themeQuotes } from "../../../lib/report/model/journey/verbatims.ts";
import { definitionOf } from "../../../lib/rollup/definition.ts";
import { foldFacts } from "../../../lib/rollup/fold.ts";
import { programOf } from "../world.ts";

const holds = (text: string, phrase: string): boolean => holdsPhrase(plainWords(text), plainWords(phrase));

describe("a phrase is held", () => {
  test.each([
    ["The IMPORT failed.", "import"],
    ["l’importation échoue", "importation"],
    ["CAFÉ", "cafe"],
    ["Straße", "STRASSE"],
    ["ΟΔΟΣ", "οδός"],
    ["sign-up form", "sign up"],
    ["the ｉｍｐｏｒｔ", "import"],
    ["配送が遅い", "配送"],
    ["この会社の配送は早い", "配送"],
    ["このappは便利", "app"],
    ["ส่งของช้ามาก", "ช้า"],
    ["배송이 늦어요", "배송"],
    ["доставка была", "Доставка"],
    ["लॉगिन नहीं होता", "लॉगिन"],
    ["الفاتورة خطأ", "الفاتورة"],
  ])("%s: %s", (text, phrase) => expect(holds(text, phrase)).toBe(true));

  test.each([
    ["important", "import"],
    ["reimport", "import"],
    ["form2", "form"],
    ["sign and up", "sign up"],
    ["배송", "송"],
    ["कि", "की"],
    ["がっこう", "か"],
    ["", "form"],
    ["???", "form"],
  ])("not: %s: %s", (text, phrase) => expect(holds(text, phrase)).toBe(false));

  test("by itself, among any words, and matching changes nothing that is shown", () => {
    const word = fc.stringMatching(/^[a-zäöüéèñç]{1,12}$/u);
    fc.assert(
      fc.property(word, fc.array(word), fc.array(word), (one, before, after) => {
        expect(holds([...before, one, ...after].join(" "), one.toUpperCase())).toBe(true);
        expect(plainWords(plainWords(one))).toBe(plainWords(one));
      }),
    );
  });
});

const program = programOf({
  floors: { suppress: 2 },
  themes: [
    { id: "form", name: "Form", words: { en: ["form"], de: ["Formular"], "*": ["signup"] } },
    { id: "price", name: "Price", words: ["price", "preis"] },
  ],
});

describe("themes of a comment", () => {
  const inside = (comment: string, language?: string) => themesIn({ comment, ...(language && { language }) }, program);

  test("are those of its language, and of any where nobody told it", () => {
    expect(inside("Das Formular, der Preis", "de-AT")).toEqual(["form", "price"]);
    expect(inside("Das Formular", "en")).toEqual([]);
    expect(inside("Das Formular")).toEqual(["form"]);
    expect(inside("the signup", "fr")).toEqual(["form"]);
  });
});

const said = (id: string, comment: string, more: Partial<Response> = {}): Response => ({
  ...{
    kind: "response",
    program: "acme",
    connection: "c",
    id,
    revision: { order: 1, mapping: 1 },
    audience: "customer",
  },
  ...{ at: Date.parse("2026-11-17T12:00:00Z") + Number(id), segments: {}, stage: "use", comment },
  scores: [{ question: "service", form: "answer", value: 5 }],
  ...more,
});

describe("a period's comments", () => {
  const facts = [
    said("1", "The form, again the form"),
    said("2", "form and price"),
    said("3", "fine"),
    said("4", "nice", { stage: "onboarding" }),
    said("5", "form", { audience: "staff" }),
    said("6", "form", { scores: [] }),
  ];
  const rollup = foldFacts(facts, program);

  test("count each theme once a comment, of those that the report counts", () => {
    expect(rollup.cells["themes|customer"]).toEqual({ n: 4, "=form": 2, "=price": 1, other: 2 });
    expect(rollup.cells["comments|customer"]).toEqual({ n: 4 });
    expect(commentsOf(rollup.cells, program)).toMatchObject({
      n: 4,
      other: 2,
      themes: [{ theme: "form", mentions: 2, value: 50 }],
    });
  });

  test("show no theme that fewer mention than the floor, and nothing of fewer comments", () => {
    expect(themeShares({ n: 4, "=form": 4 }, { themes: ["form"], floor: 5 })).toEqual([]);
    expect(themeShares({ n: 9, "=form": 4 }, { themes: ["form"], floor: 5 })).toEqual([]);
  });

  test("are quoted once a theme: one that is not quoted anyway, never from a hidden stage", () => {
    const quotes = (quoted: readonly { connection: string; id: string }[], hiddenStages: readonly string[] = []) =>
      themeQuotes(rollup.quotes, ["form", "price"], { quoted, hiddenStages }).map(({ id, theme }) => `${theme} ${id}`);
    expect(quotes([])).toEqual(["form 2", "price 2"]);
    expect(quotes([{ connection: "c", id: "2" }])).toEqual(["form 1", "price 2"]);
    expect(quotes([], ["use"])).toEqual([]);
  });

  test("are folded anew with another dictionary, not with another name of a theme", () => {
    const [form, price] = program.themes ?? [];
    const named = { ...program, themes: [{ ...form!, name: "The form" }, price!] };
    const worded = { ...program, themes: [{ ...form!, words: ["form"] }, price!] };
    expect(definitionOf(named)).toBe(definitionOf(program));
    expect(definitionOf(worded)).not.toBe(definitionOf(program));
  });
});

describe("sentiment", () => {
  test("is a direction only, from fifty declared comments on", () => {
    expect(sentimentIn({ n: 400, positive: 49 })).toBeUndefined();
    expect(sentimentIn({ n: 60, positive: 40, negative: 10 })?.direction).toBe("mostly-positive");
    expect(sentimentIn({ n: 60, positive: 28, negative: 22 })?.direction).toBe("mixed");
    expect(sentimentIn({ n: 60, neutral: 60 })?.direction).toBe("mixed");
  });

  test("is what the source declares, as a word or a score from -1 to 1, and nothing else", () => {
    expect(["Positive", "neutral", 0.05, "-0.05", 0, 0.049].map(sentimentOf)).toEqual([
      "positive",
      "neutral",
      "positive",
      "negative",
      "neutral",
      "neutral",
    ]);
    expect(["great", "", 3, null, {}].map(sentimentOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("counts with its comment", () => {
    expect(
      foldFacts([said("1", "x", { sentiment: "negative" }), said("2", "y")], program).cells["comments|customer"],
    ).toEqual({ n: 2, negative: 1 });
  });
});
