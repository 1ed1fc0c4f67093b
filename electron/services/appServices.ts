import { existsSync } from "node:fs";
import path from "node:path";
import type { AppInfo, OpenedDataset, Settings } from "#shared/contract/methods";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import { createDispatch, type Dispatch, type Handlers } from "./dispatch";
import { OpenDatasets } from "./datasets/openDatasets";
import { Journals, systemUser } from "./journal/journals";
import { JsonStore } from "./jsonStore";
import type { Log } from "./log";
import type { PushHub } from "./pushHub";
import { QueriesStore } from "./queriesStore";
import { RecentDatasets } from "./recentDatasets";
import { RevealJournal } from "./revealJournal";
import { RulesStore } from "./rulesStore";
import { SETTINGS_FORMAT } from "./settingsStore";

export interface ServiceOptions {
  readonly version: string;
  readonly shell: AppInfo["shell"];
  readonly configDir: string;
  readonly demoDir: string;
  /** The dataset named at start, if any. */
  readonly startPath: string | null;
  /** Shows a native folder dialog; answers null where the user cancels. Null where there is no such dialog. */
  readonly pickFolder: (() => Promise<string | null>) | null;
  /** Hears of changed settings: the native menu speaks the chosen language. */
  readonly onSettings?: (settings: Settings) => void;
  readonly pushes: PushHub;
  readonly now: () => Date;
  readonly log: Log;
}

/** Everything behind the contract, for the desktop main process and the loopback host alike. */
export interface Services {
  readonly dispatch: Dispatch;
  readonly datasets: OpenDatasets;
  readonly settings: () => Promise<Settings>;
  readonly pushes: PushHub;
}

export async function createServices(options: ServiceOptions): Promise<Services> {
  const datasets = new OpenDatasets(options.demoDir);
  const settings = new JsonStore(options.configDir, SETTINGS_FORMAT);
  const recent = new RecentDatasets(options.configDir, options.now, options.log);
  const queries = new QueriesStore(options.configDir, options.now);
  const rules = new RulesStore(options.configDir, options.now);
  const reveals = new RevealJournal(options.configDir, options.now);
  const found = [
    (await settings.read()).problem,
    await recent.problem(),
    (await queries.read()).problem,
    await rules.problem(),
  ];
  const problems = found.filter((problem): problem is AppError => problem !== null);
  for (const problem of problems) options.log.warn(`${problem.message} ${problem.tip ?? ""}`);

  const readSettings = async () => (await settings.read()).value;
  const journals = new Journals({
    ...options,
    investigator: async () => (await readSettings()).investigator,
  });
  const openRemembered = async (path: string): Promise<Result<OpenedDataset>> => {
    const opened = await datasets.open(path);
    if (opened.ok && !opened.value.demo) await recent.remember(opened.value);
    return opened;
  };

  const handlers: Handlers = {
    "app.info": () => Promise.resolve(ok(appInfo(options, problems))),
    "dataset.open": ({ path }) => openRemembered(path),
    "dataset.openDemo": () => openDemo(options.demoDir, datasets),
    "dataset.pickFolder": async () => {
      if (options.pickFolder === null) return noDialog;
      const picked = await options.pickFolder();
      return picked === null ? ok(null) : openRemembered(picked);
    },
    "dataset.close": ({ id }) => {
      datasets.close(id);
      return Promise.resolve(ok({}));
    },
    "dataset.recent": async () => ok(await recent.list()),
    "dataset.forget": ({ path }) => recent.forget(path),
    "settings.read": async () => ok(await readSettings()),
    "settings.write": async (change) => {
      const written = await settings.update((old) => ({ ...old, ...change }));
      if (written.ok) options.onSettings?.(written.value);
      return written;
    },
    "queries.read": async () => ok((await queries.read()).value),
    "queries.change": (change) => queries.change(change),
    "queries.ran": (run) => queries.ran(run),
    "queries.clearHistory": () => queries.clearHistory(),
    "rules.read": async () => ok(await rules.read()),
    "rules.save": async ({ ruleSet, note, of }) => {
      const saved = await rules.save(ruleSet, note);
      if (saved.ok && of !== undefined) await journals.noteRules(of, saved.value.number, note);
      return saved;
    },
    "rules.saveDraft": ({ ruleSet }) => rules.saveDraft(ruleSet),
    "reveals.record": async (what) => {
      const recorded = await reveals.record(what);
      if (recorded.ok) await journals.noteReveal(recorded.value);
      return recorded;
    },
    "reveals.list": () => reveals.list(),
    "journal.read": (input) => journals.read(input),
    "journal.append": (input) => journals.append(input),
    "attachments.keep": (input) => journals.keep(input),
    "attachments.read": (input) => journals.attachment(input),
  };
  return {
    dispatch: createDispatch(handlers, options.log),
    datasets,
    settings: readSettings,
    pushes: options.pushes,
  };
}

const appInfo = (options: ServiceOptions, problems: AppError[]): AppInfo => ({
  name: "KiVendTout Investigator",
  version: options.version,
  shell: options.shell,
  demoPresent: isDemo(options.demoDir),
  startPath: options.startPath,
  nativeFolderDialog: options.pickFolder !== null,
  versions: runtimeVersions(),
  user: systemUser(),
  problems,
});

function runtimeVersions(): Record<string, string> {
  const { electron, chrome, node } = process.versions;
  return Object.fromEntries(
    Object.entries({ electron, chrome, node }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

/** The generator writes the manifest last, so a folder without one is an interrupted run. */
const isDemo = (demoDir: string): boolean => existsSync(path.join(demoDir, "manifest.json"));

function openDemo(demoDir: string, datasets: OpenDatasets): Promise<Result<OpenedDataset>> {
  if (isDemo(demoDir)) return datasets.open(demoDir);
  return Promise.resolve(
    fail("dataset.notFound", "The demo dataset has not been generated", {
      tip: "Start the application with npm start, which generates it.",
    }),
  );
}

const noDialog = fail("host.unsupported", "This host has no folder dialog", {
  tip: "Use the page's own folder picker, or type the folder's path.",
});
