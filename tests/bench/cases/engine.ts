import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { RuleSet } from "#shared/contract/rules";
import type { Dataset } from "#shared/domain/dataset";
import { FEATURES } from "#shared/features/declarations/features";
import type { WindowFeature } from "#shared/features/types";
import { buildLog } from "#shared/log/buildLog";
import { firstAfter, type EventLog } from "#shared/log/eventLog";
import { PaymentIds } from "#shared/log/paymentIds";
import { PostingIndex } from "#shared/log/postingIndex";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { DatasetFeatures } from "#shared/scoring/datasetFeatures";
import { figureColumnsOf, type FigureColumns } from "#shared/scoring/figureColumns";
import { percentile } from "#shared/scoring/latency";
import { columnsOf, readyRuleSet } from "#shared/scoring/readyRuleSet";
import { HitMatrix, type RuleHits, type WorkPorts } from "#shared/scoring/ruleHits";
import { scenariosOf, type PaymentScenarios } from "#shared/scoring/scenarios";
import { SingleDecisions } from "#shared/scoring/singleDecision";
import { WhatIf } from "#shared/scoring/whatIf";
import { readFolder } from "../../support/readFolder";
import { against, alone, median, timed, type Alone, type Bench, type Measure } from "../measure";
import { coreWindows } from "../support/coreWindows";
import { demoAtScale, transactionsAt } from "../support/demoDataset";
import { duckDbWindows, paymentWindows } from "../support/duckdbWindows";
import { decideLive } from "../support/liveDecisions";
import { seeded } from "../support/seeded";

const bench = "engine";
const SEED = 20251101;
const TRANSACTIONS = 1_750_000;
const LABEL_DELAY_MS = DEFAULT_RULE_SET.labelDelayDays * 86_400_000;
const SEEKS = 1000;
const LAST_DECISIONS = 50;
const DECISIONS = 20_000;
const SLIDER_MOVES = 9;
/** Runs of what takes little: the middle one counts. */
const RUNS = 5;
/** From so many payments on, one run is long enough. */
const MANY_PAYMENTS = 200_000;
/** Payments that DuckDB is given at most. */
const MOST_OF_PEER = 100_000;

const NO_PORTS: WorkPorts = {
  breathe: () => Promise.resolve(),
  isCancelled: () => false,
  onProgress: () => {},
};

export const measures: Bench = async function* ({ full, root }) {
  const cache = path.join(root, "node_modules/.cache/bench");
  for (const scale of full ? [1, 10, 50] : [1, 10])
    yield* ofDataset(`scale_${scale}`, demoAtScale(root, scale), cache);
  const transactions = transactionsAt(root, TRANSACTIONS);
  yield* ofDataset("transactions_1750k", transactions, cache);
};

async function* ofDataset(name: string, folder: string, cache: string): AsyncGenerator<Measure> {
  const dataset = await readFolder(folder);
  const before = heldBytes();
  const log = buildLog(dataset);
  const { size } = log.payments;
  const runs = size < MANY_PAYMENTS ? RUNS : 1;
  const measure = (metric: string, value: number, unit: string, better: Measure["better"]) => ({
    bench,
    metric: `${metric}_${name}`,
    value,
    unit,
    better,
  });
  const rate = (metric: string, count: number, milliseconds: number, unit: string) =>
    measure(metric, count / (milliseconds / 1000), `${unit}/s`, "higher");

  const indexing = timed(runs, () => new PostingIndex(log));
  yield alone(rate("index_records_per_s", log.size, indexing, "records"));
  const features = new DatasetFeatures(dataset, new PostingIndex(log));
  yield* windowFeatures(features, rate, runs, path.join(cache, "engine-peer"));
  const all = timed(runs, () => evaluateAndJudge(features));
  yield alone(rate("all_features_rules_payments_per_s", size, all, "payments"));

  const engine = await openEngine(dataset, features);
  yield alone(measure("whatif", whatIfMove(engine), "ms", "lower"));
  yield alone(measure("whatif_condition", await conditionMove(engine), "ms", "lower"));
  yield alone(measure("seek_p95_engine", seekP95(engine), "ms", "lower"));
  const held = (heldBytes() - before) / 2 ** 20 / (log.size / 1e6);
  yield alone(measure("memory", held, "MiB/million records", "lower"));
  const took = await decisionTimes(dataset, features);
  yield alone(measure("decision_p50", percentile(took, 0.5), "ms", "lower"));
  yield alone(measure("decision_p99", percentile(took, 0.99), "ms", "lower"));
  const live = await decideLive(dataset, log, features.source);
  yield alone(measure("live_decision_p50", percentile(live.took, 0.5), "ms", "lower"));
  yield alone(measure("live_decision_p99", percentile(live.took, 0.99), "ms", "lower"));
  yield alone(rate("live_payments_per_s", live.payments, live.total, "payments"));
}

/** Bytes held in memory after collecting garbage. */
function heldBytes(): number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * The same windows over the same payments by both contenders, all of which are in memory: once the 45 of
 * `coreWindows`, and once all windows over payments that the dataset can answer (about 100 of KiVendTout's schema, 85
 * of transactions). Of more than 100,000 payments DuckDB, which takes minutes for a million, is given the first 100,000
 * and the rates are of different lengths: what is after a payment is in none of its windows. DuckDB uses all its threads
 * and stores a table; the engine uses one, starts from its index, and keeps no rows.
 */
