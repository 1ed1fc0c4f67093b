import { describe, expect, it } from "vitest";
import type { FeatureInfo } from "#shared/contract/decisions";
import { catalogueOf } from "#renderer/features/rules/editor/catalogue";
import { insertionOf, offerAt } from "#renderer/features/rules/editor/text/completionOf";
import { piecesOf } from "#renderer/features/rules/editor/text/pieces";

const feature = (name: string, type: FeatureInfo["type"]): FeatureInfo => ({
  name,
  type,
  unit: "none",
  group: "payment",
  key: null,
  window: null,
  aggregate: null,
  filter: null,
  includesCurrent: false,
  labelDelayDays: null,
  explains: { en: name, fr: name },
  missing: [],
});

const CATALOGUE = catalogueOf([
  feature("amount", "number"),
  feature("payment_country", "text"),
  feature("new_device", "flag"),
]);

const offered = (text: string, values: readonly string[] = []) =>
  offerAt(text, text.length, CATALOGUE, values)?.options.map((option) => option.text) ?? [];

describe("what is offered while a condition is typed", () => {
  it("a begun name is offered, and Enter may take it", () => {
    const offer = offerAt("am", 2, CATALOGUE, []);
    expect(offer).toMatchObject({ from: 0, to: 2, begun: true });
    expect(offer?.options[0]).toEqual({ text: "amount", kind: "feature" });
  });

  it("where nothing is typed yet, Enter takes nothing unasked", () => {
    expect(offerAt("amount ", 7, CATALOGUE, [])?.begun).toBe(false);
  });

  it("the values of a text feature are written as texts, those that begin as typed", () => {
    expect(offered("payment_country = ", ["FR", "DE"])).toEqual(['"FR"', '"DE"']);
    expect(offered('payment_country = "f', ["FR", "DE"])).toEqual(['"FR"']);
  });

  it("a flag is offered yes and no", () => {
    expect(offered("new_device = ")).toEqual(["yes", "no"]);
  });

  it("what is there in full already is not offered", () => {
    expect(offered("new_device = yes")).toEqual([]);
  });

  it("brackets and commas are not offered", () => {
    expect(offered("")).not.toContain("(");
  });

  it("a blank follows what is put in, unless there is one", () => {
    expect(insertionOf({ text: "amount", kind: "feature" }, "am", 2)).toBe("amount ");
    expect(insertionOf({ text: "amount", kind: "feature" }, "am > 3", 2)).toBe("amount");
  });
});

describe("a condition's text in pieces", () => {
  it("the pieces make up the whole text, each with its look", () => {
    const pieces = piecesOf('amount > 3 and x = "a"', null, null);
    expect(pieces.map(({ text }) => text).join("")).toBe('amount > 3 and x = "a" ');
    const kindOf = (text: string) => pieces.find((piece) => piece.text === text)?.kind;
    expect(["amount", "3", "and", '"a"'].map(kindOf)).toEqual([
      "feature",
      "number",
      "keyword",
      "text",
    ]);
  });

  it("what is wrong is marked; at the end of the text a blank is", () => {
    const wrong = (text: string, from: number, to: number) =>
      piecesOf(text, { from, to }, null)
        .filter((piece) => piece.wrong)
        .map((piece) => piece.text);
    expect(wrong("amont > 3", 0, 5)).toEqual(["amont"]);
    expect(wrong("amount >", 8, 8)).toEqual([" "]);
  });

  it("a piece begins where completions are placed", () => {
    expect(piecesOf("amount  ", null, 7).map(({ start }) => start)).toContain(7);
  });
});
