import { formatInstant } from "#shared/domain/time";
import type { Ring, RingReport } from "#shared/graph/rings/types";
import type { RingEvaluation, RingMatch, TrueRing } from "./ringsEvaluation";
import { ringSentence } from "./ringSentence";

/** Everything `rings` found, whichever form it is shown in. */
export interface FoundRings {
  readonly dataset: string;
  /** Of amounts; null where each payment names its own. */
  readonly unit: "€" | null;
  /** Time the rings are as of, UTC milliseconds; null for a log without records. */
  readonly atMs: number | null;
  readonly report: RingReport;
  /** Null where it was not asked for. */
  readonly evaluation: RingEvaluation | null;
}

/** The object that `rings --json` prints. Fields may be added; none is renamed or removed within a version. */
export const ringsToJson = ({ dataset, atMs, report, evaluation }: FoundRings) => ({
  ...(evaluation === null
    ? {}
    : {
        pairwise_f1: evaluation.pairwiseF1,
        precision: evaluation.precision,
        recall: evaluation.recall,
      }),
  rings: report.rings.map((ring, at) => ({
    ...ringToJson(ring),
    ...(evaluation === null ? {} : { true_ring: matchToJson(evaluation.matches[at]!) }),
  })),
  ...(evaluation === null ? {} : { true_rings: evaluation.trueRings.map(trueRingToJson) }),
  version: 1,
  dataset,
  at: atMs === null ? null : formatInstant(atMs, 0),
  considered: report.considered,
  set_aside: Object.fromEntries(report.setAside.map(({ reason, count }) => [reason, count])),
});

const ringToJson = (ring: Ring) => ({
  key: ring.key,
  members: ring.customers,
  entities: ring.entities,
  first_ts: formatInstant(ring.firstMs, 0),
  last_ts: formatInstant(ring.lastMs, 0),
  payments: ring.payments,
  failed: ring.failed,
  labelled: ring.labelled,
  amount: ring.amountCents / 100,
  score: ring.score,
  parts: ring.parts,
  sentence: ringSentence(ring.sentence),
  figures: ring.sentence.values,
});

const trueRingToJson = ({ id, scenario, customers }: TrueRing) => ({
  ring_id: id,
  scenario,
  members: [...customers],
});

const matchToJson = (match: RingMatch | null) =>
  match === null
    ? null
    : {
        ring_id: match.ring.id,
        scenario: match.ring.scenario,
        members: match.ring.customers.size,
        in_common: match.inCommon,
      };
