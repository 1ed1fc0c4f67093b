import { performance } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { Decision } from "#shared/contract/decisions";
import { MS_PER_DAY, formatInstant } from "#shared/domain/time";
import { ok, type Result } from "#shared/domain/result";
import { FEATURES } from "#shared/features/declarations/features";
import { instantAt } from "#shared/log/eventLog";
import { PaymentIds } from "#shared/log/paymentIds";
import { decideRow } from "#shared/scoring/decide";
import { columnsOf, featuresOfRules, readyRuleSet } from "#shared/scoring/readyRuleSet";
import {
  cancelledWork,
  openEngine,
  readRules,
  type GivenRules,
  type OpenedEngine,
} from "../engine";
import { EXIT, readArgs, refuseUsage, reportError, type CliIo, type Command } from "../io";
import { openOutput, type LineOutput } from "../output";

const USAGE = `Usage: npx kivendtout score PATH [options]

  PATH               a KiVendTout folder, or a file of transactions (CSV, JSON Lines, Parquet, gzipped or not)
  --rules FILE       a rule set as JSON (default: the rules that are shipped)
  --features         add every feature's value
  --timing           add the time each decision took; without it two runs write the same bytes
  --out FILE         write to FILE instead of stdout`;

const OPTIONS = {
  rules: { type: "string" },
  features: { type: "boolean", default: false },
  timing: { type: "boolean", default: false },
  out: { type: "string" },
} as const;

interface Added {
  readonly features: boolean;
  readonly timing: boolean;
}

export const score: Command = {
  name: "score",
  summary: "Decide every payment: one line of JSON each, in the order of time",
  usage: USAGE,
  async run(args, io, cancelled) {
    const given = readArgs(args, OPTIONS);
    if (!given.ok) return refuseUsage(io, score, given.error.message);
    const { values, path } = given.value;
    if (values.out === "") return refuseUsage(io, score, "--out takes the name of a file.");

    const rules = await readRules(values.rules);
    if (!rules.ok) return reportError(io, rules.error);
    const engine = await openEngine(path, io, cancelled);
    if (!engine.ok) return reportError(io, engine.error);
    const output = await openOutput(io, values.out);
    if (!output.ok) return reportError(io, output.error);
    const written = await writeDecisions(
      decisionLines(engine.value, rules.value, values),
      engine.value.features.positions.length,
      output.value,
      { io, cancelled },
    );
    const finished = written.ok ? await output.value.finish() : written;
    if (!written.ok) await output.value.abandon();
    return finished.ok ? EXIT.done : reportError(io, finished.error);
  },
};

/** Lines written between two looks at whether to go on. */
const STRETCH = 512;

async function writeDecisions(
  lineOf: (ordinal: number) => string,
  payments: number,
  output: LineOutput,
  { io, cancelled }: { readonly io: CliIo; readonly cancelled: () => boolean },
): Promise<Result<null>> {
  for (let from = 0; from < payments; from += STRETCH) {
    let lines = "";
    const to = Math.min(from + STRETCH, payments);
    for (let ordinal = from; ordinal < to; ordinal++) lines += lineOf(ordinal);
    const written = await output.write(lines);
    if (!written.ok) return written;
    if (!written.value) break;
    io.progress(`${Math.floor((to * 100) / payments)} %`);
    await nextTurn();
    if (cancelled()) {
      io.progress("");
      return cancelledWork();
    }
  }
  io.progress("");
  return ok(null);
}

/** The line of each payment, by its place in the order of time. */
function decisionLines(
  { dataset, features }: OpenedEngine,
  { ruleSet, number }: GivenRules,
  added: Added,
): (ordinal: number) => string {
  const { log } = features;
  const all = FEATURES.map(({ name }) => name);
  const names = added.features
    ? [...new Set([...all, ...featuresOfRules(ruleSet)])]
    : featuresOfRules(ruleSet);
  const declared = names.filter((name) => features.typeOf(name) !== null);
  const program = features.compile(declared, ruleSet.labelDelayDays * MS_PER_DAY);
  const ready = readyRuleSet(ruleSet, columnsOf(declared, features), number);
  const ids = new PaymentIds(dataset, log);
  const row = new Float64Array(declared.length);
  return (ordinal) => {
    const began = performance.now();
    const position = log.payments.position[ordinal]!;
    program.evaluate(position, row);
    const { ms, nano } = instantAt(log, position);
    const payment = { paymentId: ids.idOf(ordinal), ms, row, model: null };
    const decision = decideRow(ready, payment, () => performance.now());
    const took = (performance.now() - began) * 1000;
    const line = {
      ...lineOf(decision, formatInstant(ms, nano)),
      ...(added.features
        ? { features: Object.fromEntries(all.map((name) => [name, ready.valueOf(name, row)])) }
        : {}),
      ...(added.timing ? { took_us: Math.round(took * 10) / 10 } : {}),
    };
    return `${JSON.stringify(line)}\n`;
  };
}

const lineOf = (decision: Decision, ts: string) => ({
  id: decision.paymentId,
  ts,
  outcome: decision.outcome,
  score: decision.score,
  points: decision.points,
  reasons: codesOf(decision, "active"),
  shadow: codesOf(decision, "shadow"),
  overridden_by: decision.overriddenBy,
  rule_set: decision.ruleSetNumber,
});

const codesOf = ({ hits }: Decision, wanted: "active" | "shadow"): string[] =>
  hits.filter(({ state }) => state === wanted).map(({ code }) => code);
