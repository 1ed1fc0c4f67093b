import type { Decision, FeatureValue } from "../contract/decisions";
import type { RuleSet } from "../contract/rules";
import type { Result } from "../domain/result";
import { ok } from "../domain/result";
import { MS_PER_DAY } from "../domain/time";
import type { FeatureDictionary, FeatureProgram } from "../features/types";
import type { FeatureColumn, FeatureColumns } from "../rules/compileCondition";
import { decideRow, type ReadyRuleSet } from "./decide";
import type { FeatureSupply } from "./featureCache";
import { opinionOf, type Model } from "./model";
import { columnsOf, featuresOfRules, readyRuleSet } from "./readyRuleSet";

/** A payment of a log, to be decided. */
export interface PaymentPlace {
  readonly paymentId: string;
  readonly position: number;
  readonly ms: number;
}

export type ChangedValues = Readonly<Record<string, FeatureValue>>;

const NOTHING_CHANGED: ChangedValues = {};

/** Decides payments one by one under one rule set: what a live decision takes, and what the window asks for. */
export class SingleDecisions {
  readonly #names: readonly string[];
  readonly #columns: FeatureColumns;
  readonly #program: FeatureProgram;
  readonly #ruleSet: RuleSet;
  readonly #ready: ReadyRuleSet;
  readonly #model: Model | null;
  readonly #now: () => number;

  /** @param now milliseconds from any fixed point */
  constructor(
    supply: Pick<FeatureSupply, "typeOf" | "dictionaryOf" | "compile">,
    ruleSet: RuleSet,
    number: number | null,
    model: Model | null,
    now: () => number,
  ) {
    const named = new Set([...featuresOfRules(ruleSet), ...(model?.features ?? [])]);
    this.#names = [...named].filter((name) => supply.typeOf(name) !== null);
    this.#columns = columnsOf(this.#names, supply);
    this.#program = supply.compile(this.#names, ruleSet.labelDelayDays * MS_PER_DAY);
    this.#ruleSet = ruleSet;
    this.#ready = readyRuleSet(ruleSet, this.#columns, number);
    this.#model = model;
    this.#now = now;
  }

  /** @param changed values in place of those the payment has; of features the rules do not name they change nothing */
  async decide(
    { paymentId, position, ms }: PaymentPlace,
    changed: ChangedValues = NOTHING_CHANGED,
  ): Promise<Result<Decision>> {
    const began = this.#now();
    // A row of its own: while the model is asked, another payment may be decided.
    const row = new Float64Array(this.#names.length);
    this.#program.evaluate(position, row);
    const columns = withTexts(this.#columns, changed);
    for (const [name, value] of Object.entries(changed)) {
      const column = columns.get(name);
      if (column !== undefined) row[column.place] = numberOf(column, value);
    }
    const model = await this.#opinion(row);
    if (model !== null && !model.ok) return model;
    const { number } = this.#ready;
    const ready =
      columns === this.#columns ? this.#ready : readyRuleSet(this.#ruleSet, columns, number);
    const payment = { paymentId, ms, row, model: model?.value ?? null };
    const decision = decideRow(ready, payment, this.#now);
    return ok({ ...decision, tookMs: this.#now() - began });
  }

  #opinion(row: Float64Array) {
    const model = this.#model;
    if (model === null) return Promise.resolve(null);
    const asked = model.features.map((name) => row[this.#names.indexOf(name)] ?? NaN);
    return opinionOf(model, Float64Array.from(asked));
  }
}

/** The columns with the texts that are put in and that the log never saw; the same where there are none. */
function withTexts(columns: FeatureColumns, changed: ChangedValues): FeatureColumns {
  const texts = Object.entries(changed).filter(([, value]) => typeof value === "string");
  if (texts.length === 0) return columns;
  const extended = new Map(columns);
  for (const [name, text] of texts) {
    const column = columns.get(name);
    if (column !== undefined && column.dictionary !== null)
      extended.set(name, { ...column, dictionary: withText(column.dictionary, String(text)) });
  }
  return extended;
}

function withText(dictionary: FeatureDictionary, text: string): FeatureDictionary {
  if (dictionary.values[dictionary.find(text)] !== undefined) return dictionary;
  const values = [...dictionary.values, text];
  return { values, find: (asked) => (asked === text ? values.length - 1 : dictionary.find(asked)) };
}

function numberOf({ type, dictionary }: FeatureColumn, value: FeatureValue): number {
  if (value === null) return NaN;
  if (typeof value !== "string") return Number(value);
  return type === "text" && dictionary !== null ? dictionary.find(value) : NaN;
}
