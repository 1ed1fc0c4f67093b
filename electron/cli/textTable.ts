/** Rows as text in columns; those named in `right` are right-aligned. */
export function textTable(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          right.includes(at) ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
