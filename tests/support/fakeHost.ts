import type { HostClient } from "#shared/contract/hostClient";
import {
  DEFAULT_SETTINGS,
  type AppInfo,
  type Method,
  type MethodInput,
  type MethodOutput,
  type OpenedDataset,
  type PushMessage,
  type Queries,
  type RecentDataset,
  type Reveal,
  type Settings,
} from "#shared/contract/methods";
import type { CaseworkOf } from "#shared/contract/casework";
import type { RuleSet, SavedRuleSet } from "#shared/contract/rules";
import { fail, ok, type Result } from "#shared/domain/result";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { JournalBuilder } from "./journalBuilder";

type Handlers = {
  [M in Method]: (
    input: MethodInput<M>,
  ) => Result<MethodOutput<M>> | Promise<Result<MethodOutput<M>>>;
};

const AT = "2025-11-14T22:41:07.000Z";

export const anAppInfo = (more: Partial<AppInfo> = {}): AppInfo => ({
  name: "KiVendTout Investigator",
  version: "0.1.0",
  shell: "browser",
  demoPresent: true,
  startPath: null,
  nativeFolderDialog: false,
  problems: [],
  ...more,
});

export const anOpenedDataset = (more: Partial<OpenedDataset> = {}): OpenedDataset => ({
  id: `dataset-${more.label ?? "demo"}`.padEnd(16, "0"),
  label: "demo",
  path: `/data/${more.label ?? "demo"}`,
  demo: false,
  files: [{ name: "payments.csv", size: 10 }],
  ...more,
});

/** A host in memory: folders are a list, settings a value, every call is noted. */
export class FakeHost implements HostClient {
  readonly calls: { readonly method: Method; readonly input: unknown }[] = [];
  info = anAppInfo();
  settings: Settings = DEFAULT_SETTINGS;
  recent: readonly RecentDataset[] = [];
  readonly folders = new Map<string, OpenedDataset>();
  picked: OpenedDataset | null = null;
  queries: Queries = { version: 1, saved: [], history: [] };
  /** Newest first. */
  readonly ruleSets: SavedRuleSet[] = [
    { number: 0, savedAt: null, note: "", ruleSet: DEFAULT_RULE_SET },
  ];
  ruleDraft: RuleSet | null = null;
  readonly reveals: Reveal[] = [];
  readonly journals = new Map<string, JournalBuilder>();
  /** Entries of one answer, and who writes them. */
  journalPage = 2000;
  investigator = "Ada";
  private readonly listeners = new Set<(message: PushMessage) => void>();
  /** Replace one to make it fail or wait. */
  readonly handlers: Handlers = {
    "app.info": () => ok(this.info),
    "dataset.open": ({ path }) => {
      const found = this.folders.get(path);
      return found === undefined
        ? fail("dataset.notFound", `There is nothing at ${path}.`)
        : ok(found);
    },
    "dataset.openDemo": () => ok(anOpenedDataset({ label: "kivendtout-demo", demo: true })),
    "dataset.pickFolder": () => ok(this.picked),
    "dataset.close": () => ok({}),
    "dataset.recent": () => ok([...this.recent]),
    "dataset.forget": ({ path }) => {
      this.recent = this.recent.filter((known) => known.path !== path);
      return ok([...this.recent]);
    },
    "settings.read": () => ok(this.settings),
    "settings.write": (change) => {
      this.settings = { ...this.settings, ...change };
      return ok(this.settings);
    },
    "queries.read": () => ok(this.queries),
    "queries.change": ({ save, remove }) => {
      const gone = new Set([...remove, ...save.map(({ id }) => id)]);
      const kept = this.queries.saved.filter(({ id }) => !gone.has(id));
      const saved = save.map((query) => ({ ...query, savedAt: AT }));
      return this.keep({ ...this.queries, saved: [...kept, ...saved] });
    },
    "queries.ran": (run) => {
      const entry = { ...run, at: AT };
      this.queries = { ...this.queries, history: [entry, ...this.queries.history] };
      return ok(entry);
    },
    "queries.clearHistory": () => this.keep({ ...this.queries, history: [] }),
    "rules.read": () => ok({ sets: [...this.ruleSets], draft: this.ruleDraft }),
    "rules.save": ({ ruleSet, note }) => {
      const saved = { number: this.ruleSets.length, savedAt: AT, note, ruleSet };
      this.ruleSets.unshift(saved);
      this.ruleDraft = null;
      return ok(saved);
    },
    "rules.saveDraft": ({ ruleSet }) => {
      this.ruleDraft = ruleSet;
      return ok({});
    },
    "reveals.record": (what) => {
      const entry = { at: AT, ...what };
      this.reveals.unshift(entry);
      return ok(entry);
    },
    "reveals.list": () => ok([...this.reveals]),
    "journal.read": ({ of, from }) => {
      const { entries } = this.journalOf(of);
      const page = entries.slice(from, from + this.journalPage);
      return ok({ entries: page, total: entries.length, file: "journal.jsonl" });
    },
    "journal.append": ({ of, actions }) => {
      const journal = this.journalOf(of);
      const from = journal.entries.length;
      journal.write(actions, this.investigator);
      const entries = journal.entries.slice(from);
      this.push({ name: "journal.appended", payload: { of, entries } });
      return ok({ entries });
    },
    "attachments.keep": () => notKept,
    "attachments.read": () => notKept,
  };

  /** The journal of a dataset, made where there is none. */
  journalOf({ path, label }: CaseworkOf): JournalBuilder {
    const name = path ?? label;
    const journal = this.journals.get(name) ?? new JournalBuilder();
    this.journals.set(name, journal);
    return journal;
  }

  private keep(queries: Queries): Result<Queries> {
    this.queries = queries;
    return ok(queries);
  }

  async call<M extends Method>(method: M, input: MethodInput<M>): Promise<Result<MethodOutput<M>>> {
    this.calls.push({ method, input });
    return this.handlers[method](input);
  }

  subscribe(listener: (message: PushMessage) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  push(message: PushMessage): void {
    for (const listener of this.listeners) listener(message);
  }

  datasetAddress({ id }: OpenedDataset) {
    return { url: `/dataset/${id}/`, headers: {} };
  }

  called(method: Method): readonly unknown[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.input);
  }
}

const notKept = fail("casework.unwritable", "The test has not said.");
