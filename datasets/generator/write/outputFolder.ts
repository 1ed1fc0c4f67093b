import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, realpath, rename, rm } from "node:fs/promises";
import path from "node:path";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { refuseToReplace } from "./outputRefusal";

/** Where a dataset goes and when not. */
interface OutputChoice {
  readonly out: string;
  /** Replaces whatever `out` holds, also what no generator wrote. */
  readonly force: boolean;
  readonly cancelled?: (() => boolean) | undefined;
}

/** A folder being filled beside its final place; nothing is visible there before `publish`. */
interface OutputFolder {
  readonly path: string;
  /** Puts the folder at its final place, instead of the generated dataset that was there. */
  publish(): Promise<Result<null>>;
  /** Removes what was written. */
  discard(): Promise<void>;
}

/** Opens a temporary folder beside `out`. */
async function openOutputFolder(out: string, force: boolean): Promise<Result<OutputFolder>> {
  try {
    const final = existsSync(out) ? await realpath(out) : path.resolve(out);
    const refusal = await refuseToReplace(final, force);
    if (refusal !== null) return refusal;
    await mkdir(path.dirname(final), { recursive: true });
    const temporary = await mkdtemp(path.join(path.dirname(final), `.${path.basename(final)}-`));
    return ok({
      path: temporary,
      publish: async () => {
        // Generating takes long enough for files to be put there meanwhile.
        const late = await refuseToReplace(final, force);
        if (late !== null) return late;
        // A temporary folder is private to its maker; a dataset need not be.
        await chmod(temporary, 0o755);
        return replaceFolder(final, temporary);
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

/** Moves `made` to `final`. What was there goes last, and comes back where the move fails. */
async function replaceFolder(final: string, made: string): Promise<Result<null>> {
  const old = existsSync(final) ? `${made}.old` : null;
  if (old !== null) await rename(final, old);
  try {
    await rename(made, final);
  } catch (thrown) {
    if (old !== null) await rename(old, final);
    throw thrown;
  }
  if (old === null) return ok(null);
  try {
    await rm(old, { recursive: true, force: true });
    return ok(null);
  } catch (thrown) {
    return fail("generator.badOption", "The dataset is written, but the one it replaced is left.", {
      where: { file: old },
      tip: "Remove that folder.",
      detail: describeThrown(thrown),
    });
  }
}

/** Failures of the disk are expected and carry a code (ENOSPC, EACCES); anything else is a bug. */
const isSystemError = (thrown: unknown): boolean =>
  thrown instanceof Error && "code" in thrown && "syscall" in thrown;

/** Publishes what was written, unless the request to cancel came after the last table. */
async function finish<T>(
  folder: OutputFolder,
  written: Result<T>,
  cancelled: () => boolean,
): Promise<Result<T>> {
  const result =
    written.ok && cancelled()
      ? fail("dataset.cancelled", "The generation was cancelled.")
      : written;
  const published = result.ok ? await folder.publish() : result;
  if (published.ok) return result;
  await folder.discard();
  return published;
}

/**
 * Lets `write` fill a temporary folder and puts it at `out` when it has succeeded. Where it fails or
 * throws, nothing is left behind and `out` is as it was. Refuses an `out` with anything but what an
 * earlier run wrote, unless `force`, and always the home directory, the current one and what holds them.
 */
export async function fillFolder<T>(
  { out, force, cancelled = () => false }: OutputChoice,
  write: (folder: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  const folder = await openOutputFolder(out, force);
  if (!folder.ok) return folder;
  try {
    return await finish(folder.value, await write(folder.value.path), cancelled);
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
