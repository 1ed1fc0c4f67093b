import { columnOf, NULL_DAY, NULL_FLAG, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import type { Dictionary } from "../log/dictionary";
import type { LogDictionaries } from "../log/eventLog";
import { NONE } from "../log/kinds";
import type { CustomerFacts, References } from "./types";

/** Facts of customers by dictionary code; `NONE`, NaN and `NULL_DAY` where they are not said. */
interface CustomerColumns {
  /** 1 where the code has a record. */
  readonly known: Uint8Array;
  readonly signupMs: Float64Array;
  readonly signupNano: Uint32Array;
  readonly country: Uint32Array;
  readonly birthDay: Int32Array;
  readonly cardBirthDay: Int32Array;
}

/**
 * Dictionary codes of a text column by row. Values the log never saw get a code as well: a live log may see them later.
 */
function codesByRow(
  table: Table | undefined,
  name: string,
  dictionary: Dictionary,
): Uint32Array | null {
  const column = columnOf(table, name, "text");
  if (column === null) return null;
  const map = dictionary.adopt(column);
  if (map === null) return column.codes;
  return column.codes.map((code) => (code === NONE ? NONE : map[code]!));
}

function customerColumns(
  table: Table | undefined,
  { keys, facts }: LogDictionaries,
): CustomerColumns {
  const codes = codesByRow(table, "customer_id", keys.customer);
  const countries = codesByRow(table, "country", facts.country);
  const signup = columnOf(table, "signup_ts", "time");
  const born = columnOf(table, "birthdate", "date");
  const { size } = keys.customer;
  const columns = {
    known: new Uint8Array(size),
    signupMs: new Float64Array(size).fill(NaN),
    signupNano: new Uint32Array(size),
    country: new Uint32Array(size).fill(NONE),
    birthDay: new Int32Array(size).fill(NULL_DAY),
    cardBirthDay: new Int32Array(size).fill(NULL_DAY),
  };
  codes?.forEach((code, row) => {
    if (code === NONE) return;
    columns.known[code] = 1;
    columns.signupMs[code] = signup?.ms[row] ?? NaN;
    columns.signupNano[code] = signup?.nano?.[row] ?? 0;
    columns.country[code] = countries?.[row] ?? NONE;
    columns.birthDay[code] = born?.days[row] ?? NULL_DAY;
  });
  return columns;
}

/** Birth day by file of card. */
function cardBirthDays(labels: Table | undefined): ReadonlyMap<string, number> {
  const file = columnOf(labels, "file", "text");
  const born = columnOf(labels, "birthdate", "date");
  const days = new Map<string, number>();
  file?.codes.forEach((code, row) => {
    const day = born?.days[row] ?? NULL_DAY;
    if (code !== NONE && day !== NULL_DAY) days.set(file.values[code]!, day);
  });
  return days;
}

/** Of several cards of one customer the one that disagrees counts, whatever the order of the rows. */
function strongerCard(held: number, found: number, birthDay: number): number {
  if (held === NULL_DAY || held === birthDay) return found;
  return found === birthDay ? held : Math.min(held, found);
}

/**
 * Puts the cards' birth days with their customers. The labels stand for what is read from the cards: they say what
 * is printed on them.
 */
function linkCards(dataset: Dataset, customers: CustomerColumns, dictionary: Dictionary): void {
  const links = dataset.tables.get("id_links");
  const file = columnOf(links, "file", "text");
  const holder = columnOf(links, "customer_id", "text");
  if (file === null || holder === null) return;
  const days = cardBirthDays(dataset.tables.get("synthetic_id_labels"));
  const { cardBirthDay, birthDay, known } = customers;
  for (let row = 0; row < file.codes.length; row++) {
    const day = days.get(file.values[file.codes[row]!] ?? "");
    const code = dictionary.find(holder.values[holder.codes[row]!] ?? "");
    if (day === undefined || code === NONE || known[code] !== 1) continue;
    cardBirthDay[code] = strongerCard(cardBirthDay[code]!, day, birthDay[code]!);
  }
}

function restrictions(table: Table | undefined, dictionary: Dictionary): Uint8Array {
  const codes = codesByRow(table, "product_id", dictionary);
  const flags = columnOf(table, "is_adult_restricted", "flag");
  const restricted = new Uint8Array(dictionary.size).fill(NULL_FLAG);
  codes?.forEach((code, row) => {
    if (code !== NONE) restricted[code] = flags?.data[row] ?? NULL_FLAG;
  });
  return restricted;
}

/** The object that answers for one customer after the other. */
function factsReader(
  { known, signupMs, signupNano, country, birthDay, cardBirthDay }: CustomerColumns,
  countries: Dictionary,
): (code: number) => CustomerFacts | null {
  const signup = { ms: NaN, nano: 0 };
  const facts = {
    signup: null as typeof signup | null,
    country: null as string | null,
    birthDay: null as number | null,
    cardBirthDay: null as number | null,
  };
  const dayOrNull = (day: number): number | null => (day === NULL_DAY ? null : day);
  return (code) => {
    if (known[code] !== 1) return null;
    signup.ms = signupMs[code]!;
    signup.nano = signupNano[code]!;
    facts.signup = Number.isNaN(signup.ms) ? null : signup;
    facts.country = countries.values[country[code]!] ?? null;
    facts.birthDay = dayOrNull(birthDay[code]!);
    facts.cardBirthDay = dayOrNull(cardBirthDay[code]!);
    return facts;
  };
}

/**
 * What a dataset says besides its log, by the codes of the log's dictionaries, which get those of customers,
 * countries and products the log has not seen.
 */
export function referencesOf(dataset: Dataset, dictionaries: LogDictionaries): References {
  const { tables } = dataset;
  const customers = customerColumns(tables.get("customers"), dictionaries);
  linkCards(dataset, customers, dictionaries.keys.customer);
  const restricted = restrictions(tables.get("products"), dictionaries.keys.product);
  return {
    customer: factsReader(customers, dictionaries.facts.country),
    isAdultRestricted: (code) => {
      const flag = restricted[code] ?? NULL_FLAG;
      return flag === NULL_FLAG ? null : flag === 1;
    },
    has: {
      customers: tables.has("customers"),
      products: tables.has("products"),
      idCards: tables.has("id_links") && tables.has("synthetic_id_labels"),
    },
  };
}
