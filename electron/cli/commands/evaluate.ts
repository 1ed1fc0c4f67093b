import { fail, ok, type Result } from "#shared/domain/result";
import { parseDay } from "#shared/domain/time";
import { fitCalibration } from "#shared/scoring/calibration";
import { decideAll } from "#shared/scoring/decideAll";
import { figureColumnsOf } from "#shared/scoring/figureColumns";
import { daySpanOf, evaluatedPayments, evaluatePrequentially } from "#shared/scoring/prequential";
import { completeProtocol, type Protocol } from "#shared/scoring/protocol";
import type { RuleHits } from "#shared/scoring/ruleHits";
import { reportRules } from "#shared/scoring/ruleReport";
import { pointsOf, rulesScorer } from "#shared/scoring/rulesScorer";
import { scenariosOf } from "#shared/scoring/scenarios";
import { findHits, openEngine, readRules, type GivenRules, type OpenedEngine } from "../engine";
import { EXIT, readArgs, refuseUsage, reportError, type Command } from "../io";
import { evaluationToJson, type Evaluated } from "./evaluationJson";
import { evaluationToText } from "./evaluationText";

const USAGE = `Usage: npx kivendtout evaluate PATH [options]

  PATH               a KiVendTout folder, or a file of transactions (CSV, JSON Lines, Parquet, gzipped or not)
  --train-from DATE  first training day, YYYY-MM-DD (default: the first day with a payment)
  --train-days N     days trained on (default: a third of the data, at most 30)
  --delay N          days until a label is known (default: the rule set's, 7 as shipped)
  --test-days N      days tested on (default 7)
  --folds N          folds, each beginning --test-days after the one before (default: as many as fit)
  --rules FILE       a rule set as JSON (default: the rules that are shipped)
  --json             the same figures as JSON
  --calibrate        print instead the calibration of the points, fitted to all labels, as a rule set has it`;

const OPTIONS = {
  "train-from": { type: "string" },
  "train-days": { type: "string" },
  delay: { type: "string" },
  "test-days": { type: "string" },
  folds: { type: "string" },
  rules: { type: "string" },
  json: { type: "boolean", default: false },
  calibrate: { type: "boolean", default: false },
} as const;

/** Options that are whole numbers, with the least of each. */
const NUMBERS = {
  "train-days": { as: "trainDays", least: 1 },
  delay: { as: "delay", least: 0 },
  "test-days": { as: "testDays", least: 1 },
  folds: { as: "folds", least: 1 },
} as const;
const MOST_DAYS = 100_000;

type Values = Readonly<Partial<Record<keyof typeof NUMBERS | "train-from", string>>>;

export const evaluate: Command = {
  name: "evaluate",
  summary: "Say how good the decisions are: metrics fold after fold, and what each rule does",
  usage: USAGE,
  async run(args, io, cancelled) {
    const given = readArgs(args, OPTIONS);
    if (!given.ok) return refuseUsage(io, evaluate, given.error.message);
    const { values, path } = given.value;
    const asked = readProtocol(values);
    if (!asked.ok) return refuseUsage(io, evaluate, asked.error.message);

    const rules = withDelay(await readRules(values.rules), asked.value);
    if (!rules.ok) return reportError(io, rules.error);
    const engine = await openEngine(path, io, cancelled);
    if (!engine.ok) return reportError(io, engine.error);
    const hits = await findHits(engine.value, rules.value, io, cancelled);
    if (!hits.ok) return reportError(io, hits.error);
    const printed = values.calibrate
      ? calibrationText(engine.value, rules.value, hits.value)
      : evaluationText(engine.value, rules.value, hits.value, asked.value, values.json);
    if (!printed.ok) return reportError(io, printed.error);
    io.out(printed.value);
    return EXIT.done;
  },
};

function readProtocol(values: Values): Result<Partial<Protocol>> {
  const asked: Partial<Record<keyof Protocol, number>> = {};
  for (const [name, { as, least }] of Object.entries(NUMBERS)) {
    const text = values[name as keyof typeof NUMBERS];
    if (text === undefined) continue;
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > MOST_DAYS)
      return fail("cli.usage", `--${name} takes a whole number from ${least} to ${MOST_DAYS}.`);
    asked[as] = number;
  }
  const from = values["train-from"];
  if (from !== undefined) {
    const day = parseDay(from);
    if (day === null) return fail("cli.usage", "--train-from takes a date, YYYY-MM-DD.");
    asked.trainFrom = day;
  }
  return ok(asked);
}

/** Features read labels as late as the protocol says. */
function withDelay(rules: Result<GivenRules>, { delay }: Partial<Protocol>): Result<GivenRules> {
  if (!rules.ok || delay === undefined) return rules;
  return ok({ ...rules.value, ruleSet: { ...rules.value.ruleSet, labelDelayDays: delay } });
}

function evaluationText(
  { dataset, features }: OpenedEngine,
  { ruleSet, number }: GivenRules,
  hits: RuleHits,
  asked: Partial<Protocol>,
  json: boolean,
): Result<string> {
  const payments = evaluatedPayments(figureColumnsOf(features.log));
  const span = daySpanOf(payments);
  if (span === null) return fail("cli.usage", "There is no payment to evaluate.");
  const protocol = completeProtocol(span, { delay: ruleSet.labelDelayDays, ...asked });
  if (!protocol.ok) return protocol;
  const { labels } = payments;
  const decisions = decideAll(ruleSet, hits, null);
  const evaluated: Evaluated = {
    dataset: dataset.label,
    ruleSet,
    ruleSetNumber: number,
    protocol: protocol.value,
    evaluation: evaluatePrequentially(payments, protocol.value, rulesScorer(ruleSet, hits, labels)),
    report: reportRules(ruleSet, hits, decisions, labels, scenariosOf(dataset, features.log)),
  };
  return ok(
    json ? `${JSON.stringify(evaluationToJson(evaluated))}\n` : evaluationToText(evaluated),
  );
}

function calibrationText(
  { dataset, features }: OpenedEngine,
  { ruleSet }: GivenRules,
  hits: RuleHits,
): Result<string> {
  const { fraud } = features.log.payments;
  const fitted = fitCalibration(pointsOf(ruleSet, hits), fraud, dataset.label);
  return fitted.ok ? ok(`${JSON.stringify(fitted.value)}\n`) : fitted;
}
