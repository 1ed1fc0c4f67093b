import { parseArgs } from "node:util";
import { generateKivendtout } from "#generator/kivendtout/index";
import { SCALE_LIMITS } from "#generator/kivendtout/options";
import { describeLimits, notWithin, refuseOption, SEED_LIMITS } from "#generator/options";
import type { GenerationProgress, GenerationSummary } from "#generator/summary";
import { generateTransactions, type TransactionsOptions } from "#generator/transactions/index";
import { LIMITS } from "#generator/transactions/options";
import { ok, type Result } from "#shared/domain/result";
import { EXIT, refuseUsage, reportError, type CliIo, type Command, type ExitCode } from "../io";

const NUMBERS = { seed: SEED_LIMITS, scale: SCALE_LIMITS, ...LIMITS } as const;
type NumberName = keyof typeof NUMBERS;
const limits = (name: NumberName): string => describeLimits(NUMBERS[name]);

const USAGE = `Usage: npx kivendtout generate --out DIR [options]

  --out DIR          folder to write; refused where it holds anything an earlier run did not write
  --seed N           the same seed gives the same bytes (default 42)
  --force            replace whatever DIR holds; never the home directory, the current one or what holds them
  --json             print what was written as JSON

  --schema kivendtout (default): customers, sessions, payments … as documented
    --scale N        multiply every table but products and ID cards: ${limits("scale")} (default 1)
    --defects        plant the documented set of defects

  --schema transactions: one table of payments over months
    --rows N         payments: ${limits("rows")} (default 250,000)
    --customers N    accounts: ${limits("customers")} (default one for 50 payments)
    --days N         days covered: ${limits("days")} (default 183)
    --formats LIST   csv, jsonl, parquet, separated by commas (default csv)
    --gzip           compress the table files`;

const OPTIONS = {
  schema: { type: "string", default: "kivendtout" },
  out: { type: "string" },
  seed: { type: "string", default: "42" },
  scale: { type: "string" },
  defects: { type: "boolean" },
  rows: { type: "string" },
  customers: { type: "string" },
  days: { type: "string" },
  formats: { type: "string" },
  gzip: { type: "boolean" },
  force: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

/** Ties a negative number to its option, which parseArgs takes for an option of its own otherwise. */
function tieNegatives(args: readonly string[]): string[] {
  const tied: string[] = [];
  for (const arg of args) {
    const before = tied.at(-1)?.replace(/^--/, "") ?? "";
    if (/^-\d/.test(arg) && Object.hasOwn(NUMBERS, before)) tied.push(`${tied.pop()}=${arg}`);
    else tied.push(arg);
  }
  return tied;
}

type Values = ReturnType<typeof parse>;
const parse = (args: readonly string[]) =>
  parseArgs({ args: tieNegatives(args), options: OPTIONS, strict: true, allowPositionals: false })
    .values;

const ONLY_KIVENDTOUT = ["scale", "defects"] as const;
const ONLY_TRANSACTIONS = ["rows", "customers", "days", "formats", "gzip"] as const;

export const generate: Command = {
  name: "generate",
  summary: "Write a synthetic dataset: the KiVendTout tables or a table of transactions",
  usage: USAGE,
  async run(args, io, cancelled) {
    let values: Values;
    try {
      values = parse(args);
    } catch (thrown) {
      return refuseUsage(io, generate, thrown instanceof Error ? thrown.message : "bad usage");
    }
    const checked = checkValues(values);
    if (checked !== null) return refuseUsage(io, generate, checked);
    const run: Run = { force: values.force, onProgress: progressLine(io), cancelled };
    const written =
      values.schema === "transactions"
        ? await runTransactions(values, run)
        : await runKivendtout(values, run);
    if (!written.ok) return reportError(io, written.error);
    return describe(io, written.value, values.json);
  },
};

/** What both generators are given alike. */
interface Run {
  readonly force: boolean;
  readonly onProgress: (progress: GenerationProgress) => void;
  readonly cancelled: () => boolean;
}

/** What is wrong with the options as a set, null where nothing is. */
function checkValues(values: Values): string | null {
  if (values.out === undefined || values.out === "") return "--out DIR is missing.";
  if (values.schema !== "kivendtout" && values.schema !== "transactions")
    return `There is no schema ${values.schema}; choose kivendtout or transactions.`;
  const foreign = values.schema === "kivendtout" ? ONLY_TRANSACTIONS : ONLY_KIVENDTOUT;
  const wrong = foreign.find((name) => values[name] !== undefined);
  if (wrong !== undefined) return `--${wrong} does not go with --schema ${values.schema}.`;
  return null;
}

/** The options given as numbers; the generators check their ranges. */
function numbers(values: Values, names: readonly NumberName[]): Result<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of names) {
    const text = values[name];
    if (text === undefined) continue;
    if (!/^-?\d+(\.\d+)?$/.test(text)) return refuseOption(name, notWithin(NUMBERS[name], text));
    found[name] = Number(text);
  }
  return ok(found);
}

async function runKivendtout(values: Values, run: Run): Promise<Result<GenerationSummary>> {
  const given = numbers(values, ["seed", "scale"]);
  if (!given.ok) return given;
  return generateKivendtout({
    out: values.out ?? "",
    seed: given.value["seed"] ?? 42,
    scale: given.value["scale"] ?? 1,
    defects: values.defects ?? false,
    ...run,
  });
}

async function runTransactions(values: Values, run: Run): Promise<Result<GenerationSummary>> {
  const given = numbers(values, ["seed", "rows", "customers", "days"]);
  if (!given.ok) return given;
  const { seed = 42, ...rest } = given.value;
  const formats = values.formats?.split(",") as TransactionsOptions["formats"];
  return generateTransactions({
    out: values.out ?? "",
    seed,
    ...rest,
    ...(formats === undefined ? {} : { formats }),
    ...(values.gzip === undefined ? {} : { gzip: values.gzip }),
    ...run,
  });
}

/** Tells every tenth of the work on stderr. */
function progressLine(io: CliIo): (progress: GenerationProgress) => void {
  let told = 0;
  return ({ done, total }) => {
    const tenth = total === 0 ? 10 : Math.floor((done * 10) / total);
    if (tenth <= told) return;
    told = tenth;
    io.err(`${tenth * 10} %\n`);
  };
}

function describe(io: CliIo, summary: GenerationSummary, json: boolean): ExitCode {
  if (json) {
    io.out(`${JSON.stringify(summary)}\n`);
    return EXIT.done;
  }
  const rows = Object.entries(summary.rows).map(
    ([table, count]) => `  ${table.padEnd(24)}${String(count).padStart(10)}`,
  );
  io.out(`Written to ${summary.out} (${summary.files.length} files):\n${rows.join("\n")}\n`);
  return EXIT.done;
}
