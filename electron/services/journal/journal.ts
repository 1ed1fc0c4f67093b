import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import {
  JOURNAL_PAGE,
  type Action,
  type CaseworkOf,
  type JournalEntry,
  type JournalPage,
} from "#shared/contract/casework";
import { CaseworkFold } from "#shared/casework/fold";
import { chainEntries, lineOf, type JournalHead } from "#shared/casework/journalChain";
import { describeThrown, fail, ok, type AppError, type Result } from "#shared/domain/result";
import { FOLDER_MODE } from "./durableFiles";
import { readHead, writeHead } from "./journalHead";
import { takeLock } from "./journalLock";
import { sha256, type JournalPlace } from "./journalPlace";
import {
  createJournal,
  openJournal,
  readAsItIs,
  timeOfNext,
  type JournalPorts,
  type OpenJournal,
} from "./openJournal";

/** Says why entries are not to be written after those before them; null where they are. */
type Refusal = (asked: readonly JournalEntry[], before: () => CaseworkFold) => AppError | null;

/** The journal of one dataset. One call after another; what fails leaves the file as it was. */
export class Journal {
  readonly #place: JournalPlace;
  readonly #of: CaseworkOf;
  readonly #ports: JournalPorts;
  #open: OpenJournal | null = null;
  #problem: AppError | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(place: JournalPlace, of: CaseworkOf, ports: JournalPorts) {
    this.#place = place;
    this.#of = of;
    this.#ports = ports;
  }

  /** Entries after the first `from`. `by` signs a repair. */
  read(from: number, by: string): Promise<Result<JournalPage>> {
    return this.#inTurn(async () => {
      try {
        return await this.#read(from, by);
      } catch (thrown) {
        return fail("casework.unreadable", "The journal of this dataset cannot be read", {
          tip: `Check that ${this.#place.folder} can be read and written.`,
          detail: describeThrown(thrown),
        });
      }
    });
  }

  /** All of the actions, or none; they are on the disk when this answers. */
  append(
    actions: readonly Action[],
    by: string,
    refusal: Refusal,
  ): Promise<Result<JournalEntry[]>> {
    return this.#inTurn(async () => {
      try {
        const open = await this.#toWrite(by);
        if (!open.ok) return open;
        const entries = this.#chained(open.value, actions, by);
        const refused = refusal(entries, () => foldOf(open.value));
        if (refused !== null) return { ok: false, error: refused };
        await this.#write(open.value, entries);
        return ok(entries);
      } catch (thrown) {
        return fail("casework.unwritable", "The journal of this dataset cannot be written", {
          tip: `What was done is not kept. Check that ${this.#place.folder} can be written and that the disk is not full, then do it again.`,
          detail: describeThrown(thrown),
        });
      }
    });
  }

  #inTurn<R>(work: () => Promise<R>): Promise<R> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #read(from: number, by: string): Promise<Result<JournalPage>> {
    const problems: AppError[] = [];
    if (await isThere(this.#place.folder)) {
      const lock = await takeLock(this.#place.lock).catch(unlockable);
      if (lock === "taken") {
        const opened = await this.#current(by);
        if (!opened.ok) return opened;
        if (this.#problem !== null) problems.push(this.#problem);
        return ok(this.#page(opened.value?.entries ?? [], from, problems));
      }
      const asItIs = await readAsItIs(this.#place);
      if (!asItIs.ok) return asItIs;
      problems.push("heldBy" in lock ? this.#locked(lock.heldBy).error : lock.error);
      return ok(this.#page(asItIs.value?.entries ?? [], from, problems));
    }
    this.#open = null;
    return ok(this.#page([], from, problems));
  }

  #page(entries: readonly JournalEntry[], from: number, problems: AppError[]): JournalPage {
    return {
      entries: entries.slice(from, from + JOURNAL_PAGE),
      total: entries.length,
      file: this.#place.journal,
      ...(problems.length > 0 ? { problems } : {}),
    };
  }

  async #toWrite(by: string): Promise<Result<OpenJournal>> {
    await mkdir(this.#place.folder, { recursive: true, mode: FOLDER_MODE });
    const lock = await takeLock(this.#place.lock);
    if (lock !== "taken") return this.#locked(lock.heldBy);
    const opened = await this.#current(by);
    if (!opened.ok) return opened;
    this.#open = opened.value ?? (await createJournal(this.#place, this.#of, this.#ports));
    return ok(this.#open);
  }

  /** What is known of the file, or the file anew where somebody else has changed it. */
  async #current(by: string): Promise<Result<OpenJournal | null>> {
    const size = await sizeOf(this.#place.journal);
    if (this.#open !== null && this.#open.bytes === size) return ok(this.#open);
    this.#open = null;
    const opened = await openJournal(this.#place, this.#of, by, this.#ports);
    if (!opened.ok) return opened;
    this.#open = opened.value?.journal ?? null;
    this.#problem = opened.value?.problem ?? this.#problem;
    return ok(this.#open);
  }

  #chained(open: OpenJournal, actions: readonly Action[], by: string): JournalEntry[] {
    const at = timeOfNext(open.entries, this.#ports.now());
    return chainEntries(open.head, actions, { at, by }, sha256);
  }

  async #write(open: OpenJournal, entries: readonly JournalEntry[]): Promise<void> {
    const content = Buffer.from(entries.map((entry) => `${lineOf(entry)}\n`).join(""));
    const { seq, hash } = entries.at(-1)!;
    const bytes = open.bytes + content.length;
    // Whatever fails from here on, the file is read anew before it is used again.
    this.#open = null;
    try {
      await this.#ports.files.append(this.#place.journal, content);
      await writeHead(this.#ports.files, this.#place.head, { seq, hash }, bytes);
    } catch (thrown) {
      await this.#takeBack(open).catch(() => undefined);
      throw thrown;
    }
    open.entries.push(...entries);
    open.fold?.append(entries);
    open.head = { seq, hash };
    open.bytes = bytes;
    this.#open = open;
  }

  /** Shortens the file to what it was, unless its new end has been noted as acknowledged. */
  async #takeBack({ head, bytes }: { head: JournalHead; bytes: number }): Promise<void> {
    const noted = await readHead(this.#place.head);
    if (noted.kind === "found" && noted.head.hash === head.hash)
      await this.#ports.files.truncate(this.#place.journal, bytes);
  }

  #locked(pid: number) {
    return fail("casework.locked", "Another running application writes this journal", {
      tip: `Alerts and cases can be read here, not changed. End the other application (process ${pid}) first.`,
      where: { file: path.basename(this.#place.journal) },
    });
  }
}

/** Built once, for journals are long. */
const foldOf = (open: OpenJournal): CaseworkFold => (open.fold ??= new CaseworkFold(open.entries));

const isThere = (folder: string): Promise<boolean> =>
  stat(folder).then(
    () => true,
    () => false,
  );

async function sizeOf(file: string): Promise<number | null> {
  return stat(file).then(
    ({ size }) => size,
    () => null,
  );
}

/** A folder that can only be read has no lock; what it holds is shown all the same. */
const unlockable = (thrown: unknown) =>
  fail("casework.unwritable", "The journal of this dataset can be read, not written", {
    detail: describeThrown(thrown),
  });
