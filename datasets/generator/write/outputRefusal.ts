import { lstat, readdir, readFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { fail } from "#shared/domain/result";
import { MANIFEST_FILE } from "./manifest";

type Failure = ReturnType<typeof fail>;

/** The part of a generated manifest.json that tells it and its files. */
const Manifest = z.object({ generator: z.string(), files: z.record(z.string(), z.string()) });

/** Files that the run which wrote the folder lists, and the list itself; null where no generator wrote it. */
async function listedFiles(folder: string): Promise<ReadonlySet<string> | null> {
  try {
    const text = await readFile(path.join(folder, MANIFEST_FILE), "utf8");
    const manifest = Manifest.safeParse(JSON.parse(text));
    return manifest.success ? new Set([MANIFEST_FILE, ...Object.keys(manifest.data.files)]) : null;
  } catch {
    return null;
  }
}

/** The first entry of the folder, by name, that no earlier run wrote; null where there is none. */
async function foreignEntry(folder: string): Promise<string | null> {
  const listed = (await listedFiles(folder)) ?? new Set<string>();
  const folders = new Set([...listed].map((file) => path.posix.dirname(file)));
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const foreign = entries
    .map((entry) => {
      const place = path.relative(folder, path.join(entry.parentPath, entry.name));
      const name = place.split(path.sep).join("/");
      const own = entry.isDirectory() ? folders.has(name) : entry.isFile() && listed.has(name);
      return own ? null : name;
    })
    .filter((name) => name !== null);
  return foreign.toSorted()[0] ?? null;
}

/** Whether `inner` is `outer` or lies in it. */
function isWithin(inner: string, outer: string): boolean {
  const way = path.relative(outer, inner);
  return way !== ".." && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

/**
 * Why a dataset may not take the place of what is at `final` (absolute, links resolved); null where it may.
 * The home directory, the current directory and what holds them (hence the root) are never replaced, and
 * neither is a file; a folder with anything an earlier run did not write only with `force`.
 * Throws the system's error where the folder cannot be listed.
 */
export async function refuseToReplace(final: string, force: boolean): Promise<Failure | null> {
  const refuse = (message: string, tip: string): Failure =>
    fail("generator.badOption", message, { where: { file: final }, tip });
  if ([homedir(), process.cwd()].some((kept) => isWithin(kept, final)))
    return refuse(
      "The output folder is or holds the home directory or the current directory.",
      "Choose a folder of its own for the dataset.",
    );
  const there = await lstat(final).catch(() => null);
  if (there === null) return null;
  if (!there.isDirectory())
    return refuse("The output folder is a file.", "Choose an empty or new folder.");
  const foreign = force ? null : await foreignEntry(final);
  if (foreign === null) return null;
  return refuse(
    `The output folder holds files of another origin, such as ${foreign}.`,
    "Choose an empty or new folder, or ask for replacement explicitly.",
  );
}
