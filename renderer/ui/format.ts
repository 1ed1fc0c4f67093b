import type { Language } from "../i18n/language";

/** U+202F, the narrow space that does not break a line. */
export const THIN = "\u202F";
const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  en: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  fr: [
    "janv.",
    "févr.",
    "mars",
    "avr.",
    "mai",
    "juin",
    "juil.",
    "août",
    "sept.",
    "oct.",
    "nov.",
    "déc.",
  ],
};

/** Shares nearer than this to zero or the whole would be rounded to it. */
const SMALLEST_SHARE = 0.0001;

/** Numbers and times as the screen shows them, per language. */
export interface Format {
  /** 71694 → `71,694`, in French `71 694` with thin spaces. */
  readonly count: (value: number) => string;
  /** At most `digits` decimals. */
  readonly decimal: (value: number, digits?: number) => string;
  /** An amount with thin spaces in both languages: 1234.5 → `1 234.50`, whole amounts without decimals. */
  readonly money: (value: number) => string;
  /** An amount of one record, always with cents, so that a column lines up: 12 → `12.00`. */
  readonly cents: (value: number) => string;
  /** A score from 0 to 1, always with two decimals: 1 → `1.00`. */
  readonly score: (value: number) => string;
  /** 0.01263 → `1.26 %`; neither zero nor the whole unless it is. */
  readonly share: (value: number) => string;
  /** UTC milliseconds → `14 Nov 2025 22:41:07`. */
  readonly time: (ms: number) => string;
  /** UTC milliseconds → `14 Nov 2025`, `14 Nov`, `Nov 2025`. */
  readonly date: (ms: number) => string;
  readonly day: (ms: number) => string;
  readonly month: (ms: number) => string;
  /** UTC milliseconds → `22:41:07`. */
  readonly clock: (ms: number) => string;
  /** 1830 → `1.8 s`. */
  readonly duration: (ms: number) => string;
}

export function createFormat(language: Language): Format {
  const locale = language === "en" ? "en-GB" : "fr-FR";
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
  const whole = number({ maximumFractionDigits: 0 });
  const cents = number({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const percent = number({ maximumFractionDigits: 2 });
  const tenth = number({ maximumFractionDigits: 1 });
  const decimals = new Map<number, Intl.NumberFormat>();

  const decimal = (value: number, digits = 2): string => {
    const known = decimals.get(digits) ?? number({ maximumFractionDigits: digits });
    decimals.set(digits, known);
    return known.format(value);
  };
  const thin = (text: string): string => (language === "en" ? text.replaceAll(",", THIN) : text);
  const shareNumber = (value: number): string => {
    if (value > 0 && value < SMALLEST_SHARE)
      return `<\u00A0${percent.format(SMALLEST_SHARE * 100)}`;
    if (value < 1 && value > 1 - SMALLEST_SHARE)
      return `>\u00A0${percent.format(100 - SMALLEST_SHARE * 100)}`;
    return percent.format(value * 100);
  };
  const clock = (ms: number): string => new Date(ms).toISOString().slice(11, 19);
  const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();
  const monthOf = (ms: number): string => MONTHS[language][new Date(ms).getUTCMonth()] ?? "";
  const day = (ms: number): string => `${new Date(ms).getUTCDate()} ${monthOf(ms)}`;
  const date = (ms: number): string => `${day(ms)} ${yearOf(ms)}`;

  return {
    count: (value) => whole.format(value),
    decimal,
    money: (value) => thin((Number.isInteger(value) ? whole : cents).format(value)),
    cents: (value) => thin(cents.format(value)),
    score: (value) => cents.format(value),
    share: (value) => `${shareNumber(value)}${THIN}%`,
    clock,
    date,
    day,
    month: (ms) => `${monthOf(ms)} ${yearOf(ms)}`,
    time: (ms) => `${date(ms)} ${clock(ms)}`,
    duration: (ms) => `${ms < 995 ? decimal(ms / 1000, 2) : tenth.format(ms / 1000)}${THIN}s`,
  };
}
