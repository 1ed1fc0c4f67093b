import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createGzip } from "node:zlib";
import { fail, ok, type Result } from "#shared/domain/result";
import { Random } from "../random";
import type { GenerationSummary } from "../summary";
import { MANIFEST_FILE, writeManifest } from "../write/manifest";
import { fillFolder } from "../write/outputFolder";
import { TableWriter } from "../write/tableWriter";
import {
  checkOptions,
  DEFAULT_ROWS,
  type CheckedOptions,
  type TransactionsOptions,
} from "./options";
import { simulate } from "./simulation";
import {
  inText,
  SCENARIOS_LAYOUT,
  transactionId,
  transactionRow,
  transactionsLayout,
} from "./tables";

export type { TransactionsOptions } from "./options";

/**
 * Generates a dataset of the transactions schema (SPEC §4) with its manifest.json, and transaction_scenarios.csv
 * for evaluation. The same options give the same bytes. Memory grows with the customers, not with the rows.
 * Fails with `generator.badOption` (an option is wrong, or the folder cannot be written) or `dataset.cancelled`;
 * then `out` is as it was.
 */
export async function generateTransactions(
  options: TransactionsOptions,
): Promise<Result<GenerationSummary>> {
  const checked = checkOptions(options);
  if (!checked.ok) return checked;
  return fillFolder(checked.value, (folder) => writeTables(folder, checked.value));
}

async function writeTables(
  folder: string,
  options: CheckedOptions,
): Promise<Result<GenerationSummary>> {
  const { world, days } = simulate(Random.seeded(options.seed).child("transactions"), options);
  const transactions = new TableWriter(folder, transactionsLayout(options.formats));
  const scenarios = new TableWriter(folder, SCENARIOS_LAYOUT);
  let done = 0;
  let frauds = 0;
  let stopped = false;
  for (const day of days) {
    // A turn of the event loop a day, so that a request to cancel can arrive.
    await nextTurn();
    stopped = options.cancelled?.() ?? false;
    if (stopped) break;
    for (const payment of day) {
      const id = transactionId(++done);
      const row = transactionRow(payment, id, world.market.merchants);
      transactions.append(row, inText(row));
      if (payment.scenario === null) continue;
      scenarios.append([id, payment.scenario]);
      frauds++;
    }
    options.onProgress?.({ done, total: options.rows });
  }
  transactions.close();
  scenarios.close();
  if (stopped) return fail("dataset.cancelled", "The generation was cancelled.");
  const tableFiles = options.gzip ? await compress(folder, transactions.files) : transactions.files;
  const rows = { transactions: done, transaction_scenarios: frauds };
  const files = [...tableFiles, ...scenarios.files];
  await writeManifest(
    folder,
    {
      generator: "kivendtout generate --schema transactions",
      seed: options.seed,
      scale: options.rows / DEFAULT_ROWS,
      rows,
      defects: [],
    },
    files,
  );
  return ok({ out: options.out, rows, files: [...files, MANIFEST_FILE].sort() });
}

/** Replaces each file by its gzip; the names of the new files. */
async function compress(folder: string, files: readonly string[]): Promise<readonly string[]> {
  for (const file of files) {
    const plain = path.join(folder, file);
    await pipeline(createReadStream(plain), createGzip(), createWriteStream(`${plain}.gz`));
    await rm(plain);
  }
  return files.map((file) => `${file}.gz`);
}
