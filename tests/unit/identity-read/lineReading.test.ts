import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CARD_FIELDS } from "#shared/contract/identity";
import type { CardField } from "#shared/contract/identity";
import { LINE_LABELS } from "#shared/identity/cardLayout";
import { LETTER_CHARACTERS } from "#shared/identity/read/alphabet";
import { readLine } from "#shared/identity/read/lineReading";
import { fieldsOf } from "#shared/identity/read/readLines";
import { joinLooks, needsSecondLook } from "#shared/identity/read/secondLook";
import { rivalled, spelt } from "../../support/columnChances";

const VALUES: Readonly<Record<CardField, string>> = {
  last_name: "D'ALMÉIDA-LLOYD",
  first_name: "ANNE LOU",
  sex: "F",
  birthdate: "1999-11-22",
  doc_number: "ID0011223",
  expiry: "2031-08-12",
};

const lineOf = (field: CardField, value = VALUES[field]): string =>
  `${LINE_LABELS[field]} ${value}`;
const best = (text: string): string | undefined => readLine(spelt(text), 115).candidates[0]?.value;

describe("reading a line", () => {
  it.each(CARD_FIELDS)("gives the value behind the label: %s", (field) => {
    const reading = readLine(spelt(lineOf(field)), 115);
    expect([reading.field, reading.candidates[0]?.value]).toEqual([field, VALUES[field]]);
  });

  it("gives any name, also one never met", () => {
    const word = fc
      .array(fc.constantFrom(...LETTER_CHARACTERS), { minLength: 1, maxLength: 9 })
      .map((letters) => letters.join(""));
    const name = fc
      .tuple(word, fc.constantFrom("", " x", "-x", "'x"), word)
      .map(([first, join, second]) => (join === "" ? first : `${first}${join[0]}${second}`));
    fc.assert(
      fc.property(name, (value) => {
        expect(best(lineOf("last_name", value))).toBe(value);
      }),
      { seed: 1, numRuns: 30 },
    );
  });

  it("keeps letters that stand twice", () => {
    expect(best(lineOf("first_name", "AANNEE"))).toBe("AANNEE");
  });

  it("does not make a digit of a letter in a name, nor a letter of a digit in a number", () => {
    const text = lineOf("doc_number", "ID1234567");
    const column = 6 + 5 * (text.length - 1);
    const reading = readLine(
      rivalled(rivalled(spelt(text), column, "Z", 0.9), column, "Z", 0.9),
      0,
    );
    expect(reading.candidates[0]?.value).toBe("ID1234567");
  });

  it("says how far the second reading is behind", () => {
    const text = lineOf("last_name", "ROY");
    const columns = spelt(text, { step: 3 });
    const sure = readLine(columns, 0);
    const unsure = readLine(rivalled(columns, 6 + 3 * (text.length - 1), "V", 0.4), 0);
    expect(unsure.candidates.map(({ value }) => value)).toContain("ROV");
    expect(unsure.margin).toBeLessThan(sure.margin);
  });

  it("finds the label though a letter of it is wrong", () => {
    expect(readLine(spelt("PRFNOM: LEA"), 0).field).toBe("first_name");
  });

  it.each(["ADRESSE: LYON", "CARTE D'IDENTITE", "", "TAILLE: 175"])(
    "finds no label in '%s'",
    (text) => expect(readLine(spelt(text), 0).field).toBeNull(),
  );

  it("gives no value that the field cannot have", () => {
    const { candidates } = readLine(spelt("SEXE: X"), 0);
    expect(candidates.every(({ value }) => value === "M" || value === "F")).toBe(true);
    expect(candidates[0]?.logChance ?? -Infinity).toBeLessThan(-4);
  });

  it("says where each character stands, from left to right", () => {
    const { characters, box } = readLine(spelt(lineOf("birthdate")), 217);
    expect(characters.map(({ character }) => character).join("")).toBe(VALUES.birthdate);
    for (const [at, { left }] of characters.entries())
      expect(left).toBeGreaterThan(characters[at - 1]?.left ?? 268);
    expect(box).toMatchObject({ x: characters[0]!.left, y: 221 });
  });
});

describe("two looks at a line", () => {
  const text = lineOf("last_name", "ROY");
  const look = (rival: string, share: number) =>
    readLine(rivalled(spelt(text, { step: 3 }), 6 + 3 * (text.length - 1), rival, share), 0);

  it("give each value the mean of its chances", () => {
    const { candidates } = joinLooks(look("V", 0.6), look("V", 0.2));
    const chance = (value: string) =>
      Math.exp(candidates.find((candidate) => candidate.value === value)!.logChance);
    expect(chance("ROY") / chance("ROV")).toBeCloseTo(0.6 / 0.4, 2);
    expect(candidates[0]?.value).toBe("ROY");
  });

  it("take the place of the value from the look that read it", () => {
    const joined = joinLooks(look("V", 0.6), look("V", 0.2));
    expect(joined.characters.map(({ character }) => character).join("")).toBe("ROY");
  });

  it("do not mix two labels", () => {
    const first = look("V", 0.4);
    expect(joinLooks(first, readLine(spelt(lineOf("sex")), 0))).toEqual(first);
  });

  it("are asked for only where the first is not sure", () => {
    expect(needsSecondLook(look("V", 0.4))).toBe(true);
    expect(needsSecondLook(readLine(spelt(text, { sureness: 0.99999 }), 0))).toBe(false);
  });
});

describe("fields of a card", () => {
  const lines = (...fields: CardField[]) =>
    fields.map((field, line) => readLine(spelt(lineOf(field)), line));

  it("are in place where each line has its own label", () => {
    const { fields, inPlace } = fieldsOf(lines(...CARD_FIELDS));
    expect(inPlace).toBe(true);
    expect(CARD_FIELDS.map((field) => fields[field]?.candidates[0]?.value)).toEqual(
      CARD_FIELDS.map((field) => VALUES[field]),
    );
  });

  it("are not in place where two lines are swapped, and keep the value of their label", () => {
    const swapped = lines("first_name", "last_name", "sex", "birthdate", "doc_number", "expiry");
    const { fields, inPlace } = fieldsOf(swapped);
    expect(inPlace).toBe(false);
    expect(fields.last_name?.candidates[0]?.value).toBe(VALUES.last_name);
  });

  it("are unknown where a label stands twice or nowhere", () => {
    const { fields } = fieldsOf(lines("sex", "sex", "last_name"));
    expect([fields.sex, fields.expiry]).toEqual([null, null]);
    expect(fields.last_name).not.toBeNull();
  });

  it("are not in place on a page without labels", () => {
    const blank = CARD_FIELDS.map((_, line) => readLine(spelt(""), line));
    expect(fieldsOf(blank).inPlace).toBe(false);
  });
});
