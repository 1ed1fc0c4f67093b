import type { SavedQuery } from "#shared/contract/methods";

const folded = (text: string): string => text.trim().toLowerCase();

/** The query of this name, whatever its letter case. */
export const ofName = <T extends { readonly name: string }>(
  saved: readonly T[],
  name: string,
): T | undefined => saved.find((query) => folded(query.name) === folded(name));

/** Those whose name or SQL holds the text. */
export const savedWith = (saved: readonly SavedQuery[], text: string): readonly SavedQuery[] =>
  saved.filter(({ name, sql }) => folded(`${name}\n${sql}`).includes(folded(text)));

/** An id that no saved query has; ids need only differ among one another. */
export function freeId(saved: readonly SavedQuery[]): string {
  const taken = new Set(saved.map(({ id }) => id));
  let n = saved.length + 1;
  while (taken.has(`query-${n}`)) n += 1;
  return `query-${n}`;
}
