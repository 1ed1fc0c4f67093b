import type { Dataset } from "#shared/domain/dataset";
import { referencesOf } from "#shared/features/references";
import type { AsOfSource } from "#shared/features/types";
import type { EventLog } from "#shared/log/eventLog";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { LiveDecider } from "#shared/scoring/live";
import { arrivingRecord } from "./arriving";

/** A stream is as long as a log's beginning with so many of either. */
const MOST_PAYMENTS = 20_000;
const MOST_RECORDS = 400_000;

export interface LiveTimes {
  readonly payments: number;
  /** From the first record to the end of the stream, milliseconds. */
  readonly total: number;
  /** Of each decision, milliseconds, rising. */
  readonly took: Float64Array;
}

/** The beginning of a log as a stream in order of time: every payment is decided as it arrives, by the default rules. */
export async function decideLive(
  dataset: Dataset,
  log: EventLog,
  { has }: AsOfSource,
): Promise<LiveTimes> {
  const end = Math.min(log.payments.position[MOST_PAYMENTS] ?? log.size, MOST_RECORDS);
  const live = new LiveDecider({
    log: {},
    references: (dictionaries) => referencesOf(dataset, dictionaries),
    has,
    ruleSet: DEFAULT_RULE_SET,
    number: null,
    model: null,
    now: () => performance.now(),
  });
  const took: number[] = [];
  let total = 0;
  for (let position = 0; position < end; position++) {
    const record = arrivingRecord(log, position);
    const start = performance.now();
    const step = await live.append(record);
    total += performance.now() - start;
    if (!step.ok) throw new Error(step.error.message);
    for (const { decision } of step.value.decided) took.push(decision.tookMs);
  }
  return { payments: took.length, total, took: Float64Array.from(took).sort() };
}
