import { open, rename, rm, type FileHandle } from "node:fs/promises";
import path from "node:path";

/** Files and folders of casework are nobody else's. */
export const FILE_MODE = 0o600;
export const FOLDER_MODE = 0o700;

/** The ways in which bytes reach the disk; each answers once they are there, power cuts included. */
export interface DurableFiles {
  append(file: string, bytes: Uint8Array): Promise<void>;
  /** Puts a whole file in the place of another, or where there was none. */
  replace(file: string, bytes: Uint8Array): Promise<void>;
  truncate(file: string, size: number): Promise<void>;
}

export const durableFiles: DurableFiles = {
  append: (file, bytes) => withFile(file, "a", (handle) => handle.appendFile(bytes)),
  truncate: (file, size) => withFile(file, "r+", (handle) => handle.truncate(size)),
  async replace(file, bytes) {
    const temporary = `${file}.${process.pid}.tmp`;
    try {
      await withFile(temporary, "w", (handle) => handle.writeFile(bytes));
      await rename(temporary, file);
    } catch (thrown) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw thrown;
    }
    await syncFolder(path.dirname(file));
  },
};

async function withFile(
  file: string,
  flags: string,
  change: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(file, flags, FILE_MODE);
  try {
    await change(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new name in a folder is on the disk once the folder is. Windows has no such call and writes names through. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
