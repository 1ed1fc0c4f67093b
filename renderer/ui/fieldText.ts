import type { FieldType } from "#shared/domain/schema";
import { MASK } from "#shared/domain/personal";
import { THIN, type Format } from "./format";

/** Amounts of money, by the names either schema and the lists of record pages have for them. */
const AMOUNT_FIELDS: ReadonlySet<string> = new Set([
  "amount",
  "total_amount",
  "unit_price",
  "cart_value",
  "line_total",
  "amount_paid",
]);

const DECIMALS = 6;

/** A field as a reader of the screen needs it. */
export interface ShownField {
  readonly name: string;
  readonly type: FieldType;
  /** Masked until revealed. */
  readonly personal?: boolean;
  /** The amount is in the currency another field names, and not in euros. */
  readonly otherCurrency?: boolean;
}

/** A cell as the screen says it: amounts with their unit, times in the language on screen. Flags are left to the caller. */
export function fieldText(field: ShownField, value: string, format: Format): string {
  if (value.includes(MASK)) return value;
  switch (field.type) {
    case "number": {
      const number = Number(value);
      if (!AMOUNT_FIELDS.has(field.name)) return format.decimal(number, DECIMALS);
      return field.otherCurrency === true
        ? format.cents(number)
        : `${format.cents(number)}${THIN}€`;
    }
    case "integer":
      return format.count(Number(value));
    case "time":
      return format.time(msOf(value));
    case "text":
    case "unique":
    case "bin":
    case "date":
    case "flag":
      return value;
  }
}

/** UTC milliseconds of `YYYY-MM-DD HH:MM:SS[.fraction]`. */
export const msOf = (text: string): number => Date.parse(`${text.slice(0, 23).replace(" ", "T")}Z`);

/** Amounts, times and dates are read from their right end. */
export const alignsEnd = (type: FieldType): boolean =>
  type === "number" || type === "integer" || type === "time" || type === "date";
