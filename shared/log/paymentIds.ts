import { cellText } from "../domain/cells";
import type { Column } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import type { EventLog } from "./eventLog";
import { SCHEMA_SOURCES } from "./sources";
import { textRowsOf, type TextRows } from "./textRows";

/** Payments of a log by the ids their table gives them. */
export class PaymentIds {
  readonly #log: EventLog;
  readonly #column: Column | undefined;
  #rows: TextRows | null = null;
  /** Ordinal per row of the table, −1 for rows without a time; made at the first question. */
  #ordinals: Int32Array | null = null;

  constructor(dataset: Dataset, log: EventLog) {
    const { records, payments } = SCHEMA_SOURCES[dataset.schema];
    const key = records.find(({ kind }) => kind === "payment")!.key;
    this.#log = log;
    this.#column = dataset.tables.get(payments.table)?.columns[key];
  }

  /** Id of the payment with this ordinal. */
  idOf(ordinal: number): string {
    const { payments, row } = this.#log;
    const id =
      this.#column === undefined ? null : cellText(this.#column, row[payments.position[ordinal]!]!);
    if (id === null) throw new RangeError(`No payment ${ordinal} of ${payments.size}`);
    return id;
  }

  /** Ordinal of the payment, −1 where there is none or it has no usable time. */
  ordinalOf(id: string): number {
    this.#rows ??= textRowsOf(this.#column);
    const row = this.#rows?.rowsOf(id)[0];
    return row === undefined ? -1 : (this.#byRow()[row] ?? -1);
  }

  #byRow(): Int32Array {
    if (this.#ordinals !== null) return this.#ordinals;
    const { payments, row } = this.#log;
    const rows = payments.position.reduce((most, at) => Math.max(most, row[at]! + 1), 0);
    const ordinals = new Int32Array(rows).fill(-1);
    payments.position.forEach((position, ordinal) => (ordinals[row[position]!] = ordinal));
    this.#ordinals = ordinals;
    return ordinals;
  }
}
