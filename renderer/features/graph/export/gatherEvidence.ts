import { canonicalJson } from "#shared/casework/journalChain";
import type { CaseFile, Casework } from "#shared/casework/state";
import type { Decision, FeatureInfo, WorkProgress } from "#shared/contract/decisions";
import type { DatasetFingerprint } from "#shared/contract/engine";
import type { Scene } from "#shared/contract/scene";
import type { Moment } from "#shared/domain/moment";
import { fail, ok, type Result } from "#shared/domain/result";
import type { GraphDocument } from "#shared/graph/export/document";
import type { TFunction } from "i18next";
import { bytesOf } from "../../../stores/base64";
import type { OpenView } from "../../../stores/graphState";
import { rulesInForce, type RulesInForce } from "../../../stores/rulesInForce";
import type { App } from "../../../stores/stores";
import { documentOf } from "./graphFiles";
import { paymentsBehind, type PaymentRows } from "./paymentsBehind";

/** Payments that are written down, and those of them whose decisions are. */
export const PAYMENTS = 5000;
export const DECIDED = 1000;

/** Everything an evidence file is written from, as it was at hand. */
export interface GraphEvidence {
  readonly document: GraphDocument;
  readonly scene: Scene;
  readonly view: OpenView | null;
  readonly file: CaseFile | null;
  readonly moment: Moment | null;
  /** All of them; the first `PAYMENTS` are written down. Null where the dataset has no payments. */
  readonly payments: PaymentRows | null;
  /** Of the first `DECIDED` payments. */
  readonly decisions: readonly Decision[];
  /** How many of these could not be decided. */
  readonly undecided: number;
  readonly features: readonly FeatureInfo[];
  readonly rules: RulesInForce;
  readonly rulesSha256: string;
  readonly dataset: DatasetFingerprint & { readonly label: string };
  readonly revealed: "none" | "some" | "all";
  readonly by: string;
  readonly application: string;
  /** UTC milliseconds. */
  readonly madeAtMs: number;
}

export interface GatherOptions {
  readonly t: TFunction;
  readonly onProgress: (progress: WorkProgress) => void;
  readonly signal: AbortSignal;
}

/** Asks for everything; `dataset.cancelled` where it was given up. */
export async function gatherEvidence(
  app: App,
  { t, onProgress, signal }: GatherOptions,
): Promise<Result<GraphEvidence>> {
  // Before anything is waited for: what is written down is of one time.
  const { scene, view, drawn } = app.graph.getState();
  const { moment } = app.clock.getState();
  const { work } = app.casework.getState();
  const { current } = app.session.getState();
  const document = await documentOf(app, t);
  if (!document.ok) return document;
  await app.rules.getState().read();
  const rules = rulesInForce(app.rules.getState());
  if (current === null || rules === null)
    return fail("casework.refused", "A dataset has to be open, and the rules have to be read.");
  const { engine } = app.ports;
  const tables = await engine.tables();
  if (!tables.ok) return tables;
  const { edges } = document.value;
  const { window } = drawn.filter;
  const payments = await paymentsBehind(engine, tables.value, { edges, moment, window });
  if (!payments.ok) return payments;
  const features = await engine.decisions.features(rules.ruleSet.labelDelayDays);
  if (!features.ok) return features;
  const ids = payments.value === null ? [] : idsOf(payments.value).slice(0, DECIDED);
  const decisions = await decisionsOf(app, ids, rules, { onProgress, signal });
  const fingerprint = await engine.fingerprint();
  if (!fingerprint.ok) return fingerprint;
  if (signal.aborted) return fail("dataset.cancelled", "The export was given up.");
  const { anyRevealed, allRevealed } = app.privacy.getState();
  return ok({
    document: document.value,
    scene,
    view,
    file: view === null ? null : caseOf(work, view),
    moment,
    payments: payments.value,
    decisions,
    undecided: ids.length - decisions.length,
    features: features.value,
    rules,
    rulesSha256: await app.ports.sha256(bytesOf(canonicalJson(rules.ruleSet))),
    dataset: { ...fingerprint.value, label: current.label },
    revealed: allRevealed ? "all" : anyRevealed ? "some" : "none",
    by: app.settings.getState().investigator || (app.info.user ?? ""),
    application: `${app.info.name} ${app.info.version}`,
    madeAtMs: app.ports.now(),
  });
}

/** The case a saved view is kept in. */
const caseOf = ({ cases }: Casework, { id }: OpenView): CaseFile | null =>
  [...cases.values()].find(({ views }) => views.some((view) => view.id === id)) ?? null;

function idsOf({ table, source, rows }: PaymentRows): readonly string[] {
  const at = table.fields.findIndex(({ name }) => name === source.key);
  return rows.flatMap(({ cells }) => cells[at] ?? []);
}

async function decisionsOf(
  { ports }: App,
  ids: readonly string[],
  rules: RulesInForce,
  { onProgress, signal }: Pick<GatherOptions, "onProgress" | "signal">,
): Promise<readonly Decision[]> {
  const decisions: Decision[] = [];
  for (const [done, id] of ids.entries()) {
    if (signal.aborted) break;
    onProgress({ done, total: ids.length });
    const decision = await ports.engine.decisions.decision(id, rules, {});
    if (decision.ok) decisions.push(decision.value);
  }
  return decisions;
}
