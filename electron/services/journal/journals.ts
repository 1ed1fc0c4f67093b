import os from "node:os";
import path from "node:path";
import type { Action, CaseworkOf, JournalEntry, JournalPage } from "#shared/contract/casework";
import type { MethodInput, Reveal } from "#shared/contract/methods";
import { ok, type Result } from "#shared/domain/result";
import type { Log } from "../log";
import type { PushHub } from "../pushHub";
import { keepAttachment, readAttachment, refusalOfAttached } from "./attachments";
import { durableFiles, type DurableFiles } from "./durableFiles";
import { Journal } from "./journal";
import { journalPlace } from "./journalPlace";
import { refusalOf } from "./refusals";

interface JournalsOptions {
  readonly configDir: string;
  /** The name in the settings; empty = that of the system's user. */
  readonly investigator: () => Promise<string>;
  readonly now: () => Date;
  readonly pushes: PushHub;
  readonly log: Log;
  readonly files?: DurableFiles;
}

/** Longest name of an entry. */
const NAME_LENGTH = 200;

/** The casework of all datasets: their journals and what is attached to their cases. */
export class Journals {
  readonly #options: JournalsOptions;
  readonly #files: DurableFiles;
  readonly #journals = new Map<string, Journal>();

  constructor(options: JournalsOptions) {
    this.#options = options;
    this.#files = options.files ?? durableFiles;
  }

  async read({ of, from }: MethodInput<"journal.read">): Promise<Result<JournalPage>> {
    return this.#journalOf(of).read(from, await this.#by());
  }

  /** What a page asks to be written. */
  async append({
    of,
    actions,
  }: MethodInput<"journal.append">): Promise<Result<{ entries: JournalEntry[] }>> {
    const refused = await refusalOfAttached(this.#placeOf(of), actions);
    if (refused !== null) return { ok: false, error: refused };
    const written = await this.#journalOf(of).append(actions, await this.#by(), refusalOf);
    if (!written.ok) return written;
    this.#tell(of, written.value);
    return ok({ entries: written.value });
  }

  keep({ of, bytes }: MethodInput<"attachments.keep">) {
    return keepAttachment(this.#placeOf(of), bytes, this.#files);
  }

  attachment({ of, sha256 }: MethodInput<"attachments.read">) {
    return readAttachment(this.#placeOf(of), sha256);
  }

  /** The window names a dataset by its path, or by its label where it has no path. */
  noteReveal({ dataset, table, record, key, fields }: Reveal): Promise<void> {
    const of = path.isAbsolute(dataset)
      ? { path: dataset, label: path.basename(dataset) }
      : { path: null, label: dataset };
    return this.#note(of, { kind: "revealed", table, record, key, fields });
  }

  noteRules(of: CaseworkOf, number: number, note: string): Promise<void> {
    return this.#note(of, { kind: "rules_saved", number, note });
  }

  /** What the host writes of its own accord. It has happened already, so that a failure is only logged. */
  async #note(of: CaseworkOf, action: Action): Promise<void> {
    const written = await this.#journalOf(of).append([action], await this.#by(), () => null);
    if (written.ok) this.#tell(of, written.value);
    else this.#options.log.warn(`${action.kind} is not in the journal: ${written.error.message}`);
  }

  #tell(of: CaseworkOf, entries: JournalEntry[]): void {
    this.#options.pushes.send({ name: "journal.appended", payload: { of, entries } });
  }

  #placeOf(of: CaseworkOf) {
    return journalPlace(this.#options.configDir, of);
  }

  #journalOf(of: CaseworkOf): Journal {
    const place = this.#placeOf(of);
    const known = this.#journals.get(place.folder);
    if (known !== undefined) return known;
    const journal = new Journal(place, of, { files: this.#files, now: this.#options.now });
    this.#journals.set(place.folder, journal);
    return journal;
  }

  async #by(): Promise<string> {
    const named = (await this.#options.investigator()).trim();
    return named === "" ? systemUser() : named.slice(0, NAME_LENGTH);
  }
}

/** Who signs where nobody is named. A user without an entry in the system's list of users has a number at least. */
export function systemUser(): string {
  try {
    return os.userInfo().username.slice(0, NAME_LENGTH);
  } catch {
    return `user ${process.getuid?.() ?? "unknown"}`;
  }
}
