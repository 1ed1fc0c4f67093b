import { readFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { z } from "zod";
import { withLocalDataset } from "#services/datasets/localSource";
import { RuleSet, SavedRuleSet } from "#shared/contract/rules";
import type { Dataset } from "#shared/domain/dataset";
import { SCENARIO_TABLES } from "#shared/domain/scenarios";
import { describeThrown, fail, ok, type AppError, type Result } from "#shared/domain/result";
import { FEATURES } from "#shared/features/declarations/features";
import { readDataset } from "#shared/ingest/readDataset";
import type { DatasetSource } from "#shared/ingest/source";
import { buildLog } from "#shared/log/buildLog";
import { untimedByRank, type EventLog } from "#shared/log/eventLog";
import { PAYMENT_RANK } from "#shared/log/kinds";
import { PostingIndex } from "#shared/log/postingIndex";
import { SCHEMA_SOURCES } from "#shared/log/sources";
import { checkRuleSet } from "#shared/rules/checkRuleSet";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { explainProblem } from "#shared/rules/explainProblem";
import { DatasetFeatures } from "#shared/scoring/datasetFeatures";
import { HitMatrix, type RuleHits } from "#shared/scoring/ruleHits";
import { describeError, type CliIo } from "./io";

/** A dataset with its features, as scoring needs it. */
export interface OpenedEngine {
  readonly dataset: Dataset;
  readonly features: DatasetFeatures;
}

/**
 * Reads the dataset and indexes it; problems of its files, and payments that are left out, go to stderr.
 * @param scenarios whether the file that tells the truth about the payments is read at all
 */
export async function openEngine(
  given: string,
  io: CliIo,
  cancelled: () => boolean,
  { scenarios }: { readonly scenarios: boolean } = { scenarios: true },
): Promise<Result<OpenedEngine>> {
  io.progress("reading");
  const opened = await withLocalDataset(given, (source) =>
    readDataset(scenarios ? source : withoutScenarios(source), { cancelled }),
  );
  io.progress("");
  if (!opened.ok) return opened;
  if (!opened.value.ok) return opened.value;
  const dataset = opened.value.value;
  for (const problem of [...dataset.problems, ...dataset.scenarioProblems])
    io.err(`${describeError(problem)}\n`);
  // A turn of the event loop, so that a request to cancel can arrive.
  await nextTurn();
  if (cancelled()) return cancelledWork();
  const log = buildLog(dataset);
  const { table } = SCHEMA_SOURCES[dataset.schema].payments;
  if (!dataset.tables.has(table))
    return fail("dataset.missingTable", `Without the table ${table} there is nothing to decide.`);
  const leftOut = leftOutPayments(dataset, log);
  if (leftOut !== null) io.err(`${leftOut}\n`);
  return ok({ dataset, features: new DatasetFeatures(dataset, new PostingIndex(log)) });
}

const SCENARIO_FILES = new Set(Object.values(SCENARIO_TABLES).map(({ name }) => `${name}.csv`));

const withoutScenarios = (source: DatasetSource): DatasetSource => ({
  ...source,
  files: source.files.filter(({ name }) => !SCENARIO_FILES.has(path.posix.basename(name))),
});

/** Payments of the files that no decision is made of, by why; null where there is none. */
function leftOutPayments(dataset: Dataset, log: EventLog): string | null {
  const { table } = SCHEMA_SOURCES[dataset.schema].payments;
  const unusable = dataset.sources.find((source) => source.table === table)?.quarantined ?? 0;
  const untimed = untimedByRank(log.untimed)[PAYMENT_RANK]!;
  if (unusable + untimed === 0) return null;
  return [
    `Payments that are left out: ${unusable} in quarantine, ${untimed} without a usable time.`,
    "  The command inspect tells where they are.",
  ].join("\n");
}

/** Where the rules hit, with the progress shown. */
export async function findHits(
  { features }: OpenedEngine,
  { ruleSet }: GivenRules,
  io: CliIo,
  cancelled: () => boolean,
): Promise<Result<RuleHits>> {
  const hits = await new HitMatrix(features).hitsOf(ruleSet, {
    breathe: () => nextTurn(),
    isCancelled: cancelled,
    onProgress: ({ done, total }) => io.progress(`${Math.floor((done * 100) / total)} %`),
  });
  io.progress("");
  return hits;
}

export const cancelledWork = () => fail("dataset.cancelled", "The scoring was cancelled.");

/** A rule set and the number it was saved under: 0 for the one that is shipped, null for one without a number. */
export interface GivenRules {
  readonly ruleSet: RuleSet;
  readonly number: number | null;
}

/** The rule set in a file, as the app saves or exports it; the shipped one where no file is named. */
export async function readRules(file: string | undefined): Promise<Result<GivenRules>> {
  if (file === undefined) return ok({ ruleSet: DEFAULT_RULE_SET, number: 0 });
  let json: unknown;
  try {
    // Some editors begin a file with a byte order mark.
    json = JSON.parse((await readFile(file, "utf8")).replace(/^\uFEFF/, ""));
  } catch (thrown) {
    return fail("rules.unreadable", `The rule set ${file} cannot be read.`, {
      tip: "It has to be a rule set as JSON.",
      detail: describeThrown(thrown),
    });
  }
  const saved = SavedRuleSet.safeParse(json);
  if (saved.success) return checked(file, { ...saved.data });
  const plain = RuleSet.safeParse(json);
  if (plain.success) return checked(file, { ruleSet: plain.data, number: null });
  return invalid(file, z.prettifyError(plain.error));
}

function checked(file: string, { ruleSet, number }: GivenRules): Result<GivenRules> {
  const errors = checkRuleSet(ruleSet, FEATURES).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return ok({ ruleSet, number });
  const told = errors.map((problem) => {
    const { what, tip } = explainProblem(problem, "en");
    return `${problem.ruleId ?? "rule set"}: ${what}. ${tip}`;
  });
  return invalid(file, told.join("\n  "));
}

const invalid = (file: string, detail: string): { readonly ok: false; readonly error: AppError } =>
  fail("rules.invalid", `The rule set ${file} cannot be used.`, {
    tip: "Correct what is named here, or leave --rules out to use the rules that are shipped.",
    detail,
  });
