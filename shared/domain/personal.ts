import type { TableSpec } from "./schema";
import { parseDay } from "./time";

/**
 * Fields that say who a person is: masked until the user reveals them, and every reveal is recorded
 * (names, document numbers and birthdates; age flags and countries are not among them).
 */
const PERSONAL_FIELDS: Readonly<Record<string, readonly string[]>> = {
  customers: ["birthdate"],
  synthetic_id_labels: ["last_name", "first_name", "birthdate", "doc_number"],
};

export const personalFields = (table: TableSpec["name"]): readonly string[] =>
  PERSONAL_FIELDS[table] ?? [];

export const isPersonal = (table: string, field: string): boolean =>
  personalFields(table).includes(field);

/** Tables that have personal fields. */
export const PERSONAL_TABLES: readonly string[] = Object.keys(PERSONAL_FIELDS);

/** Stands for every character that is kept back. */
export const MASK = "•";

/** Stands for a whole value of which nothing is shown. */
export const HIDDEN = MASK.repeat(5);

/** Characters a document number has at least where its last two are shown. */
const DOCUMENT_LENGTH = 5;

/**
 * What is shown of a personal value before it is revealed: the year of a date, the last two characters of
 * a document number, the first letter of a name. The length of a name is not kept. Nothing is shown of a value that
 * this would show most of, or that is not what its field should hold.
 */
export function maskText(field: string, text: string): string {
  if (field === "birthdate")
    return parseDay(text) === null
      ? HIDDEN
      : `${text.slice(0, 4)}-${MASK.repeat(2)}-${MASK.repeat(2)}`;
  if (field === "doc_number")
    return text.length < DOCUMENT_LENGTH ? HIDDEN : MASK.repeat(6) + text.slice(-2);
  const [first = "", second] = text;
  return second === undefined ? HIDDEN : first + HIDDEN;
}

/**
 * Features that tell more of a personal field than its mask does: of a birthdate the mask shows the year, and an age
 * at several payments narrows down the day.
 */
const PERSONAL_FEATURES: ReadonlySet<string> = new Set(["customer_age_years"]);

export const isPersonalFeature = (name: string): boolean => PERSONAL_FEATURES.has(name);
