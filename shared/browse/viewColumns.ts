import { cellText } from "../domain/cells";
import {
  NULL_CODE,
  type Column,
  type Table,
  type TextColumn,
  type UniqueTextColumn,
} from "../domain/columns";
import { maskText } from "../domain/personal";
import { fail, ok, type Result } from "../domain/result";
import { holdsIds } from "./entityFields";
import { fold } from "./fold";
import { isAscii } from "./plainBytes";
import type { Privacy } from "./privacy";

/** A column as views filter and sort by it. Unique columns hold ASCII alone. */
export interface ViewColumn {
  readonly field: string;
  readonly column: Column;
  /** What a personal field's values become before they are compared; null where they may be shown. */
  readonly mask: ((text: string) => string) | null;
  /** Values are ids, which are the same only letter by letter. */
  readonly ids: boolean;
  /** Folded values of a text column by code; empty for every other kind. */
  readonly folded: readonly string[];
}

/**
 * Hands out the columns of tables. While a personal field is masked its column is one of masked texts, so that no
 * filter, order or count tells more than what is shown. Revealing single records changes nothing here.
 */
export class ViewColumns {
  readonly #privacy: Privacy;
  readonly #made = new Map<string, ViewColumn>();

  constructor(privacy: Privacy) {
    this.#privacy = privacy;
  }

  find(table: Table, field: string): Result<ViewColumn> {
    const column = Object.hasOwn(table.columns, field) ? table.columns[field] : undefined;
    if (column === undefined)
      return fail("dataset.missingColumn", `${table.name} has no field ${field}.`, {
        where: { field },
      });
    const masked = this.#privacy.masksField(table.name, field);
    const name = `${table.name}.${field} ${masked}`;
    const known = this.#made.get(name);
    if (known !== undefined) return ok(known);
    const made = viewColumn(field, column, { masked, ids: holdsIds(table.name, field) });
    this.#made.set(name, made);
    return ok(made);
  }
}

function viewColumn(
  field: string,
  column: Column,
  { masked, ids }: { readonly masked: boolean; readonly ids: boolean },
): ViewColumn {
  const mask = masked ? (text: string): string => maskText(field, text) : null;
  const compared = comparable(column, mask);
  let folded: readonly string[] | null = compared.kind === "text" ? null : [];
  return {
    field,
    column: compared,
    mask,
    ids,
    get folded() {
      return (folded ??= compared.kind === "text" ? compared.values.map(fold) : []);
    },
  };
}

function comparable(column: Column, mask: ((text: string) => string) | null): Column {
  if (mask !== null) return textsOf(column, mask);
  return column.kind === "unique" && !isAscii(column) ? textsOf(column, (text) => text) : column;
}

const rowsOf = (column: Column): number => {
  switch (column.kind) {
    case "text":
      return column.codes.length;
    case "unique":
      return uniqueRows(column);
    case "number":
    case "flag":
      return column.data.length;
    case "time":
      return column.ms.length;
    case "date":
      return column.days.length;
  }
};

const uniqueRows = ({ offsets }: UniqueTextColumn): number => offsets.length - 1;

/** A column of any kind as one of dictionary-encoded texts. */
function textsOf(column: Column, change: (text: string) => string): TextColumn {
  const places = new Map<string, number>();
  const codes = new Uint32Array(rowsOf(column));
  for (let row = 0; row < codes.length; row++) {
    const text = cellText(column, row);
    if (text === null) {
      codes[row] = NULL_CODE;
      continue;
    }
    const changed = change(text);
    const place = places.get(changed) ?? places.size;
    places.set(changed, place);
    codes[row] = place;
  }
  return { kind: "text", codes, values: [...places.keys()] };
}
