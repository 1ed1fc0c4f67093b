import {
  DIMENSIONS,
  type Dimension,
  type Grain,
  type OverviewFilter,
} from "#shared/contract/overview";

/** The value of each dimension a point of a chart stands for; "" is the empty value. */
export type Picks = Readonly<Partial<Record<Dimension, string>>>;

const DAY = 86_400_000;

const valuesOf = ({ values }: OverviewFilter, dimension: Dimension): readonly string[] =>
  values[dimension] ?? [];

/** Sets the values of some dimensions; an empty list takes the dimension out of the filter. */
function withValues(
  filter: OverviewFilter,
  changes: Partial<Record<Dimension, readonly string[]>>,
): OverviewFilter {
  const values: Partial<Record<Dimension, readonly string[]>> = {};
  for (const dimension of DIMENSIONS) {
    const chosen = changes[dimension] ?? valuesOf(filter, dimension);
    if (chosen.length > 0) values[dimension] = chosen;
  }
  return { ...filter, values };
}

/**
 * The filter after a point was chosen. Alone (`add` false) it replaces what its dimensions held, or clears them where
 * it was the only one chosen; with `add` it joins the others or leaves them.
 */
export function choose(filter: OverviewFilter, picks: Picks, add: boolean): OverviewFilter {
  const picked = DIMENSIONS.flatMap((dimension) => {
    const value = picks[dimension];
    return value === undefined ? [] : [{ dimension, value, others: valuesOf(filter, dimension) }];
  });
  const chosen = picked.every(({ value, others }) => others.includes(value));
  const alone = chosen && picked.every(({ others }) => others.length === 1);
  const next = picked.map(({ dimension, value, others }): [Dimension, readonly string[]] => {
    if (!add) return [dimension, alone ? [] : [value]];
    const rest = others.filter((other) => other !== value);
    return [dimension, chosen ? rest : [...rest, value]];
  });
  return withValues(filter, Object.fromEntries(next));
}

/** Whether the filter asks for this point by name. */
export function isChosen(filter: OverviewFilter, picks: Picks): boolean {
  const lists = DIMENSIONS.filter((dimension) => picks[dimension] !== undefined).map(
    (dimension) => ({ value: picks[dimension] ?? "", list: valuesOf(filter, dimension) }),
  );
  return (
    lists.some(({ list }) => list.length > 0) &&
    lists.every(({ value, list }) => list.length === 0 || list.includes(value))
  );
}

export const withoutValue = (
  filter: OverviewFilter,
  dimension: Dimension,
  value: string,
): OverviewFilter =>
  withValues(filter, { [dimension]: valuesOf(filter, dimension).filter((one) => one !== value) });

export const withoutRange = (filter: OverviewFilter): OverviewFilter => ({
  ...filter,
  fromMs: null,
  toMs: null,
});

export const isEmpty = (filter: OverviewFilter): boolean =>
  filter.fromMs === null &&
  filter.toMs === null &&
  DIMENSIONS.every((dimension) => valuesOf(filter, dimension).length === 0);

/** Narrows the filter to the buckets from the first to the last (YYYY-MM-DD); chosen once more, opens it again. */
export function chooseRange(
  filter: OverviewFilter,
  first: string,
  last: string,
  grain: Grain,
): OverviewFilter {
  const fromMs = Date.parse(first);
  const toMs = bucketEnd(Date.parse(last), grain);
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return filter;
  const same = filter.fromMs === fromMs && filter.toMs === toMs;
  return same ? withoutRange(filter) : { ...filter, fromMs, toMs };
}

/** Where the bucket that begins at `startMs` ends, in UTC milliseconds, itself not part of it. */
export function bucketEnd(startMs: number, grain: Grain): number {
  switch (grain) {
    case "day":
      return startMs + DAY;
    case "week":
      return startMs + 7 * DAY;
    case "month": {
      const start = new Date(startMs);
      return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1);
    }
  }
}
