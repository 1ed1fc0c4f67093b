import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import type { CliIo } from "./io";

/** Where a command writes many lines. */
export interface LineOutput {
  /** Waits until more can be written; false where nobody reads it any longer. */
  write(text: string): Promise<Result<boolean>>;
  finish(): Promise<Result<null>>;
  /** Leaves nothing behind of what can be taken back. */
  abandon(): Promise<void>;
}

/** A file, or stdout where none is named. The file gets its name once it is whole. */
export async function openOutput(io: CliIo, file: string | undefined): Promise<Result<LineOutput>> {
  if (file === undefined) return ok(toStdout(io));
  const partial = `${file}.part`;
  try {
    return ok(toFile(await open(partial, "w"), partial, file));
  } catch (thrown) {
    return unwritable(file, thrown);
  }
}

const toStdout = (io: CliIo): LineOutput => ({
  write: async (text) => {
    io.out(text);
    return ok(await io.ready());
  },
  finish: () => Promise.resolve(ok(null)),
  abandon: () => Promise.resolve(),
});

const toFile = (handle: FileHandle, partial: string, file: string): LineOutput => ({
  write: async (text) => {
    try {
      await handle.appendFile(text);
      return ok(true);
    } catch (thrown) {
      return unwritable(file, thrown);
    }
  },
  finish: async () => {
    try {
      await handle.close();
      await rename(partial, file);
      return ok(null);
    } catch (thrown) {
      await rm(partial, { force: true });
      return unwritable(file, thrown);
    }
  },
  abandon: async () => {
    await handle.close();
    await rm(partial, { force: true });
  },
});

const unwritable = (file: string, thrown: unknown) =>
  fail("cli.usage", `${file} cannot be written.`, { detail: describeThrown(thrown) });
