import type { RecordAddress } from "../contract/browse";
import type { Decision, FeatureValue, LeakReport, PaymentFeatures } from "../contract/decisions";
import { columnOf, recordOf, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import { HIDDEN, isPersonalFeature } from "../domain/personal";
import { recordKey, type EventLog } from "../log/eventLog";
import { NONE } from "../log/kinds";
import { textRowsOf, type TextRows } from "../log/textRows";

/** Which records may be shown whole. */
export interface RevealedRecords {
  readonly allRevealed: boolean;
  isRevealed(address: RecordAddress): boolean;
}

export const NOTHING_REVEALED: RevealedRecords = { allRevealed: false, isRevealed: () => false };

const hide = (name: string, value: FeatureValue): FeatureValue =>
  value !== null && isPersonalFeature(name) ? HIDDEN : value;

/** Keeps back what features tell of a person until the customer's record is revealed. */
export class PersonalValues {
  readonly #log: EventLog;
  readonly #customers: Table | undefined;
  readonly #revealed: RevealedRecords;
  #rows: TextRows | null = null;

  constructor(dataset: Dataset, log: EventLog, revealed: RevealedRecords) {
    this.#log = log;
    this.#customers = dataset.tables.get("customers");
    this.#revealed = revealed;
  }

  /** @param position of the payment */
  inFeatures(position: number, answer: PaymentFeatures): PaymentFeatures {
    if (this.#mayShow(position)) return answer;
    const features = answer.features.map((feature) => ({
      ...feature,
      value: hide(feature.name, feature.value),
    }));
    return { ...answer, features };
  }

  /** @param position of the payment */
  inDecision(position: number, decision: Decision): Decision {
    if (this.#mayShow(position)) return decision;
    const hits = decision.hits.map((hit) => ({
      ...hit,
      values: Object.fromEntries(
        Object.entries(hit.values).map(([name, value]) => [name, hide(name, value)]),
      ),
    }));
    return { ...decision, hits };
  }

  /** A report is about many people: it tells of none unless all are revealed. */
  inLeaks(report: LeakReport): LeakReport {
    if (this.#revealed.allRevealed) return report;
    const leaks = report.leaks.map((leak) => ({
      ...leak,
      before: hide(leak.feature, leak.before),
      after: hide(leak.feature, leak.after),
    }));
    return { ...report, leaks };
  }

  #mayShow(position: number): boolean {
    if (this.#revealed.allRevealed) return true;
    const customer = recordKey(this.#log, "customer", position);
    const table = this.#customers;
    if (table === undefined || customer === NONE) return false;
    this.#rows ??= textRowsOf(columnOf(table, "customer_id", "text") ?? undefined);
    const id = this.#log.dictionaries.keys.customer.values[customer]!;
    const row = this.#rows?.rowsOf(id)[0];
    return (
      row !== undefined &&
      this.#revealed.isRevealed({ table: table.name, record: recordOf(table, row) })
    );
  }
}
