import { setImmediate as nextTurn } from "node:timers/promises";
import { fail, ok, type Result } from "#shared/domain/result";
import { Random } from "../random";
import type { GenerationSummary } from "../summary";
import { MANIFEST_FILE, writeManifest } from "../write/manifest";
import { fillFolder } from "../write/outputFolder";
import { writeCards } from "./cards/writeCards";
import { DatasetWriter } from "./datasetWriter";
import { checkOptions } from "./options";
import type { CheckedOptions, KivendtoutOptions } from "./options";
import { marketRows, unitRows } from "./rows";
import type { UnitRows } from "./rows";
import type { TableName } from "./tables";
import { makeMarket } from "./unit";

export type { KivendtoutOptions } from "./options";

/** Raised by every change to what the generator writes. */
export const GENERATOR = "kivendtout generate 1.0";

/**
 * Generates the demo dataset (SPEC §3) with its manifest.json. The same options give the same bytes.
 * A dataset of scale N is N units drawn apart, so memory does not grow with the scale.
 * Fails with `generator.badOption` (an option is wrong, or the folder cannot be written) or
 * `dataset.cancelled`; then `out` is as it was.
 */
export async function generateKivendtout(
  options: KivendtoutOptions,
): Promise<Result<GenerationSummary>> {
  const checked = checkOptions(options);
  if (!checked.ok) return checked;
  const { out, force } = checked.value;
  return fillFolder(out, force, (folder) => writeDataset(folder, checked.value, options));
}

async function writeDataset(
  folder: string,
  { out, seed, scale }: CheckedOptions,
  { onProgress, cancelled }: KivendtoutOptions,
): Promise<Result<GenerationSummary>> {
  const random = Random.seeded(seed).child("kivendtout");
  const market = makeMarket(random.child("market"));
  const writer = new DatasetWriter(folder);
  const pictures: string[] = [];
  const append = (rows: UnitRows): void => {
    for (const [table, added] of Object.entries(rows)) writer.append(table as TableName, added);
  };
  append(marketRows(market));
  for (let unit = 0; unit < scale; unit++) {
    // A turn of the event loop a unit, so that a request to cancel can arrive.
    await nextTurn();
    if (cancelled?.() === true) {
      writer.close();
      return fail("dataset.cancelled", "The generation was cancelled.");
    }
    const { rows, cards } = unitRows(random.child("unit", unit), market, unit);
    append(rows);
    pictures.push(...(await writeCards(folder, random.child("pictures"), cards)));
    onProgress?.({ done: unit + 1, total: scale });
  }
  writer.close();
  const files = [...writer.files, ...pictures];
  const about = { generator: GENERATOR, seed, scale, rows: writer.rows, defects: [] };
  await writeManifest(folder, about, files);
  return ok({ out, rows: writer.rows, files: [...files, MANIFEST_FILE].toSorted() });
}
