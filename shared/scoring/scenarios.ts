import { cellText } from "../domain/cells";
import { columnOf, type Table } from "../domain/columns";
import type { Dataset } from "../domain/dataset";
import { SCENARIO_TABLES } from "../domain/scenarios";
import type { EventLog } from "../log/eventLog";
import { PaymentIds } from "../log/paymentIds";

const KINDS = ["fraud", "look_alike", "normal"] as const;

/** What a payment was part of; `scenario` is "normal" where it was part of nothing. */
export interface Scenario {
  readonly kind: (typeof KINDS)[number];
  readonly scenario: string;
}

/** The scenarios of a log's payments, for evaluation only. */
export interface PaymentScenarios {
  /** Frauds first, then look-alikes, then normal ones; within a kind by name. */
  readonly scenarios: readonly Scenario[];
  /** Place in `scenarios`, by payment in log order. */
  readonly places: Uint32Array;
  /** The truth, which labels miss now and then: 1 = fraud, by payment in log order. */
  readonly trueFraud: Uint8Array;
}

interface Told extends Scenario {
  readonly fraud: boolean;
}

const NORMAL: Told = { kind: "normal", scenario: "normal", fraud: false };

/** Null where the dataset does not tell its scenarios. */
export function scenariosOf(dataset: Dataset, log: EventLog): PaymentScenarios | null {
  const table = dataset.scenarios;
  if (table === null) return null;
  const rows = rowsById(table, SCENARIO_TABLES[dataset.schema].key);
  const ids = new PaymentIds(dataset, log);
  const told = Array.from({ length: log.payments.size }, (_, ordinal): Told => {
    const row = rows.get(ids.idOf(ordinal));
    return row === undefined ? NORMAL : toldAt(table, row);
  });
  const nameOf = ({ kind, scenario }: Scenario): string => `${kind} ${scenario}`;
  const distinct = new Map(
    told.map(({ kind, scenario }) => [nameOf({ kind, scenario }), { kind, scenario }]),
  );
  const scenarios = [...distinct.values()].sort(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.scenario < b.scenario ? -1 : 1),
  );
  const placeOf = new Map(scenarios.map((scenario, place) => [nameOf(scenario), place]));
  return {
    scenarios,
    places: Uint32Array.from(told, (scenario) => placeOf.get(nameOf(scenario))!),
    trueFraud: Uint8Array.from(told, ({ fraud }) => Number(fraud)),
  };
}

function rowsById(table: Table, key: string): Map<string, number> {
  const ids = columnOf(table, key, "text");
  return new Map(Array.from(ids?.codes ?? [], (code, row) => [ids!.values[code]!, row]));
}

/** A row without a kind is a fraud: transactions list nothing else. */
function toldAt(table: Table, row: number): Told {
  const textOf = (name: string): string | null => cellText(table.columns[name]!, row);
  const kind = textOf("kind") ?? "fraud";
  const known = KINDS.find((candidate) => candidate === kind) ?? "normal";
  const fraud = textOf("true_fraud") ?? (known === "fraud" ? "1" : "0");
  return { kind: known, scenario: textOf("scenario") ?? known, fraud: fraud === "1" };
}
