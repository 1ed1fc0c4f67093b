import { createHash } from "node:crypto";
import path from "node:path";
import type { CaseworkOf } from "#shared/contract/casework";

export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** The files of one dataset's casework. */
export interface JournalPlace {
  readonly folder: string;
  readonly journal: string;
  readonly head: string;
  readonly lock: string;
  readonly attachments: string;
}

/**
 * Where the casework of a dataset is kept: a folder named after the dataset, for people, and after the hash of its path
 * (of its label, where the host knows no path), so that no two share one.
 */
export function journalPlace(configDir: string, { path: of, label }: CaseworkOf): JournalPlace {
  const name = slugOf(of === null ? label : path.basename(of));
  const key = sha256(of === null ? `label:${label}` : `path:${of}`).slice(0, 12);
  return placeIn(path.join(configDir, "casework", name === "" ? key : `${name}-${key}`));
}

export const placeIn = (folder: string): JournalPlace => ({
  folder,
  journal: path.join(folder, "journal.jsonl"),
  head: path.join(folder, "head.json"),
  lock: path.join(folder, "journal.lock"),
  attachments: path.join(folder, "attachments"),
});

const SLUG_LENGTH = 40;

/** Letters a to z, digits and hyphens: what every file system takes. */
const slugOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mn}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, SLUG_LENGTH)
    .replace(/^-|-$/g, "");
