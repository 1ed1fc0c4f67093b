import { entityOfField } from "#shared/browse/entityFields";
import type { EntityKind } from "#shared/contract/browse";
import type { SqlAnswer, SqlValue } from "#shared/contract/sql";

/** What a column of an answer holds, read off its values: SQLite types values, not columns. */
export type ColumnKind = "number" | "time" | "date" | "text" | "empty";

export interface ResultColumn {
  /** Position in the answer. */
  readonly at: number;
  readonly name: string;
  readonly kind: ColumnKind;
  /** The page a value leads to, null where it leads to none. */
  readonly entity: EntityKind | null;
  readonly values: readonly SqlValue[];
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

export const resultColumns = ({ columns, data }: SqlAnswer): readonly ResultColumn[] =>
  columns.map((name, at) => {
    const values = data[at] ?? [];
    return { at, name, kind: kindOf(values), entity: entityOfField(name), values };
  });

/** A kind holds for all values or not at all; dates among times are times. */
function kindOf(values: readonly SqlValue[]): ColumnKind {
  let kind: ColumnKind = "empty";
  for (const value of values) {
    if (value === null) continue;
    kind = common(kind, kindOfValue(value));
    if (kind === "text") break;
  }
  return kind;
}

function kindOfValue(value: string | number): ColumnKind {
  if (typeof value === "number") return "number";
  if (DATE.test(value)) return "date";
  return TIME.test(value) ? "time" : "text";
}

function common(a: ColumnKind, b: ColumnKind): ColumnKind {
  if (a === "empty" || a === b) return b;
  const temporal = (kind: ColumnKind) => kind === "time" || kind === "date";
  return temporal(a) && temporal(b) ? "time" : "text";
}
