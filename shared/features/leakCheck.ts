import type {
  FeatureValue,
  LeakChange,
  LeakCheckOptions,
  LeakReport,
  WorkProgress,
} from "../contract/decisions";
import { LEAK_CHANGES } from "../contract/decisions";
import type { Dataset } from "../domain/dataset";
import { fail, ok, type Result } from "../domain/result";
import { MS_PER_DAY } from "../domain/time";
import { buildLog } from "../log/buildLog";
import { PaymentIds } from "../log/paymentIds";
import type { Alteration } from "./leaks/alteration";
import { choosePayments } from "./leaks/choosePayments";
import { Draws } from "./leaks/draws";
import { addLater, alterLater, removeLater } from "./leaks/laterChanges";
import { linksTo } from "./leaks/links";
import { alterOwn, moveOwn, removeOwn, turnOutcome, turnYoungLabels } from "./leaks/ownChanges";
import { featureSubject, type LeakSubject, type SubjectOf } from "./leaks/subject";
import { trialOf, type Trial } from "./leaks/trial";

/** What the check needs of where it runs. */
export interface LeakCheckPorts {
  /** Milliseconds from any fixed point. */
  readonly now: () => number;
  /** Lets messages in (a cancel) between two altered datasets. */
  readonly breathe: () => Promise<void>;
  readonly isCancelled: () => boolean;
  readonly onProgress: (progress: WorkProgress) => void;
}

type Leak = LeakReport["leaks"][number];

interface Step {
  readonly change: LeakChange;
  readonly alter: (trial: Trial) => Alteration;
  /** What is later than one payment is later than earlier ones too: they are tried on the same dataset. */
  readonly alsoEarlier: boolean;
}

const STEPS: readonly Step[] = [
  { change: "later_altered", alter: alterLater, alsoEarlier: true },
  { change: "later_removed", alter: removeLater, alsoEarlier: true },
  { change: "later_added", alter: addLater, alsoEarlier: true },
  { change: "own_outcome", alter: turnOutcome, alsoEarlier: false },
  { change: "own_records", alter: alterOwn, alsoEarlier: false },
  { change: "own_records", alter: moveOwn, alsoEarlier: false },
  { change: "own_records", alter: removeOwn, alsoEarlier: false },
  { change: "young_labels", alter: turnYoungLabels, alsoEarlier: false },
];

const DEFAULT_LABEL_DELAY_DAYS = 7;

/** What is found, a leak named once however often it shows. */
class Findings {
  readonly records = new Map<LeakChange, number>(LEAK_CHANGES.map((change) => [change, 0]));
  readonly leaks = new Map<string, Leak>();
  comparisons = 0;

  compare(
    { id }: Trial,
    change: LeakChange,
    names: readonly string[],
    before: readonly FeatureValue[],
    after: readonly FeatureValue[],
  ): void {
    this.comparisons += names.length;
    names.forEach((feature, at) => {
      const key = JSON.stringify([id, feature, change]);
      if (Object.is(before[at], after[at]) || this.leaks.has(key)) return;
      this.leaks.set(key, {
        paymentId: id,
        feature,
        change,
        before: before[at]!,
        after: after[at]!,
      });
    });
  }
}

function trialsOf(dataset: Dataset, options: LeakCheckOptions, labelDelayMs: number): Trial[] {
  const log = buildLog(dataset);
  const draws = new Draws(options.seed);
  const ids = new PaymentIds(dataset, log);
  const chosen = choosePayments(log, options.payments, draws);
  const links = linksTo(dataset, new Set(chosen.map((ordinal) => ids.idOf(ordinal))));
  return chosen.map((ordinal) =>
    trialOf(
      { dataset, log, links, labelDelayMs, draws },
      log.payments.position[ordinal]!,
      ids.idOf(ordinal),
    ),
  );
}

/**
 * Tries whether what a payment must not see changes what `subjectOf` says of it (SPEC §5): for each payment and each
 * kind of change a dataset is made that differs in nothing else, and everything is computed anew from its tables.
 * Values are compared bit by bit, texts by their letters.
 *
 * Cost: up to eight datasets a payment, each copied as far as it changes, logged and indexed in full.
 */
export async function checkLeaks(
  dataset: Dataset,
  options: LeakCheckOptions,
  labelDelayMs: number,
  subjectOf: SubjectOf,
  ports: LeakCheckPorts,
): Promise<Result<LeakReport>> {
  const began = ports.now();
  const trials = trialsOf(dataset, options, labelDelayMs);
  const subject = subjectOf(dataset);
  const before = trials.map(({ row }) => subject.valuesAt(row));
  const findings = new Findings();
  const total = trials.length * STEPS.length;
  for (let done = 0; done < total; done++) {
    ports.onProgress({ done, total });
    await ports.breathe();
    if (ports.isCancelled()) return fail("dataset.cancelled", "The leak check was cancelled.");
    const at = Math.floor(done / STEPS.length);
    const step = STEPS[done % STEPS.length]!;
    const { dataset: altered, records, rowOf } = step.alter(trials[at]!);
    if (records === 0) continue;
    findings.records.set(step.change, findings.records.get(step.change)! + records);
    const after: LeakSubject = subjectOf(altered);
    for (let tried = step.alsoEarlier ? 0 : at; tried <= at; tried++)
      findings.compare(
        trials[tried]!,
        step.change,
        subject.names,
        before[tried]!,
        after.valuesAt(rowOf(trials[tried]!.row)),
      );
  }
  ports.onProgress({ done: total, total });
  return ok({
    payments: trials.length,
    features: subject.names.length,
    comparisons: findings.comparisons,
    changes: [...findings.records].map(([change, records]) => ({ change, records })),
    leaks: [...findings.leaks.values()],
    tookMs: ports.now() - began,
  });
}

/** Tries every feature, and the planted one where that is asked for. */
export function leakCheck(
  dataset: Dataset,
  options: LeakCheckOptions,
  ports: LeakCheckPorts,
): Promise<Result<LeakReport>> {
  const labelDelayMs = (options.labelDelayDays ?? DEFAULT_LABEL_DELAY_DAYS) * MS_PER_DAY;
  return checkLeaks(
    dataset,
    options,
    labelDelayMs,
    (altered) => featureSubject(altered, labelDelayMs, options.plantLeak),
    ports,
  );
}
