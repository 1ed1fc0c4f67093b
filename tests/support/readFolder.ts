import { existsSync } from "node:fs";
import path from "node:path";
import { withLocalDataset } from "#services/datasets/localSource";
import type { Dataset } from "#shared/domain/dataset";
import { readDataset } from "#shared/ingest/readDataset";

/** The demo dataset as generated; null where it is not. */
export function findDemoDataset(): string | null {
  const folder = path.resolve("datasets/demo");
  return existsSync(path.join(folder, "manifest.json")) ? folder : null;
}

export const NO_DEMO_DATASET = "datasets/demo is not generated";

/** Reads a folder that is known to hold a dataset. */
export async function readFolder(folder: string): Promise<Dataset> {
  const read = await withLocalDataset(folder, (source) => readDataset(source));
  if (!read.ok || !read.value.ok) throw new Error(`${folder} does not open`);
  return read.value.value;
}
