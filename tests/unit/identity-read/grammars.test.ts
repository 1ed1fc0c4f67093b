import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CARD_FIELDS } from "#shared/contract/identity";
import { GRAMMARS } from "#shared/identity/read/grammars";
import type { Grammar } from "#shared/identity/read/grammars";

const allows = (grammar: Grammar, text: string): boolean =>
  Array.from(text).every((character, at) => grammar.next(text.slice(0, at)).includes(character)) &&
  grammar.complete(text);

const isDay = (text: string): boolean => {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
};

describe("what a field may say", () => {
  it.each(["2000-02-29", "1900-01-01", "2099-12-31", "2024-02-29", "1985-11-30"])(
    "is the date %s",
    (date) => expect(allows(GRAMMARS.birthdate, date)).toBe(true),
  );

  it.each(["2001-02-29", "1900-02-29", "1899-12-31", "2100-01-01", "1985-11-31", "1985-00-10", "1985-13-01", "1985-10-00", "1985-1-10"])(
    "is not the date %s",
    (date) => expect(allows(GRAMMARS.expiry, date)).toBe(false),
  ); // prettier-ignore

  it("is a day of the calendar whatever digits are taken", () => {
    const digits = fc.array(fc.nat({ max: 9 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(digits, (choices) => {
        let text = "";
        for (const choice of choices) {
          const next = GRAMMARS.birthdate.next(text);
          text += next[choice % next.length]!;
        }
        expect(isDay(text)).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it.each(["D'ALMÉIDA", "JEAN-LUC", "DE LA TOUR", "ŒUVRE", "LI"])("is the name %s", (name) =>
    expect(allows(GRAMMARS.last_name, name)).toBe(true),
  );

  it.each(["", "-LUC", "LUC-", "LUC--PAUL", "R2D2", "LUC "])("is not the name '%s'", (name) =>
    expect(allows(GRAMMARS.first_name, name)).toBe(false),
  );

  it.each(["ID1234567"])("is the number %s", (number) =>
    expect(allows(GRAMMARS.doc_number, number)).toBe(true),
  );

  it.each(["ID123456", "ID12345678", "1D1234567", "IDA234567"])("is not the number %s", (number) =>
    expect(allows(GRAMMARS.doc_number, number)).toBe(false),
  );

  it("offers nothing where the text cannot go on", () => {
    const whole = ["LUC".repeat(14), "LUC", "F", "1990-01-01", "ID1234567", "1990-01-01"];
    const ends = CARD_FIELDS.map((field, at) => GRAMMARS[field].next(whole[at]!).length === 0);
    expect(ends).toEqual([true, false, true, true, true, true]);
  });
});
