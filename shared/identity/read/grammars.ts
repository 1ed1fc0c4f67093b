import type { CardField } from "../../contract/identity";
import { DIGIT_CHARACTERS, LETTER_CHARACTERS } from "./alphabet";

/** What may be written in a field. No list of known names: each spelling is as good as another. */
export interface Grammar {
  /** Characters that may follow what is written so far; none where nothing may. */
  next(written: string): readonly string[];
  /** Whether what is written may stand as it is. */
  complete(written: string): boolean;
}

const NOTHING: readonly string[] = [];
const SEPARATORS = [" ", "-", "'"];
const AFTER_LETTER = [...LETTER_CHARACTERS, ...SEPARATORS];
const MAX_NAME = 40;

const endsWithLetter = (written: string): boolean =>
  written !== "" && !SEPARATORS.includes(written.at(-1)!);

const name: Grammar = {
  next: (written) => {
    if (written.length >= MAX_NAME) return NOTHING;
    return endsWithLetter(written) ? AFTER_LETTER : LETTER_CHARACTERS;
  },
  complete: endsWithLetter,
};

const sex: Grammar = {
  next: (written) => (written === "" ? ["F", "M"] : NOTHING),
  complete: (written) => written !== "",
};

/** "ID" and seven digits. */
const documentNumber: Grammar = {
  next: (written) => {
    if (written.length < 2) return ["ID"[written.length]!];
    return written.length < 9 ? DIGIT_CHARACTERS : NOTHING;
  },
  complete: (written) => written.length === 9,
};

const digitsUpTo = (last: number): readonly string[] => DIGIT_CHARACTERS.slice(0, last + 1);

const daysOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** First digits of a day, given year and month. */
const dayTens = (written: string): readonly string[] =>
  digitsUpTo(written.slice(5, 7) === "02" ? 2 : 3);

function dayOnes(written: string): readonly string[] {
  const days = daysOf(Number(written.slice(0, 4)), Number(written.slice(5, 7)));
  const tens = Number(written[8]);
  return DIGIT_CHARACTERS.filter((digit) => {
    const day = 10 * tens + Number(digit);
    return day >= 1 && day <= days;
  });
}

/** YYYY-MM-DD, a day of the calendar from 1900 to 2099. */
const date: Grammar = {
  next: (written) => {
    switch (written.length) {
      case 0:
        return ["1", "2"];
      case 1:
        return [written === "1" ? "9" : "0"];
      case 4:
      case 7:
        return ["-"];
      case 5:
        return ["0", "1"];
      case 6:
        return written[5] === "0" ? DIGIT_CHARACTERS.slice(1) : digitsUpTo(2);
      case 8:
        return dayTens(written);
      case 9:
        return dayOnes(written);
      case 10:
        return NOTHING;
      default:
        return DIGIT_CHARACTERS;
    }
  },
  complete: (written) => written.length === 10,
};

export const GRAMMARS: Readonly<Record<CardField, Grammar>> = {
  last_name: name,
  first_name: name,
  sex,
  birthdate: date,
  doc_number: documentNumber,
  expiry: date,
};
