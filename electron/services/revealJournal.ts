import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { Reveal } from "#shared/contract/methods";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";

export const REVEAL_FILE = "reveals.jsonl";
const LISTED = 1000;

/**
 * Which personal data was made visible, when, and in which dataset: one JSON object a line, only ever added to.
 * It says what was looked at, never what it said.
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
      await appendFile(this.#path, `${JSON.stringify({ version: 1, ...entry })}\n`, {
        mode: 0o600,
      });
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
      const text = await readFile(this.#path, "utf8");
      const entries = text
        .split("\n")
        .map(readEntry)
        .filter((entry) => entry !== null);
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

function readEntry(line: string): Reveal | null {
  try {
    return Reveal.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
