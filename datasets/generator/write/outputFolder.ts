import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { MANIFEST_FILE } from "./manifest";

/** A folder being filled beside its final place; nothing is visible there before `publish`. */
interface OutputFolder {
  readonly path: string;
  /** Puts the folder at its final place, instead of the generated dataset that was there. */
  publish(): Promise<void>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** Whether the folder holds what an earlier run of this generator wrote. */
async function isGenerated(folder: string): Promise<boolean> {
  try {
    const manifest: unknown = JSON.parse(await readFile(path.join(folder, MANIFEST_FILE), "utf8"));
    return typeof manifest === "object" && manifest !== null && "generator" in manifest;
  } catch {
    return false;
  }
}

const hasContent = async (folder: string): Promise<boolean> =>
  existsSync(folder) && (await readdir(folder)).length > 0;

/** Opens a temporary folder beside `out`. */
async function openOutputFolder(out: string, force: boolean): Promise<Result<OutputFolder>> {
  const final = path.resolve(out);
  try {
    if (!force && (await hasContent(final)) && !(await isGenerated(final)))
      return fail("generator.badOption", "The output folder holds files of another origin.", {
        where: { file: out },
        tip: "Choose an empty or new folder, or ask for replacement explicitly.",
      });
    await mkdir(path.dirname(final), { recursive: true });
    const temporary = await mkdtemp(path.join(path.dirname(final), `.${path.basename(final)}-`));
    return ok({
      path: temporary,
      publish: async () => {
        // A temporary folder is private to its maker; a dataset need not be.
        await chmod(temporary, 0o755);
        await rm(final, { recursive: true, force: true });
        await rename(temporary, final);
      },
      discard: () => rm(temporary, { recursive: true, force: true }),
    });
  } catch (thrown) {
    return fail("generator.badOption", "The output folder cannot be written.", {
      where: { file: out },
      detail: describeThrown(thrown),
    });
  }
}

/** Failures of the disk are expected and carry a code (ENOSPC, EACCES); anything else is a bug. */
const isSystemError = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && "syscall" in thrown;

/**
 * Lets `write` fill a temporary folder and puts it at `out` when it has succeeded. Where it fails or
 * throws, nothing is left behind and `out` is as it was. Refuses an `out` with other content than an
 * earlier generated dataset, unless `force`.
 */
export async function fillFolder<T>(
  out: string,
  force: boolean,
  write: (folder: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const folder = await openOutputFolder(out, force);
  if (!folder.ok) return folder;
  try {
    const written = await write(folder.value.path);
    if (written.ok) await folder.value.publish();
    else await folder.value.discard();
    return written;
  } catch (thrown) {
    await folder.value.discard();
    if (!isSystemError(thrown)) throw thrown;
    return fail("generator.badOption", "The dataset could not be written.", {
      where: { file: out },
      tip: "Check the free space and the permissions of the folder.",
      detail: describeThrown(thrown),
    });
  }
}
