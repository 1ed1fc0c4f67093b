import type { TableSpec } from "./schema";

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

/**
 * What is shown of a personal value before it is revealed: the year of a date, the last two characters of
 * a document number, the first letter of a name. The length of a name is not kept.
 */
export function maskText(field: string, text: string): string {
  if (field === "birthdate") return `${text.slice(0, 4)}-${MASK.repeat(2)}-${MASK.repeat(2)}`;
  if (field === "doc_number") return MASK.repeat(6) + text.slice(-2);
  return text.slice(0, 1) + MASK.repeat(5);
}
