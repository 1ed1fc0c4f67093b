import type { TFunction } from "i18next";
import { THIN, type Format } from "../../ui/format";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds in their largest unit, cut off: 2 d, 5 h, 12 min. */
export function ageText(ms: number, format: Format, t: TFunction): string {
  const [of, unit]: readonly [number, "days" | "hours" | "minutes"] =
    ms >= DAY ? [DAY, "days"] : ms >= HOUR ? [HOUR, "hours"] : [MINUTE, "minutes"];
  return `${format.count(Math.max(0, Math.floor(ms / of)))}${THIN}${t(`alerts.unit.${unit}`)}`;
}
