import type { TFunction } from "i18next";
import type { Dimension, Grain } from "#shared/contract/overview";
import type { Language } from "../../i18n/language";
import type { Format } from "../../ui/format";

/** Names of what charts and filters hold, in the language on screen. */
export interface Names {
  /** A value of a dimension, short: `FR France`, `Mon`, `14:00`; "" has a name of its own. */
  readonly value: (dimension: Dimension, value: string) => string;
  /** A bucket (YYYY-MM-DD) below an axis, and in full. */
  readonly bucket: (bucket: string, grain: Grain) => string;
  readonly bucketInFull: (bucket: string, grain: Grain) => string;
}

/** 1 January 2024 was a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

export function createNames(
  language: Language,
  t: TFunction,
  format: Format,
  products: ReadonlyMap<string, string>,
): Names {
  const locale = language === "en" ? "en-GB" : "fr-FR";
  const regions = new Intl.DisplayNames([locale], { type: "region", fallback: "none" });
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });

  const country = (code: string): string => {
    const name = /^[A-Z]{2}$/.test(code) ? regions.of(code) : undefined;
    return name === undefined ? code : `${code} ${name}`;
  };
  const value = (dimension: Dimension, text: string): string => {
    if (text === "") return t(`overview.empty.${dimension}`);
    switch (dimension) {
      case "country":
        return country(text);
      case "weekday":
        return weekdays.format(A_MONDAY + (Number(text) - 1) * DAY);
      case "hour":
        return `${text.padStart(2, "0")}:00`;
      case "product":
        return products.get(text) ?? text;
      case "device":
      case "source":
      case "campaign":
      case "method":
        return text.replaceAll("_", " ");
    }
  };
  return {
    value,
    bucket: (bucket, grain) => {
      const start = Date.parse(bucket);
      return grain === "month" ? format.month(start) : format.day(start);
    },
    bucketInFull: (bucket, grain) => {
      const start = Date.parse(bucket);
      switch (grain) {
        case "day":
          return format.date(start);
        case "week":
          return t("overview.weekOf", { date: format.date(start) });
        case "month":
          return format.month(start);
      }
    },
  };
}
