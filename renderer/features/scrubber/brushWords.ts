import type { TFunction } from "i18next";
import type { TimeWindow } from "#shared/contract/graph";
import { MS_PER_DAY } from "#shared/domain/time";
import { THIN, type Format } from "../../ui/format";

const UNITS = [
  ["day", MS_PER_DAY],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
] as const;

/** A length of time in its two largest units, cut off: `20 d 4 h`, `35 min`, `0 s`. */
export function lengthWords(ms: number, format: Format, t: TFunction): string {
  const found = UNITS.findIndex(([, of]) => ms >= of);
  const first = found < 0 ? UNITS.length - 1 : found;
  let rest = ms;
  const parts = UNITS.slice(first, first + 2).map(([unit, of]) => {
    const n = Math.floor(rest / of);
    rest -= n * of;
    return { n, text: `${format.count(n)}${THIN}${t(`clock.brush.unit.${unit}`)}` };
  });
  const said = parts.filter(({ n }, at) => n > 0 || at === 0);
  return said.map(({ text }) => text).join(" ");
}

/** From, to and how long, to the second. */
export const windowWords = ({ fromMs, toMs }: TimeWindow, format: Format, t: TFunction): string =>
  t("clock.brush.window", {
    from: format.time(fromMs),
    to: format.time(toMs),
    length: lengthWords(toMs - fromMs, format, t),
  });

/** The same as short as fits on the track: days, with the time of the day where there are few of them. */
export function windowLabel({ fromMs, toMs }: TimeWindow, format: Format, t: TFunction): string {
  const length = toMs - fromMs;
  const end = (ms: number): string =>
    length < 2 * MS_PER_DAY ? `${format.day(ms)} ${format.clock(ms).slice(0, 5)}` : format.day(ms);
  return t("clock.brush.label", {
    from: end(fromMs),
    to: end(toMs),
    length: lengthWords(length, format, t),
  });
}
