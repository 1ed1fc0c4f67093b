import { setImmediate as nextTurn } from "node:timers/promises";
import { fail, ok, type Result } from "#shared/domain/result";
import { Random } from "../random";
import type { GenerationSummary } from "../summary";
import { MANIFEST_FILE, writeManifest } from "../write/manifest";
import { fillFolder } from "../write/outputFolder";
import { writeCards } from "./cards/writeCards";
import { DatasetWriter } from "./datasetWriter";
import { defectiveLayouts, DEFECTS, injectDefects } from "./defects/injectDefects";
import { checkOptions } from "./options";
import type { CheckedOptions, KivendtoutOptions } from "./options";
import { makeParts } from "./rows";
import { LAYOUTS } from "./tables";

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
  return fillFolder(checked.value, (folder) => writeDataset(folder, checked.value));
}

async function writeDataset(
  folder: string,
  { out, seed, scale, defects, onProgress, cancelled }: CheckedOptions,
): Promise<Result<GenerationSummary>> {
  const random = Random.seeded(seed).child("kivendtout");
  const writer = new DatasetWriter(folder, defects ? defectiveLayouts() : LAYOUTS);
  const pictures: string[] = [];
  let done = 0;
  let stopped = false;
  for (const part of makeParts(random, scale)) {
    const defective = defects && done === 0 ? injectDefects(random.child("defects"), part) : null;
    if (defective === null) writer.append(part.rows);
    else writer.appendDefective(part.rows, defective.tables);
    const cards = defective?.pictures ?? part.cards;
    pictures.push(...(await writeCards(folder, random.child("pictures"), cards)));
    onProgress?.({ done: ++done, total: scale });
    // A turn of the event loop a unit, so that a request to cancel can arrive.
    await nextTurn();
    stopped = cancelled?.() ?? false;
    if (stopped) break;
  }
  writer.close();
  if (stopped) return fail("dataset.cancelled", "The generation was cancelled.");
  const files = [...writer.files, ...pictures];
  await writeManifest(
    folder,
    {
      generator: GENERATOR,
      seed,
      scale,
      rows: writer.rows,
      defects: defects ? DEFECTS.map(({ id }) => id) : [],
    },
    files,
  );
  return ok({ out, rows: writer.rows, files: [...files, MANIFEST_FILE].toSorted() });
}
