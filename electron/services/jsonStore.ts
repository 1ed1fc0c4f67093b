import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import {
  describeThrown,
  fail,
  ok,
  type AppError,
  type ErrorCode,
  type Result,
} from "#shared/domain/result";

/** A saved format: its present schema and how to bring each older version one step up. */
export interface StoredFormat<T extends { readonly version: number }> {
  readonly file: string;
  /** What the file holds, for messages: "The settings". */
  readonly subject: string;
  readonly version: T["version"];
  readonly schema: z.ZodType<T>;
  /** By version: takes a value of that version, returns one of the next. */
  readonly upgraders: Readonly<Record<number, (old: unknown) => unknown>>;
  readonly initial: T;
  /** Codes of its failures, where they are not those of settings. */
  readonly codes?: { readonly unreadable: ErrorCode; readonly unwritable: ErrorCode };
}

const SETTINGS_CODES = {
  unreadable: "settings.unreadable",
  unwritable: "settings.unwritable",
} as const;

interface Stored<T> {
  readonly value: T;
  readonly problem: AppError | null;
  /** False where the file holds something that was neither understood nor kept elsewhere. */
  readonly replaceable: boolean;
}

/** How many unusable files of one name are kept; the next one stays where it is. */
export const SET_ASIDE_LIMIT = 9;

const Versioned = z.looseObject({ version: z.number().int().positive() });

/**
 * One JSON file in the per-user folder. A file that cannot be used is set aside as `<file>.bad` (then
 * `.bad.2` and so on), reported once and replaced by the initial value; one that cannot be set aside is not written
 * over. Writes go through a temporary file, one at a time; what the format does not allow is not written.
 */
export class JsonStore<T extends { readonly version: number }> {
  readonly #path: string;
  readonly #format: StoredFormat<T>;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, format: StoredFormat<T>) {
    this.#path = path.join(folder, format.file);
    this.#format = format;
  }

  /** The saved value, or the initial one together with what was wrong with the file. */
  read(): Promise<{ readonly value: T; readonly problem: AppError | null }> {
    return this.#inTurn(async () => {
      const { value, problem } = await this.#read();
      return { value, problem };
    });
  }

  /** Reads, changes and saves in one turn, so that no other change of this process is lost. */
  update(change: (old: T) => T): Promise<Result<T>> {
    return this.tryUpdate((old) => ok(change(old)));
  }

  /** The same for a change that can be refused: nothing is written then. */
  tryUpdate(change: (old: T) => Result<T>): Promise<Result<T>> {
    return this.#inTurn(async () => {
      const { value, problem, replaceable } = await this.#read();
      if (problem !== null && !replaceable) return { ok: false, error: problem };
      const changed = change(value);
      return changed.ok ? this.#write(changed.value) : changed;
    });
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #read(): Promise<Stored<T>> {
    let text: string;
    try {
      text = await readFile(this.#path, "utf8");
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === "ENOENT")
        return { value: this.#format.initial, problem: null, replaceable: true };
      return this.#unusable(describeThrown(thrown), null);
    }
    const parsed = parseStored(text, this.#format);
    if (parsed.ok) return { value: parsed.value, problem: null, replaceable: true };
    return this.#unusable(parsed.error.message, await this.#setAside());
  }

  /** Where the file was moved to, null where it could not be moved. */
  async #setAside(): Promise<string | null> {
    for (let n = 1; n <= SET_ASIDE_LIMIT; n += 1) {
      const aside = n === 1 ? `${this.#path}.bad` : `${this.#path}.bad.${n}`;
      if (await exists(aside)) continue;
      try {
        await rename(this.#path, aside);
        return aside;
      } catch {
        return null;
      }
    }
    return null;
  }

  #unusable(detail: string, aside: string | null): Stored<T> {
    const { subject, file, initial, codes = SETTINGS_CODES } = this.#format;
    const { error } = fail(codes.unreadable, `${subject} could not be read; defaults are used`, {
      tip: aside === null ? `Look at ${this.#path}.` : `The file was kept as ${aside}.`,
      where: { file },
      detail,
    });
    return { value: initial, problem: error, replaceable: aside !== null };
  }

  async #write(value: T): Promise<Result<T>> {
    const { unwritable } = this.#format.codes ?? SETTINGS_CODES;
    // The next start would set aside a file that does not keep to its format.
    const checked = this.#format.schema.safeParse(value);
    if (!checked.success)
      return fail(unwritable, `${this.#format.subject} could not be saved`, {
        tip: "Nothing was changed.",
        where: { file: this.#format.file },
        detail: z.prettifyError(checked.error),
      });
    const temporary = `${this.#path}.${process.pid}.tmp`;
    try {
      await mkdir(path.dirname(this.#path), { recursive: true, mode: 0o700 });
      await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
      await rename(temporary, this.#path);
      return ok(value);
    } catch (thrown) {
      await rm(temporary, { force: true }).catch(() => undefined);
      return fail(unwritable, `${this.#format.subject} could not be saved`, {
        tip: `Check that ${path.dirname(this.#path)} can be written.`,
        where: { file: this.#format.file },
        detail: describeThrown(thrown),
      });
    }
  }
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** The value of a saved text, upgraded to the present version. */
export function parseStored<T extends { readonly version: number }>(
  text: string,
  format: StoredFormat<T>,
): Result<T> {
  const bad = (why: string) => fail("settings.unreadable", why);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return bad(`not JSON: ${describeThrown(thrown)}`);
  }
  let versioned = Versioned.safeParse(value);
  while (versioned.success && versioned.data.version < format.version) {
    const from = versioned.data.version;
    const upgrade = format.upgraders[from];
    if (upgrade === undefined) return bad(`no way up from version ${from}`);
    value = upgrade(value);
    versioned = Versioned.safeParse(value);
    if (versioned.success && versioned.data.version <= from)
      return bad(`the way up from version ${from} does not lead up`);
  }
  const parsed = format.schema.safeParse(value);
  return parsed.success ? ok(parsed.data) : bad(z.prettifyError(parsed.error));
}
