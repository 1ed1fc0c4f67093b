import type { CardField } from "../../contract/identity";
import { CARD_FIELDS } from "../../contract/identity";
import { editDistance } from "../../domain/editDistance";
import { LINE_LABELS } from "../cardLayout";
import type { TextLine } from "../vision";

/* What an OCR engine makes of a shape when it does not know that a digit, or a letter, stands there. */
const DIGIT_OF: Readonly<Record<string, string>> = {
  O: "0", Q: "0", D: "0", I: "1", L: "1", "|": "1", "]": "1", "[": "1", "!": "1", Z: "2", S: "5", "$": "5", G: "6", B: "8",
}; // prettier-ignore
const LETTER_OF: Readonly<Record<string, string>> = {
  "0": "O", "1": "I", "|": "I", "2": "Z", "5": "S", "6": "G", "8": "B", "’": "'", "‘": "'", "`": "'",
}; // prettier-ignore

const mapped = (text: string, to: Readonly<Record<string, string>>): string =>
  Array.from(text, (character) => to[character] ?? character).join("");

/** Digits of a text, with the letters that look like one read as one. */
const digitsOf = (text: string): string => mapped(text.toUpperCase(), DIGIT_OF).replace(/\D/g, "");

function dateOf(text: string): string {
  const digits = digitsOf(text);
  return digits.length === 8
    ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
    : text;
}

/** `ID` and seven digits: what precedes the last seven is the prefix, however it was read. */
function documentNumberOf(text: string): string {
  const digits = digitsOf(text);
  return digits.length >= 7 ? `ID${digits.slice(-7)}` : text;
}

const nameOf = (text: string): string =>
  mapped(text.toUpperCase(), LETTER_OF)
    .replace(/[^\p{L}' -]/gu, "")
    .replace(/\s+/g, " ")
    .replace(/^[ '-]+|[ '-]+$/g, "");

const sexOf = (text: string): string => /[MF]/.exec(text.toUpperCase())?.[0] ?? text.trim();

/** What a text becomes in the form its field is written in; left as it is where it does not fit the form. */
export const VALUE_FORMS: Readonly<Record<CardField, (text: string) => string>> = {
  last_name: nameOf,
  first_name: nameOf,
  sex: sexOf,
  birthdate: dateOf,
  doc_number: documentNumberOf,
  expiry: dateOf,
};

const FORMS: Readonly<Record<CardField, RegExp>> = {
  last_name: /^\p{Lu}[\p{Lu}' -]*$/u,
  first_name: /^\p{Lu}[\p{Lu}' -]*$/u,
  sex: /^[MF]$/,
  birthdate: /^\d{4}-\d{2}-\d{2}$/,
  doc_number: /^ID\d{7}$/,
  expiry: /^\d{4}-\d{2}-\d{2}$/,
};

export const hasForm = (field: CardField, value: string): boolean => FORMS[field].test(value);

/** Letters that may be wrong in a label before it is another: a third of it. */
const LABEL_TOLERANCE = 1 / 3;

const bare = (text: string): string => text.toUpperCase().replace(/[^A-ZÀ-Ý]/g, "");

/** The field whose label a line begins with, and the text after it; null where none fits. */
function labelled(line: string): { field: CardField; text: string } | null {
  const colon = line.search(/[:;]/);
  if (colon < 0) return null;
  const label = bare(line.slice(0, colon));
  const fits = CARD_FIELDS.map((field) => {
    const wanted = bare(LINE_LABELS[field]);
    return { field, share: editDistance(label, wanted) / wanted.length };
  }).sort((a, b) => a.share - b.share);
  const best = fits[0]!;
  return best.share <= LABEL_TOLERANCE
    ? { field: best.field, text: line.slice(colon + 1).trim() }
    : null;
}

export interface PrintedField {
  readonly value: string;
  readonly line: TextLine;
}

/** Fields found by their labels among lines of text, wherever they stand; the first line of a label counts. */
export function printedFields(
  lines: readonly TextLine[],
): Readonly<Partial<Record<CardField, PrintedField>>> {
  const found: Partial<Record<CardField, PrintedField>> = {};
  for (const line of lines) {
    const read = labelled(line.text);
    if (read === null || read.text === "" || found[read.field] !== undefined) continue;
    found[read.field] = { value: VALUE_FORMS[read.field](read.text), line };
  }
  return found;
}
