/** Lists of numbers side by side: list l is items[offsets[l]] … items[offsets[l + 1] − 1], rising. */
export interface Lists {
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/**
 * Sorts items into lists, each in the order visited.
 *
 * @param visit calls with the list and the item of every entry; it is called twice and must visit the same both times
 */
export function listsOf(
  lists: number,
  visit: (add: (list: number, item: number) => void) => void,
): Lists {
  const offsets = new Uint32Array(lists + 1);
  visit((list) => offsets[list + 1]!++);
  for (let list = 0; list < lists; list++) offsets[list + 1]! += offsets[list]!;
  const items = new Uint32Array(offsets[lists]!);
  const next = offsets.slice(0, lists);
  visit((list, item) => (items[next[list]!++] = item));
  return { offsets, items };
}

/** A list without a copy. */
export const listAt = ({ offsets, items }: Lists, list: number): Uint32Array =>
  items.subarray(offsets[list], offsets[list + 1]);
