/** Insertions, deletions and replacements that lead from one word to the other (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced = before[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, before[column]! + 1, current[column - 1]! + 1));
    }
    before = current;
  }
  return before[b.length]!;
}
