import { describe, expect, it } from "vitest";
import { printedFields } from "#shared/identity/text/printedFields";
import type { TextLine } from "#shared/identity/vision";

const lines = (...texts: string[]): TextLine[] =>
  texts.map((text, at) => ({
    text,
    confidence: 0.9,
    box: { x: 0, y: at * 34, width: 300, height: 20 },
  }));

const values = (...texts: string[]) =>
  Object.fromEntries(
    Object.entries(printedFields(lines(...texts))).map(([field, { value }]) => [field, value]),
  );

describe("fields among lines of text", () => {
  it("are found by their labels, in any order", () => {
    expect(values("SEXE: F", "NOM: D'ALMÉIDA", "PRENOM: JEAN-LUC")).toEqual({
      sex: "F",
      last_name: "D'ALMÉIDA",
      first_name: "JEAN-LUC",
    });
  });

  it("are found behind a label with a wrong letter", () => {
    expect(values("PRFNOM: LEA", "EXPIRAT1ON: 2031-08-12")).toEqual({
      first_name: "LEA",
      expiry: "2031-08-12",
    });
  });

  it("are not found behind another label", () => {
    expect(values("ADRESSE: LYON", "CARTE D'IDENTITE (SYNTHETIQUE)")).toEqual({});
  });

  it("have the letters of a number read as digits", () => {
    expect(values("N° DOCUMENT: 1D49334Z2", "DATE NAISSANCE: l997-I2-2B")).toEqual({
      doc_number: "ID4933422",
      birthdate: "1997-12-28",
    });
  });

  it("have the digits of a name read as letters", () => {
    expect(values("NOM: R0BERT")).toEqual({ last_name: "ROBERT" });
  });

  it("keep a text that does not fit the form of the field", () => {
    expect(values("DATE NAISSANCE: 19 97")).toEqual({ birthdate: "19 97" });
  });
});
