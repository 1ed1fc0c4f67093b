import type fc from "fast-check";
import type { OverviewFilter } from "#shared/contract/overview";
import { NO_FILTER } from "#shared/contract/overview";
import type { ClockFrame, Moment, StepTo } from "#shared/contract/replay";
import type { RuleSet } from "#shared/contract/rules";
import type { Dataset } from "#shared/domain/dataset";
import type { Result } from "#shared/domain/result";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { Overview } from "#shared/overview/overview";
import { ReplayDesk } from "#shared/replay/desk";
import { DecisionDesk } from "#shared/scoring/desk";
import { datasetOf, type TimeCell } from "../../support/datasetBuilder";
import { conditionOf, overrideOf, pointsOf, ruleSetOf } from "../../support/ruleBuilder";
import { datasetOfRecords, recordsArbitrary } from "../log/model";

export interface Replaying {
  readonly index: PostingIndex;
  readonly desk: ReplayDesk;
  readonly dataset: Dataset;
  readonly log: EventLog;
  readonly overview: Overview;
}

/** A desk that a dataset was opened at; nothing is decided yet. */
export function replaying(dataset: Dataset): Replaying {
  const log = buildLog(dataset);
  const index = new PostingIndex(log);
  const overview = new Overview(dataset, index);
  const decisions = new DecisionDesk({ now: () => 0, breathe: () => Promise.resolve() });
  decisions.use(dataset, index);
  const desk = new ReplayDesk(decisions);
  desk.use({ dataset, index, overview });
  return { desk, dataset, log, index, overview };
}

/** Blocks what is above 90, challenges what is above 50, and looks at a day's repetitions without deciding by them. */
export const RULES: RuleSet = ruleSetOf([
  overrideOf("huge", "BLOCK", { when: conditionOf("amount", 90) }),
  pointsOf("large", 65, { when: conditionOf("amount", 50) }),
  pointsOf("larger", 20, { when: conditionOf("amount", 90) }),
  pointsOf("repeated", 30, { when: conditionOf("past_tx_customer", 0), state: "shadow" }),
  pointsOf("small", 30, { when: conditionOf("amount", 0), state: "off" }),
]);

export async function decided(dataset: Dataset, ruleSet: RuleSet = RULES): Promise<Replaying> {
  const opened = replaying(dataset);
  valueOf(await opened.desk.decide(ruleSet, () => {}));
  return opened;
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export const frameAt = async (
  { desk }: Replaying,
  moment: Moment,
  filter: OverviewFilter = NO_FILTER,
): Promise<ClockFrame> => valueOf(await desk.frame({ to: "position", ...moment }, filter));

/** Sessions alone, at these times. */
export const sessionsAt = (...times: readonly (TimeCell | string | null)[]): Dataset =>
  datasetOf("kivendtout", {
    sessions: times.map((time, at) => ({ session_id: `S${at}`, start_ts: time })),
  });

/** Logs of all kinds of record with many ties, dangling references and amounts around the rules. */
export const anyDataset: fc.Arbitrary<Dataset> = recordsArbitrary.map((records) =>
  datasetOfRecords(
    records.map((record, at) => ({
      ...record,
      amount: record.amount === null ? null : [10, 60, 99, 0.5][at % 4]!,
    })),
  ),
);

export const ENTITIES = [
  { kind: "customer", id: "C1" },
  { kind: "session", id: "S0" },
  { kind: "ip", id: "ip0" },
  { kind: "device", id: "d1" },
  { kind: "product", id: "P0" },
  { kind: "payment", id: "pay0" },
  { kind: "customer", id: "nobody" },
] as const;

export const STEPS: readonly StepTo[] = [
  { kind: "record" },
  { kind: "stream", stream: "event" },
  { kind: "stream", stream: "payment" },
  { kind: "alert" },
  { kind: "ruleHit", ruleId: null },
  { kind: "ruleHit", ruleId: "large" },
  ...ENTITIES.map((entity) => ({ kind: "entity", entity }) as const),
];
