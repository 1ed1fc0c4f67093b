import type { TickUnit } from "#shared/clock/ticks";
import { MS_PER_DAY } from "#shared/domain/time";
import type { Format } from "../../../ui/format";

const dayOf = (ms: number): number => Math.floor(ms / MS_PER_DAY);
const yearOf = (ms: number): number => new Date(ms).getUTCFullYear();

/** What is written at a mark: the day as well where it begins one, or where none was written before. */
export function tickLabel(
  unit: TickUnit,
  ms: number,
  before: number | null,
  format: Format,
): string {
  switch (unit) {
    case "second":
    case "minute": {
      const time = format.clock(ms).slice(0, unit === "minute" ? 5 : 8);
      if (before !== null && dayOf(before) === dayOf(ms)) return time;
      return ms % MS_PER_DAY === 0 ? format.day(ms) : `${format.day(ms)} ${time}`;
    }
    case "day":
      return before !== null && yearOf(before) === yearOf(ms) ? format.day(ms) : format.date(ms);
    case "month":
      return format.month(ms);
    case "year":
      return String(yearOf(ms));
  }
}
