import { fail, ok, type Result } from "#shared/domain/result";
import { MS_PER_DAY, parseInstant } from "#shared/domain/time";
import type { Moment } from "#shared/domain/moment";
import { findRings } from "#shared/graph/rings/findRings";
import { DEFAULT_RING_OPTIONS } from "#shared/graph/rings/options";
import { signupsOf } from "#shared/graph/rings/signups";
import { firstAfter, type EventLog } from "#shared/log/eventLog";
import type { Instant } from "#shared/log/kinds";
import { decideAll } from "#shared/scoring/decideAll";
import { findHits, openEngine, readRules } from "../engine";
import { EXIT, readArgs, refuseUsage, reportError, type Command } from "../io";
import { evaluateRings, trueRingsOf } from "./ringsEvaluation";
import { ringsToJson, type FoundRings } from "./ringsJson";
import { ringsToText } from "./ringsText";

const USAGE = `Usage: npx kivendtout rings PATH [options]

  PATH               a KiVendTout folder, or a file of transactions (CSV, JSON Lines, Parquet, gzipped or not)
  --at TIME          as of this time, UTC: YYYY-MM-DD [HH:MM[:SS]] (default: the last record)
  --limit N          rings reported at most (default ${DEFAULT_RING_OPTIONS.limit})
  --rules FILE       a rule set as JSON, whose scores tell how payments turned out (default: the rules that are shipped)
  --evaluate         compare with the rings the dataset itself tells, which nothing else reads
  --json             the same as JSON`;

const OPTIONS = {
  at: { type: "string" },
  limit: { type: "string" },
  rules: { type: "string" },
  evaluate: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;
const MOST_RINGS = 100_000;

export const rings: Command = {
  name: "rings",
  summary: "Find groups of customers joined by rare shared devices and IPs within days",
  usage: USAGE,
  async run(args, io, cancelled) {
    const given = readArgs(args, OPTIONS);
    if (!given.ok) return refuseUsage(io, rings, given.error.message);
    const { values, path } = given.value;
    const asked = readAsked(values);
    if (!asked.ok) return refuseUsage(io, rings, asked.error.message);

    const rules = await readRules(values.rules);
    if (!rules.ok) return reportError(io, rules.error);
    const engine = await openEngine(path, io, cancelled, { scenarios: values.evaluate });
    if (!engine.ok) return reportError(io, engine.error);
    const { dataset, features } = engine.value;
    const { log } = features;
    const moment = momentAt(log, asked.value.at);
    const truth = values.evaluate ? trueRingsOf(dataset, log, moment.before) : [];
    if (truth === null) return reportError(io, untold.error);
    const hits = await findHits(engine.value, rules.value, io, cancelled);
    if (!hits.ok) return reportError(io, hits.error);

    const { ruleSet } = rules.value;
    const report = findRings(log, {
      moment,
      window: null,
      signups: signupsOf(dataset, log),
      scores: decideAll(ruleSet, hits.value, null).scores,
      labelDelayMs: ruleSet.labelDelayDays * MS_PER_DAY,
      options: { limit: asked.value.limit },
    });
    const found: FoundRings = {
      dataset: dataset.label,
      unit: dataset.schema === "kivendtout" ? "€" : null,
      atMs: log.size === 0 ? null : moment.ms,
      report,
      evaluation: values.evaluate ? evaluateRings(report.rings, truth) : null,
    };
    io.out(values.json ? `${JSON.stringify(ringsToJson(found))}\n` : ringsToText(found));
    return EXIT.done;
  },
};

const untold = fail("cli.usage", "The dataset does not tell its rings.", {
  tip: "Only generated datasets do, in a file of scenarios with a column ring_id. Leave --evaluate out.",
});

interface Asked {
  /** Null = the last record. */
  readonly at: Instant | null;
  readonly limit: number;
}

function readAsked(values: {
  readonly at?: string | undefined;
  readonly limit?: string | undefined;
}): Result<Asked> {
  const { at, limit = String(DEFAULT_RING_OPTIONS.limit) } = values;
  if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST_RINGS)
    return fail("cli.usage", `--limit takes a whole number from 1 to ${MOST_RINGS}.`);
  const instant = { ms: 0, nano: 0 };
  if (at !== undefined && !parseInstant(at, instant))
    return fail("cli.usage", "--at takes a time, YYYY-MM-DD [HH:MM[:SS]].");
  return ok({ at: at === undefined ? null : instant, limit: Number(limit) });
}

/** Behind every record at the time or before it. */
const momentAt = (log: EventLog, at: Instant | null): Moment =>
  at === null
    ? { ms: log.ms.at(-1) ?? 0, before: log.size }
    : { ms: at.ms, before: firstAfter(log, at) };
