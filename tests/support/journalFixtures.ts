import path from "node:path";
import type { Action, CaseworkOf, JournalEntry } from "#shared/contract/casework";
import { durableFiles, type DurableFiles } from "#services/journal/durableFiles";
import { journalPlace, type JournalPlace } from "#services/journal/journalPlace";
import { Journals } from "#services/journal/journals";
import { PushHub } from "#services/pushHub";
import { listeningLog, mustBeOk, temporaryFolder } from "./hostFixture";

export const THIS_DATASET: CaseworkOf = { path: path.resolve("/data/shop"), label: "shop" };

export const aNote = (text: string, on = "customer:C1"): Action => ({
  kind: "noted",
  id: text.slice(0, 64),
  on: { alert: on },
  text,
});

export const aTriage = (key: string, state: "confirmed_fraud" | "in_review"): Action => ({
  kind: "triaged",
  alerts: [{ key, hits: ["P1", "P2"] }],
  state,
  reason: null,
  snoozedUntilMs: null,
  asOf: { ms: 1_700_000_000_000, before: 42 },
});

/** The services of one start of the application over a settings folder. */
export class StartedJournals {
  /** What the clock says next. */
  now = new Date("2026-01-02T03:04:05Z");
  investigator = "Ana";
  files: DurableFiles = durableFiles;
  readonly pushes = new PushHub();
  readonly log = listeningLog();
  readonly configDir: string;
  readonly place: JournalPlace;
  readonly journals: Journals;

  constructor(configDir: string) {
    this.configDir = configDir;
    this.place = journalPlace(configDir, THIS_DATASET);
    this.journals = new Journals({
      configDir,
      investigator: () => Promise.resolve(this.investigator),
      now: () => this.now,
      pushes: this.pushes,
      log: this.log,
      files: {
        append: (...given) => this.files.append(...given),
        replace: (...given) => this.files.replace(...given),
        truncate: (...given) => this.files.truncate(...given),
      },
    });
  }

  readonly tryAppend = (...actions: Action[]) =>
    this.journals.append({ of: THIS_DATASET, actions });

  readonly append = async (...actions: Action[]): Promise<JournalEntry[]> =>
    mustBeOk(await this.tryAppend(...actions)).entries;

  readonly read = async (from = 0) =>
    mustBeOk(await this.journals.read({ of: THIS_DATASET, from }));

  /** The application's next start. */
  readonly restarted = () => new StartedJournals(this.configDir);
}

export const startJournals = async () => new StartedJournals(await temporaryFolder());
