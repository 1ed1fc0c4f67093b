import type { Action } from "#shared/contract/casework";
import { Journals } from "#services/journal/journals";
import { PushHub } from "#services/pushHub";

/** What the process is told to do: triage in one journal until it is killed. */
export interface TriageWork {
  readonly configDir: string;
  readonly label: string;
  /** Tells the actions of this process from those of the ones before it. */
  readonly round: number;
}

/** Told once the host has acknowledged an append: its numbers, and what was asked to be written. */
export interface Acknowledged {
  readonly seqs: readonly number[];
  readonly actions: readonly Action[];
}

const triage = (round: number, step: number, part: number): Action => ({
  kind: "triaged",
  alerts: [{ key: `customer:C${round}`, hits: [`P${step}`, `P${part}`] }],
  state: "in_review",
  reason: "other",
  snoozedUntilMs: null,
  asOf: { ms: round, before: step },
});

/** Every third append is of several actions, so that groups are cut off as well. */
const actionsOf = (round: number, step: number): Action[] =>
  Array.from({ length: step % 3 === 0 ? 4 : 1 }, (_, part) => triage(round, step, part));

async function run({ configDir, label, round }: TriageWork): Promise<void> {
  const silent = { warn: () => undefined, error: () => undefined };
  const journals = new Journals({
    configDir,
    investigator: () => Promise.resolve("Ana"),
    now: () => new Date(),
    pushes: new PushHub(),
    log: silent,
  });
  for (let step = 1; ; step += 1) {
    const actions = actionsOf(round, step);
    const written = await journals.append({ of: { path: null, label }, actions });
    if (!written.ok) throw new Error(`${written.error.message} ${written.error.detail ?? ""}`);
    process.send?.({ seqs: written.value.entries.map(({ seq }) => seq), actions });
  }
}

process.once("message", (work) => void run(work as TriageWork));
