import { SCORE_BINS, type ScenarioFigures, type WhatIfAnswer } from "../contract/decisions";
import type { Moment } from "../contract/replay";
import type { RuleSet } from "../contract/rules";
import { MS_PER_DAY } from "../domain/time";
import { stepReached, thresholdForCapacity } from "./capacity";
import { decideAll, type DecisionColumns } from "./decideAll";
import { ALLOW } from "./decide";
import { dayOfLast, UNLABELLED, type FigureColumns } from "./figureColumns";
import { countedAt, KpiTimeline, type Counted } from "./kpis";
import { cellsOf, judgedBy, RuleFigures } from "./ruleFigures";
import type { RuleHits } from "./ruleHits";
import type { PaymentScenarios } from "./scenarios";

export interface WhatIfInput {
  readonly ruleSet: RuleSet;
  /** Of the rule set's rules. */
  readonly hits: RuleHits;
  readonly columns: FigureColumns;
  /** Calibrated, by payment, NaN where the model says nothing; null = no model. */
  readonly modelScores: Float64Array | null;
  /** Null where the dataset does not tell them. */
  readonly scenarios: Pick<PaymentScenarios, "scenarios" | "places"> | null;
}

/** More rules than this have no matrix of overlaps. */
const MOST_OVERLAPPING = 40;

/**
 * A whole log decided by one rule set: made with a pass over the payments, and then asked as of any moment with some
 * passes more. No feature is computed and no condition evaluated here.
 */
export class WhatIf {
  readonly decisions: DecisionColumns;
  readonly #input: WhatIfInput;
  /** KPIs alone at other moments, without a pass. */
  readonly kpis: KpiTimeline;

  constructor(input: WhatIfInput) {
    this.#input = input;
    this.decisions = decideAll(input.ruleSet, input.hits, input.modelScores);
    this.kpis = new KpiTimeline(input.columns, this.decisions, {
      capacityPerDay: input.ruleSet.capacityPerDay,
      labelDelayMs: input.ruleSet.labelDelayDays * MS_PER_DAY,
    });
  }

  /**
   * @param moment null = everything, and labels as known at the last record
   * @param now milliseconds from any fixed point; only `tookMs` comes from it
   */
  at(moment: Moment | null, now: () => number): WhatIfAnswer {
    const began = now();
    const { ruleSet, hits, columns, modelScores } = this.#input;
    const asOf = moment ?? { ms: columns.lastMs, before: Infinity };
    const counted = countedAt(columns, asOf, ruleSet.labelDelayDays * MS_PER_DAY);
    const kpis = this.kpis.at(asOf);
    const cells = cellsOf(ruleSet, hits, columns.labels, modelScores, counted);
    const rules = new RuleFigures(ruleSet, hits, this.decisions, cells);
    return {
      moment,
      kpis,
      rules: rules.figures(
        { frauds: kpis.frauds, legitimate: kpis.labelled - kpis.frauds },
        judgedBy(hits, columns.labels, counted.known),
      ),
      overlap: ruleSet.rules.length > MOST_OVERLAPPING ? null : rules.overlap(),
      scenarios: this.#scenarios(counted),
      days: this.#days(counted),
      histogram: this.#histogram(counted),
      thresholdForCapacity: this.#threshold(counted),
      tookMs: now() - began,
    };
  }

  /** Scenarios that have payments by then, in the order they come in. */
  #scenarios({ count }: Counted): ScenarioFigures[] | null {
    const { scenarios } = this.#input;
    if (scenarios === null) return null;
    const payments = new Uint32Array(scenarios.scenarios.length);
    const alerted = new Uint32Array(scenarios.scenarios.length);
    for (let at = 0; at < count; at++) {
      const place = scenarios.places[at]!;
      payments[place]!++;
      if (this.decisions.outcomes[at] !== ALLOW) alerted[place]!++;
    }
    return scenarios.scenarios
      .map((scenario, place) => ({
        ...scenario,
        payments: payments[place]!,
        alerted: alerted[place]!,
      }))
      .filter((figures) => figures.payments > 0);
  }

  /** Days without a payment are left out; the last one goes as far as the moment. */
  #days({ count, known }: Counted): WhatIfAnswer["days"] {
    const { columns } = this.#input;
    return Array.from({ length: dayOfLast(columns, count) + 1 }, (_, day) => {
      const figures = { dayMs: columns.dayMs[day]!, alerts: 0, frauds: 0, caught: 0 };
      const end = Math.min(columns.dayStarts[day + 1]!, count);
      for (let at = columns.dayStarts[day]!; at < end; at++) {
        const alerted = this.decisions.outcomes[at] === ALLOW ? 0 : 1;
        figures.alerts += alerted;
        if (at >= known || columns.labels[at] !== 1) continue;
        figures.frauds++;
        figures.caught += alerted;
      }
      return figures;
    });
  }

  #histogram({ count, known }: Counted): WhatIfAnswer["histogram"] {
    const bins = Array.from({ length: UNLABELLED + 1 }, () =>
      new Array<number>(SCORE_BINS).fill(0),
    );
    for (let at = 0; at < count; at++) {
      const label = at < known ? this.#input.columns.labels[at]! : UNLABELLED;
      const bin = Math.min(stepReached(this.decisions.scores[at]!, SCORE_BINS), SCORE_BINS - 1);
      bins[label]![bin]!++;
    }
    return { legitimate: bins[0]!, frauds: bins[1]!, unknown: bins[UNLABELLED]! };
  }

  #threshold({ count }: Counted): number | null {
    const { columns, hits, ruleSet } = this.#input;
    const settled = Int8Array.from(this.decisions.verdicts, ({ override }) =>
      override < 0 ? -1 : Number(override !== ALLOW),
    );
    return thresholdForCapacity(
      columns,
      this.decisions.scores,
      (ordinal) => settled[hits.patterns.codes[ordinal]!]!,
      count,
      ruleSet.capacityPerDay,
    );
  }
}
