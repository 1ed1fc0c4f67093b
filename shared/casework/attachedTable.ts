import { z } from "zod";

/** Rows of a table that are attached; the total says how many there were. */
export const ATTACHED_ROWS = 500;

const Cell = z.union([z.string(), z.number(), z.null()]);

/** A table as it is attached to a case, written as JSON. */
export const AttachedTable = z.strictObject({
  columns: z.array(z.string()).max(1000),
  rows: z.array(z.array(Cell)).max(ATTACHED_ROWS),
  /** Rows there were, of which `rows` are the first. */
  total: z.number().int().nonnegative(),
  /** There were more than `total`, which were not counted. */
  atLeast: z.boolean(),
});
export type AttachedTable = z.infer<typeof AttachedTable>;

/** Null where the text is no such table. */
export function readAttachedTable(text: string): AttachedTable | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const read = AttachedTable.safeParse(value);
  return read.success ? read.data : null;
}
