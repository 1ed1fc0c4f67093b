import { randomBytes } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { open, realpath, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";
import type { OpenedDataset } from "#shared/contract/methods";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { isDataFile, isTableFile } from "#shared/ingest/discover";
import { describeFile, listFiles, type ListedFile } from "./listFiles";

/** A page that reloads forgets its id without closing it; beyond this many the oldest is closed. */
export const OPEN_LIMIT = 16;

/**
 * What took the file's place after it was listed is neither followed (a link) nor waited for (a pipe). Windows has
 * neither flag.
 */
const READ_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The datasets pages may read from. What is not listed here is out of reach, whatever its path. */
export class OpenDatasets {
  readonly #open = new Map<string, ReadonlyMap<string, ListedFile>>();
  readonly #demoDir: string;

  constructor(demoDir: string) {
    this.#demoDir = demoDir;
  }

  /** Opens a folder, or a single file of records, under a new random id. */
  async open(given: string): Promise<Result<OpenedDataset>> {
    const found = await locate(given);
    if (!found.ok) return found;
    const { real, isFolder } = found.value;
    let listed: Result<ListedFile[]>;
    try {
      listed = isFolder ? await listFolder(real) : await listSingle(real);
    } catch (thrown) {
      return unreadable(given, thrown);
    }
    if (!listed.ok) return listed;
    const id = this.#admit(listed.value);
    return ok({
      id,
      label: path.basename(path.resolve(given)),
      path: path.resolve(given),
      demo: real === (await realpath(this.#demoDir).catch(() => null)),
      files: listed.value.map(({ name, size }) => ({ name, size })),
    });
  }

  close(id: string): void {
    this.#open.delete(id);
  }

  /** A handle on a listed file, with its present size. The caller closes it. */
  async read(id: string, name: string): Promise<Result<{ handle: FileHandle; size: number }>> {
    const file = this.#open.get(id)?.get(name);
    if (file === undefined)
      return fail("host.notFound", "No opened dataset has this file", {
        tip: "Open the dataset again.",
      });
    let handle: FileHandle | null = null;
    try {
      if ((await realpath(file.realPath)) !== file.realPath) return moved(name);
      handle = await open(file.realPath, READ_FLAGS);
      const stats = await handle.stat();
      if (stats.isFile()) return ok({ handle, size: stats.size });
      await handle.close();
      return moved(name);
    } catch (thrown) {
      await handle?.close();
      return fail("dataset.unreadable", `${name} cannot be read`, {
        tip: "Check that the file still exists and may be read, then open the dataset again.",
        where: { file: name },
        detail: describeThrown(thrown),
      });
    }
  }

  #admit(files: readonly ListedFile[]): string {
    const id = randomBytes(16).toString("hex");
    this.#open.set(id, new Map(files.map((file) => [file.name, file])));
    const oldest = this.#open.keys().next().value;
    if (this.#open.size > OPEN_LIMIT && oldest !== undefined) this.#open.delete(oldest);
    return id;
  }
}

async function locate(given: string): Promise<Result<{ real: string; isFolder: boolean }>> {
  if (!path.isAbsolute(given))
    return fail("dataset.notFound", `${given} is not an absolute path`, {
      tip: "Give the whole path, from the root of the file system.",
    });
  let real: string;
  let stats: Stats;
  try {
    real = await realpath(given);
    stats = await stat(real);
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "ERR_INVALID_ARG_VALUE")
      return unreadable(given, thrown);
    return fail("dataset.notFound", `There is nothing at ${given}`, {
      tip: "Check the path; the folder may have been moved or renamed.",
    });
  }
  if (!stats.isDirectory() && !stats.isFile()) return notADataset(given);
  return ok({ real, isFolder: stats.isDirectory() });
}

async function listFolder(real: string): Promise<Result<ListedFile[]>> {
  const listed = await listFiles(real);
  if (!listed.ok) return listed;
  return listed.value.some((file) => isTableFile(file.name)) ? listed : notADataset(real);
}

async function listSingle(real: string): Promise<Result<ListedFile[]>> {
  const file = await describeFile(path.dirname(real), real);
  return file !== null && isDataFile(file.name) ? ok([file]) : notADataset(real);
}

const notADataset = (at: string) =>
  fail("dataset.notADataset", `${at} does not look like a dataset`, {
    tip: "Choose a folder with files named after the tables (payments.csv, events.parquet …), or one CSV, JSONL or Parquet file of transactions.",
  });

const unreadable = (at: string, thrown: unknown) =>
  fail("dataset.unreadable", `${at} cannot be read`, {
    tip: "Check the permissions of the folder.",
    detail: describeThrown(thrown),
  });

const moved = (name: string) =>
  fail("dataset.unreadable", `${name} is no longer the file that was opened`, {
    tip: "Open the dataset again.",
    where: { file: name },
  });
