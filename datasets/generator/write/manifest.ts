import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { DatasetManifest } from "#shared/domain/dataset";

export const MANIFEST_FILE = "manifest.json";

/** What a generated dataset says of itself. */
export interface GeneratedManifest extends DatasetManifest {
  /** SHA-256 (hex) per file, by path relative to the dataset's folder, sorted. */
  readonly files: Readonly<Record<string, string>>;
  /** Identifiers of the defects that were injected; empty without --defects. */
  readonly defects: readonly string[];
}

/** SHA-256 of a file in hex, read as a stream. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** Writes manifest.json with the hashes of `files` (relative to `folder`, with forward slashes). */
export async function writeManifest(
  folder: string,
  about: Omit<GeneratedManifest, "files" | "version">,
  files: readonly string[],
): Promise<GeneratedManifest> {
  const hashes: Record<string, string> = {};
  for (const file of files.toSorted()) hashes[file] = await sha256OfFile(path.join(folder, file));
  const manifest: GeneratedManifest = { version: 1, ...about, files: hashes };
  await writeFile(path.join(folder, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