async function* windowFeatures(
  features: DatasetFeatures,
  rate: (metric: string, count: number, milliseconds: number, unit: string) => Alone,
  runs: number,
  folder: string,
): AsyncGenerator<Measure> {
  const { log } = features;
  const { size } = log.payments;
  const all = paymentWindows(FEATURES).filter(({ name }) => features.isAvailable(name));
  const compared = {
    window_features_payments_per_s: coreWindows(all),
    window_features_all_payments_per_s: all,
  };
  for (const [metric, windows] of Object.entries(compared)) {
    const ours = timed(runs, () => evaluateWindows(features, windows));
    const { labelDelayDays } = DEFAULT_RULE_SET;
    const theirs = await duckDbWindows(log, MOST_OF_PEER, windows, labelDelayDays, folder);
    yield against(rate(metric, size, ours, "payments"), "duckdb", theirs);
  }
}

function evaluateWindows(features: DatasetFeatures, windows: readonly WindowFeature[]): void {
  const program = features.compile(
    windows.map(({ name }) => name),
    LABEL_DELAY_MS,
  );
  const row = new Float64Array(windows.length);
  for (const position of features.positions) program.evaluate(position, row);
}

/** Every feature of every payment, and on its row every rule. */
function evaluateAndJudge(features: DatasetFeatures): number {
  const names = FEATURES.map(({ name }) => name);
  const program = features.compile(names, LABEL_DELAY_MS);
  const { rules } = readyRuleSet(DEFAULT_RULE_SET, columnsOf(names, features));
  const row = new Float64Array(names.length);
  let hits = 0;
  for (const position of features.positions) {
    program.evaluate(position, row);
    for (const rule of rules) if (rule.hits(row)) hits++;
  }
  return hits;
}

interface Engine {
  readonly matrix: HitMatrix;
  readonly decide: (ruleSet: RuleSet) => Promise<WhatIf>;
  readonly hits: RuleHits;
  readonly columns: FigureColumns;
  readonly log: EventLog;
  readonly scenarios: PaymentScenarios | null;
}

async function openEngine(dataset: Dataset, features: DatasetFeatures): Promise<Engine> {
  const { log } = features;
  const matrix = new HitMatrix(features);
  const columns = figureColumnsOf(log);
  const scenarios = scenariosOf(dataset, log);
  const hitsOf = async (ruleSet: RuleSet): Promise<RuleHits> => {
    const hits = await matrix.hitsOf(ruleSet, NO_PORTS);
    if (!hits.ok) throw new Error(hits.error.message);
    return hits.value;
  };
  return {
    matrix,
    columns,
    log,
    scenarios,
    hits: await hitsOf(DEFAULT_RULE_SET),
    decide: async (ruleSet) =>
      new WhatIf({ ruleSet, hits: await hitsOf(ruleSet), columns, modelScores: null, scenarios }),
  };
}

const now = () => performance.now();

/** A threshold moves: everything is decided anew and every figure computed. The middle of some moves. */
function whatIfMove({ hits, columns, scenarios }: Engine): number {
  const move = (at: number): number => {
    const thresholds = { challenge: 0.1 + 0.05 * at, block: 0.8 };
    const start = now();
    const ruleSet = { ...DEFAULT_RULE_SET, thresholds };
    new WhatIf({ ruleSet, hits, columns, modelScores: null, scenarios }).at(null, now);
    return now() - start;
  };
  return median(Array.from({ length: SLIDER_MOVES }, (_, at) => move(at)));
}

/** The number in a rule's condition moves, its features being known: its hits are found anew as well. */
async function conditionMove({ decide }: Engine): Promise<number> {
  const withLimit = (limit: number): RuleSet => ({
    ...DEFAULT_RULE_SET,
    rules: DEFAULT_RULE_SET.rules.map((rule) =>
      rule.id === "high_amount"
        ? { ...rule, when: { feature: "amount", is: ">", value: limit } }
        : rule,
    ),
  });
  await decide(withLimit(1));
  const took: number[] = [];
  for (let at = 0; at < SLIDER_MOVES; at++) {
    const start = now();
    (await decide(withLimit(100 + 10 * at))).at(null, now);
    took.push(now() - start);
  }
  return median(took);
}

/** The state at a moment: its place in the log, the figures, the last decisions. 95th percentile, milliseconds. */
function seekP95({ hits, columns, scenarios, log }: Engine): number {
  const whatIf = new WhatIf({
    ruleSet: DEFAULT_RULE_SET,
    hits,
    columns,
    modelScores: null,
    scenarios,
  });
  const firstMs = log.ms[0]!;
  const span = columns.lastMs - firstMs;
  const random = seeded(SEED);
  const took = Float64Array.from({ length: SEEKS }, () => {
    const ms = firstMs + random() * span;
    const start = now();
    const before = firstAfter(log, { ms, nano: Infinity });
    const { payments } = whatIf.kpis.at({ ms, before });
    whatIf.decisions.outcomes.slice(Math.max(0, payments - LAST_DECISIONS), payments);
    return now() - start;
  });
  return percentile(took.sort(), 0.95);
}

/** Single decisions as a live payment would get them, at random places. Milliseconds, rising. */
async function decisionTimes(dataset: Dataset, features: DatasetFeatures): Promise<Float64Array> {
  const { log } = features;
  const { size } = log.payments;
  const ids = new PaymentIds(dataset, log);
  const single = new SingleDecisions(features, DEFAULT_RULE_SET, 0, null, now);
  const random = seeded(SEED);
  const took: number[] = [];
  for (let at = 0; at < DECISIONS; at++) {
    const ordinal = Math.floor(random() * size);
    const position = log.payments.position[ordinal]!;
    const payment = { paymentId: ids.idOf(ordinal), position, ms: log.ms[position]! };
    const decision = await single.decide(payment);
    if (!decision.ok) throw new Error(decision.error.message);
    took.push(decision.value.tookMs);
  }
  return Float64Array.from(took).sort();
}
