import { mkdir, open, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { Reveal } from "#shared/contract/methods";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";

export const REVEAL_FILE = "reveals.jsonl";
/** Entries of a list, newest first. */
export const LISTED = 1000;
/** Bytes from the end of the file in which they are looked for; an entry has some 200, at most about 20,000. */
export const READ_BYTES = 4 * 1024 * 1024;

/**
 * Which personal data was made visible, when, and in which dataset: one JSON object a line. It says what was looked
 * at, never what it said. The file is only ever added to, and grows by design: nothing here shortens it. A list reads
 * its end alone.
 */
export class RevealJournal {
  readonly #path: string;
  readonly #now: () => Date;

  constructor(configDir: string, now: () => Date) {
    this.#path = path.join(configDir, REVEAL_FILE);
    this.#now = now;
  }

  async record(what: Omit<Reveal, "at">): Promise<Result<Reveal>> {
    const entry = { at: this.#now().toISOString(), ...what };
    try {
      await mkdir(path.dirname(this.#path), { recursive: true, mode: 0o700 });
      await appendLine(this.#path, JSON.stringify({ version: 1, ...entry }));
      return ok(entry);
    } catch (thrown) {
      return fail("reveals.unwritable", "The reveal could not be recorded, so nothing is shown", {
        tip: `Check that ${path.dirname(this.#path)} can be written.`,
        where: { file: REVEAL_FILE },
        detail: describeThrown(thrown),
      });
    }
  }

  /** Newest first. Lines that are no entry are left out. */
  async list(): Promise<Result<Reveal[]>> {
    try {
      const lines = await lastLines(this.#path, READ_BYTES);
      const entries = lines.map(readEntry).filter((entry) => entry !== null);
      return ok(entries.slice(-LISTED).reverse());
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return ok([]);
      return fail("reveals.unreadable", "The list of reveals could not be read", {
        where: { file: REVEAL_FILE },
        detail: describeThrown(thrown),
      });
    }
  }
}

/** Begins a new line where the last one was cut off by a crash, so that it does not take this one with it. */
async function appendLine(path: string, line: string): Promise<void> {
  const file = await open(path, "a+", 0o600);
  try {
    const { size } = await file.stat();
    const last = size === 0 ? "\n" : await readText(file, size - 1, 1);
    await file.appendFile(`${last === "\n" ? "" : "\n"}${line}\n`);
  } finally {
    await file.close();
  }
}

/** The whole lines among the last bytes of a file. */
async function lastLines(path: string, bytes: number): Promise<readonly string[]> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const from = Math.max(0, size - bytes);
    const lines = (await readText(file, from, size - from)).split("\n");
    return from === 0 ? lines : lines.slice(1);
  } finally {
    await file.close();
  }
}

async function readText(file: FileHandle, from: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.toString("utf8", 0, bytesRead);
}

function readEntry(line: string): Reveal | null {
  try {
    return Reveal.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
