import type { EntityRef } from "../contract/browse";
import type { FeatureRecords, PaymentFeatures } from "../contract/decisions";
import { cellText } from "../domain/cells";
import { columnOf, recordOf, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import { fail, ok, type Result } from "../domain/result";
import { MS_PER_DAY } from "../domain/time";
import { FEATURES, featureByName } from "../features/declarations/features";
import type { CompiledFeatures } from "../features/program";
import { RECORD_KINDS, type RecordKind } from "../log/kinds";
import { SCHEMA_SOURCES } from "../log/sources";
import type { DatasetFeatures } from "./datasetFeatures";
import type { PaymentPlace } from "./singleDecision";

/** Columns that say what happened and for how much, by kind of record. */
const WHAT: Readonly<Partial<Record<RecordKind, string>>> = {
  event: "event_type",
  payment: "result",
  order: "status",
  alert: "rule_triggered",
};
const AMOUNT: Readonly<Partial<Record<RecordKind, string>>> = {
  event: "cart_value",
  payment: "amount",
  order: "total_amount",
  alert: "amount",
};

/** Kinds whose records have a page of their own. */
const PAGES = ["session", "payment", "order"] as const satisfies readonly (RecordKind &
  EntityRef["kind"])[];

/** Payments whose values are counted to find the commonest. */
const SAMPLED = 20_000;

/** Every feature of single payments, with the window it came from and the records inside. */
export class FeatureAnswers {
  readonly #dataset: Dataset;
  readonly #features: DatasetFeatures;
  #program: { readonly labelDelayDays: number; readonly all: CompiledFeatures } | null = null;

  constructor(dataset: Dataset, features: DatasetFeatures) {
    this.#dataset = dataset;
    this.#features = features;
  }

  at({ paymentId, position, ms }: PaymentPlace, labelDelayDays: number): PaymentFeatures {
    const program = this.#all(labelDelayDays);
    const row = new Float64Array(program.names.length);
    program.evaluate(position, row);
    return {
      id: paymentId,
      ms,
      features: program.names.map((name, at) => {
        const window = program.windowOf(name, position);
        return {
          name,
          value: this.#features.valueOf(name, row[at]!),
          fromMs: window?.fromMs ?? null,
          untilMs: window?.untilMs ?? null,
          records: window?.positions.length ?? null,
        };
      }),
    };
  }

  /** The last `limit` records of the feature's window, newest first. */
  records(
    place: PaymentPlace,
    feature: string,
    limit: number,
    labelDelayDays: number,
  ): Result<FeatureRecords> {
    if (featureByName(feature) === null)
      return fail("features.unknown", `There is no feature ${feature}.`, {
        tip: "Take a name from the list of features.",
      });
    const window = this.#all(labelDelayDays).windowOf(feature, place.position);
    const positions = window?.positions ?? [];
    const newest = limit > 0 ? positions.slice(-limit).reverse() : [];
    return ok({
      total: positions.length,
      rows: newest.map((position) => this.#recordAt(position, place.position)),
    });
  }

  /** The commonest texts of a text feature over payments spread over the log; empty for other features. */
  values(name: string, limit: number): Result<readonly string[]> {
    const dictionary = this.#features.dictionaryOf(name);
    if (dictionary === null) return ok([]);
    const { positions } = this.#features;
    const step = Math.max(1, Math.floor(positions.length / SAMPLED));
    const program = this.#features.compile([name], 0);
    const counts = new Map<number, number>();
    const row = new Float64Array(1);
    for (let ordinal = 0; ordinal < positions.length; ordinal += step) {
      program.evaluate(positions[ordinal]!, row);
      if (!Number.isNaN(row[0]!)) counts.set(row[0]!, (counts.get(row[0]!) ?? 0) + 1);
    }
    const found = [...counts].map(([code, count]) => ({ text: dictionary.values[code]!, count }));
    // Equal ones by their letters: codes depend on the order of the rows.
    found.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
    return ok(found.slice(0, limit).map(({ text }) => text));
  }

  #all(labelDelayDays: number): CompiledFeatures {
    if (this.#program?.labelDelayDays !== labelDelayDays) {
      const names = FEATURES.map(({ name }) => name);
      const all = this.#features.compile(names, labelDelayDays * MS_PER_DAY);
      this.#program = { labelDelayDays, all };
    }
    return this.#program.all;
  }

  #recordAt(position: number, current: number): FeatureRecords["rows"][number] {
    const { log } = this.#features;
    const kind = RECORD_KINDS[log.rank[position]!]!;
    const source = SCHEMA_SOURCES[this.#dataset.schema].records.find((one) => one.kind === kind)!;
    const table = this.#dataset.tables.get(source.table)!;
    const row = log.row[position]!;
    const id = textAt(table, source.key, row);
    const page = PAGES.find((known) => known === kind);
    return {
      ms: log.ms[position]!,
      kind,
      what: textAt(table, WHAT[kind], row),
      amount: amountAt(table, AMOUNT[kind], row),
      entity: page === undefined || id === null ? null : { kind: page, id },
      address: { table: table.name, record: recordOf(table, row) },
      current: position === current,
    };
  }
}

function textAt(table: Table, name: string | undefined, row: number): string | null {
  const column = name === undefined ? undefined : table.columns[name];
  return column === undefined ? null : cellText(column, row);
}

function amountAt(table: Table, name: string | undefined, row: number): number | null {
  const value = columnOf(table, name ?? "", "number")?.data[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}
