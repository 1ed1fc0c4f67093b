import type { Stats } from "node:fs";
import { opendir, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { fail, ok, type Result } from "#shared/domain/result";

/** A file that may be read as part of an opened dataset. */
export interface ListedFile {
  /** Path inside the dataset, with forward slashes. */
  readonly name: string;
  /** Bytes at the time of listing. */
  readonly size: number;
  /** Where the content is, all symbolic links resolved; inside the dataset's own folder. */
  readonly realPath: string;
}

export interface ListLimits {
  /** Folders below the dataset's own that are looked into. */
  readonly depth: number;
  /** Entries looked at before the folder counts as too large to be a dataset. */
  readonly entries: number;
}

export const LIST_LIMITS: ListLimits = { depth: 3, entries: 20_000 };

const NAME_LIMIT = 512;

/**
 * The regular files of a folder, sorted by name. Hidden entries are left out, and so is every symbolic link that
 * leads out of the folder or to another folder. `root` has its own links resolved already.
 */
export async function listFiles(
  root: string,
  limits: ListLimits = LIST_LIMITS,
): Promise<Result<ListedFile[]>> {
  const files: ListedFile[] = [];
  const folders: { readonly folder: string; readonly depth: number }[] = [
    { folder: root, depth: 0 },
  ];
  let seen = 0;
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const described: Promise<ListedFile | null>[] = [];
    for await (const entry of await opendir(next.folder)) {
      if (++seen > limits.entries) return tooLarge(root, limits);
      if (entry.name.startsWith(".")) continue;
      const at = path.join(next.folder, entry.name);
      if (entry.isDirectory()) {
        if (next.depth < limits.depth) folders.push({ folder: at, depth: next.depth + 1 });
        continue;
      }
      described.push(describeFile(root, at));
    }
    for (const file of await Promise.all(described)) if (file !== null) files.push(file);
  }
  return ok(files.sort((a, b) => (a.name < b.name ? -1 : 1)));
}

/** The file at a path as part of the dataset in `root`, or null where it is none of it. */
export async function describeFile(root: string, at: string): Promise<ListedFile | null> {
  const name = path.relative(root, at).split(path.sep).join("/");
  if (name.length > NAME_LIMIT || /\p{Cc}/u.test(name)) return null;
  let realPath: string;
  let stats: Stats;
  try {
    realPath = await realpath(at);
    stats = await stat(realPath);
  } catch {
    // A broken link, or a file deleted meanwhile: it is not part of the dataset.
    return null;
  }
  if (!stats.isFile() || !isInside(root, realPath)) return null;
  return { name, size: stats.size, realPath };
}

/** Whether a resolved path lies below a resolved folder. */
export function isInside(root: string, candidate: string): boolean {
  const relative = path.relative(root, candidate);
  return (
    relative !== "" &&
    relative !== ".." &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

const tooLarge = (root: string, limits: ListLimits) =>
  fail("dataset.notADataset", `${root} holds more than ${limits.entries} files`, {
    tip: "Choose the dataset's own folder, not one above it.",
  });
