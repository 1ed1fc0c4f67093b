import { CARD_FIELDS } from "#shared/contract/identity";
import type { CardRow } from "../../stores/identityRows";
import { CARD_LISTS, type CardList } from "../../stores/identityPlace";
import { valueOf } from "./cardColumns";

export interface RowSort {
  readonly field: string;
  readonly descending: boolean;
}

const inList = (list: CardList, { outcome }: CardRow): boolean =>
  list === "all" || outcome === list;

/**
 * The rows of a list, sorted; what is alike stays in the order it came.
 *
 * @param kept SHA-256 of a picture that is among them although it has left the list
 */
export function shownRows(
  rows: readonly CardRow[],
  list: CardList,
  sort: RowSort | null,
  kept: string | null = null,
): readonly CardRow[] {
  const listed = rows.filter((row) => inList(list, row) || row.picture.sha256 === kept);
  if (sort === null) return listed;
  const sign = sort.descending ? -1 : 1;
  return listed.toSorted((a, b) => compared(keyOf(a, sort.field), keyOf(b, sort.field), sign));
}

/** How many rows each list has. */
export function listCounts(rows: readonly CardRow[]): Readonly<Record<CardList, number>> {
  const counts = Object.fromEntries(CARD_LISTS.map((list) => [list, 0])) as Record<
    CardList,
    number
  >;
  counts.all = rows.length;
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

/** The row to be checked by hand after one, round the end of the list; null where there is no other. */
export function nextToCheck(
  rows: readonly CardRow[],
  current: string | null,
  step: 1 | -1,
): CardRow | null {
  const at = rows.findIndex(({ picture }) => picture.sha256 === current);
  for (let passed = 1; passed <= rows.length; passed++) {
    const index = (at + step * passed + rows.length * 2) % rows.length;
    const row = rows[index];
    if (row?.outcome === "check_by_hand" && row.picture.sha256 !== current) return row;
  }
  return null;
}

function keyOf(row: CardRow, field: string): string | number | null {
  switch (field) {
    case "file":
      return row.picture.file;
    case "outcome":
      return CARD_LISTS.indexOf(row.outcome);
    case "lowest":
      return row.lowest;
    case "customer":
      return row.customer?.id ?? null;
    case "orders":
      return row.orders.length;
    default: {
      const known = CARD_FIELDS.find((one) => one === field);
      // By what is shown: the order of masked values would tell of them.
      const value = known === undefined ? "" : valueOf(row, known);
      return value === "" ? null : value;
    }
  }
}

const inOrder = new Intl.Collator("fr", { numeric: true });

/** Empty ones last either way. */
function compared(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * inOrder.compare(String(a), String(b));
}
