import { parseDay } from "#shared/domain/time";
import type { CardField } from "#shared/contract/identity";

/** A value as it is kept, or what is wrong with the text. */
export type Formed =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly fault: "empty" | "date" | "number" | "sex" | "name" };

const NAME = /^\p{Lu}[\p{Lu} '’-]*$/u;

/** What somebody typed for a field of a card, in the form of the field: dates as ISO, names in capitals. */
export function formOf(field: CardField, typed: string): Formed {
  const text = typed.trim().replaceAll(/\s+/g, " ");
  if (text === "") return { ok: false, fault: "empty" };
  switch (field) {
    case "birthdate":
    case "expiry": {
      const iso = isoOf(text);
      return iso === null ? { ok: false, fault: "date" } : { ok: true, value: iso };
    }
    case "doc_number": {
      const value = text.toUpperCase().replaceAll(" ", "");
      return /^ID[0-9]{7}$/.test(value) ? { ok: true, value } : { ok: false, fault: "number" };
    }
    case "sex": {
      const value = text.toUpperCase();
      return /^[MF]$/.test(value) ? { ok: true, value } : { ok: false, fault: "sex" };
    }
    case "last_name":
    case "first_name": {
      const value = text.toUpperCase();
      return NAME.test(value) ? { ok: true, value } : { ok: false, fault: "name" };
    }
  }
}

/** `2001-12-31`, and `31/12/2001` or `31.12.2001` as French cards are typed off. */
function isoOf(text: string): string | null {
  const french = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text);
  const iso =
    french === null
      ? text
      : `${french[3]!}-${french[2]!.padStart(2, "0")}-${french[1]!.padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(iso) && parseDay(iso) !== null ? iso : null;
}
