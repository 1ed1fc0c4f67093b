import type { TFunction } from "i18next";
import type { FeatureInfo, FeatureUnit, FeatureValue } from "#shared/contract/decisions";
import { HIDDEN, isPersonalFeature } from "#shared/domain/personal";
import { THIN, type Format } from "./format";

/** A feature as a reader of its value needs it. */
export type ShownFeature = Pick<FeatureInfo, "name" | "type" | "unit">;

/** How values are written on the screen at hand. */
export interface FeatureWording {
  readonly format: Format;
  readonly t: TFunction;
  /** Amounts are in the currency a field of the payment names, and not in euros. */
  readonly otherCurrency?: boolean;
  /** Whether what features tell of the person may be shown; masked where nothing is said. */
  readonly revealed?: boolean;
}

/** Of a feature the catalogue does not know, numbers are written as they are. */
export const unknownFeature = (name: string): ShownFeature => ({
  name,
  type: "number",
  unit: "none",
});

export const isMaskedFeature = (name: string, { revealed = false }: FeatureWording): boolean =>
  !revealed && isPersonalFeature(name);

/** A feature's value with its unit, `–` where it is missing. */
export function featureText(
  feature: ShownFeature,
  value: FeatureValue,
  wording: FeatureWording,
): string {
  if (value === null) return "–";
  if (isMaskedFeature(feature.name, wording)) return HIDDEN;
  if (typeof value === "string") return value;
  if (typeof value === "boolean" || feature.type === "flag")
    return value === true || value === 1 ? wording.t("features.yes") : wording.t("features.no");
  return numberText(value, feature.unit, wording).replace("-", "−");
}

function numberText(value: number, unit: FeatureUnit, wording: FeatureWording): string {
  const { format, t, otherCurrency = false } = wording;
  const followedBy = (sign: string, digits: number) =>
    `${format.decimal(value, digits)}${THIN}${sign}`;
  switch (unit) {
    case "none":
      return format.decimal(value, 3);
    case "count":
      return format.decimal(value, 0);
    case "money":
      return otherCurrency ? format.cents(value) : `${format.cents(value)}${THIN}€`;
    case "deviations":
      return followedBy("σ", 2);
    case "ratio":
      return `×${THIN}${format.decimal(value, 2)}`;
    case "share":
      return format.share(value);
    case "per_hour":
      return followedBy(t("features.unit.per_hour"), 2);
    case "seconds":
      return secondsText(value, wording);
    case "days":
      return followedBy(t("features.unit.days"), 1);
    case "years":
      // An age is in whole years, and its fraction would tell the day of birth.
      return `${format.decimal(Math.floor(value), 0)}${THIN}${t("features.unit.years")}`;
    case "hour":
      return followedBy(t("features.unit.hours"), 1);
    case "km":
      return followedBy("km", Math.abs(value) < 10 ? 1 : 0);
    case "km_per_min":
      return followedBy("km/min", 1);
  }
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** In the largest unit of which there are at least two: 95 s, 2.5 min, 36 h, 12 d. */
function secondsText(seconds: number, { format, t }: FeatureWording): string {
  const size = Math.abs(seconds);
  const [of, sign]: readonly [number, string] =
    size >= 2 * DAY
      ? [DAY, t("features.unit.days")]
      : size >= 2 * HOUR
        ? [HOUR, t("features.unit.hours")]
        : size >= 2 * MINUTE
          ? [MINUTE, t("features.unit.minutes")]
          : [1, t("features.unit.seconds")];
  return `${format.decimal(seconds / of, 1)}${THIN}${sign}`;
}
