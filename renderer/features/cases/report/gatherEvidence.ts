import { entriesOfCase } from "#shared/casework/caseEntries";
import { paymentsOf } from "#shared/casework/caseFigures";
import type { CaseFile } from "#shared/casework/state";
import type { EntityKind, FieldFilter, TableInfo } from "#shared/contract/browse";
import type { WorkProgress } from "#shared/contract/decisions";
import type { AsOf, Moment } from "#shared/contract/replay";
import { fail, ok, type Result } from "#shared/domain/result";
import type { App } from "../../../stores/stores";
import { rulesInForce, type RulesInForce } from "../../../stores/rulesInForce";
import { customersOfCase, hitsOfCase, type AlertsByKey } from "../caseHits";
import { readAttachment } from "../readAttachment";
import type { CaseEvidence, EvidenceRows } from "./evidence";

/** Payments of customers that are written down; hits are written down whatever their number. */
const CUSTOMER_PAYMENTS = 1000;

export interface GatherOptions {
  /** As of `moment`, to which everything else is asked for as well. */
  readonly alerts: AlertsByKey;
  readonly moment: Moment | null;
  readonly onProgress: (progress: WorkProgress) => void;
  readonly signal: AbortSignal;
}

/** Asks for everything a case is written down from; `dataset.cancelled` where it was given up. */
export async function gatherEvidence(
  app: App,
  file: CaseFile,
  { alerts, moment, onProgress, signal }: GatherOptions,
): Promise<Result<CaseEvidence>> {
  const { current } = app.session.getState();
  // Before anything is waited for: what is written down is of one time.
  const { work, entries, file: journalFile } = app.casework.getState();
  await app.rules.getState().read();
  const rules = rulesInForce(app.rules.getState());
  if (current === null || rules === null)
    return fail("casework.refused", "A dataset has to be open, and the rules have to be read.");
  const tables = await app.ports.engine.tables();
  if (!tables.ok) return tables;
  const rows = await rowsOf(app, file, { alerts, moment }, tables.value);
  if (!rows.ok) return rows;
  const features = await app.ports.engine.decisions.features(rules.ruleSet.labelDelayDays);
  if (!features.ok) return features;
  const ids = paymentsOf(hitsOfCase(file, alerts)).flatMap(({ paymentId }) => paymentId ?? []);
  const decisions = await decisionsOf(app, ids, rules, { onProgress, signal });
  const attachments = await attachmentsOf(app, file, current);
  if (signal.aborted) return fail("dataset.cancelled", "The export was given up.");
  const { anyRevealed, allRevealed } = app.privacy.getState();
  return ok({
    file,
    work,
    entries: entriesOfCase(entries, file.id),
    journalFile,
    moment,
    alerts: file.alerts.map((key) => ({ key, alert: alerts.get(key) ?? null })),
    ...rows.value,
    decisions,
    features: features.value,
    rules,
    attachments,
    dataset: {
      label: current.label,
      tables: tables.value,
      firstMs: current.loaded.firstMs,
      lastMs: current.loaded.lastMs,
    },
    revealed: allRevealed ? "all" : anyRevealed ? "some" : "none",
    application: `${app.info.name} ${app.info.version}`,
    madeAtMs: app.ports.now(),
  });
}

type Rows = Pick<CaseEvidence, "hitPayments" | "customerPayments" | "datasetAlerts">;

async function rowsOf(
  app: App,
  file: CaseFile,
  { alerts, moment }: Pick<GatherOptions, "alerts" | "moment">,
  tables: readonly TableInfo[],
): Promise<Result<Rows>> {
  const asOf: AsOf | null = moment === null ? null : { moment, future: "hidden" };
  const hits = hitsOfCase(file, alerts);
  const payments = tables.find((table) => keyLeadsTo(table, "payment")) ?? null;
  const theirs = tables.find(({ key }) => key === "alert_id") ?? null;
  const ask = async (
    table: TableInfo | null,
    field: string | null,
    values: readonly string[],
    most: number,
  ): Promise<Result<EvidenceRows | null>> => {
    if (table === null || field === null || values.length === 0) return ok(null);
    const filters: FieldFilter[] = [{ field, op: "is", values: [...new Set(values)] }];
    const time = table.fields.find(({ type }) => type === "time")?.name ?? null;
    const sort = time === null ? null : { field: time, descending: false };
    const page = await app.ports.engine.rows({ table: table.name, filters, sort }, 0, most, asOf);
    return page.ok ? ok({ table, rows: page.value.rows, total: page.value.total }) : page;
  };
  const ids = hits.flatMap(({ paymentId }) => paymentId ?? []);
  const hitPayments = await ask(payments, payments?.key ?? null, ids, Math.max(ids.length, 1));
  if (!hitPayments.ok) return hitPayments;
  const customer = payments?.fields.find(({ entity }) => entity === "customer")?.name ?? null;
  const customerPayments = await ask(payments, customer, customersOfCase(file), CUSTOMER_PAYMENTS);
  if (!customerPayments.ok) return customerPayments;
  const alertIds = hits.flatMap((hit) => hit.theirs.map(({ alertId }) => alertId));
  const datasetAlerts = await ask(theirs, "alert_id", alertIds, Math.max(alertIds.length, 1));
  if (!datasetAlerts.ok) return datasetAlerts;
  return ok({
    hitPayments: hitPayments.value,
    customerPayments: customerPayments.value,
    datasetAlerts: datasetAlerts.value,
  });
}

const keyLeadsTo = ({ key, fields }: TableInfo, kind: EntityKind): boolean =>
  fields.some(({ name, entity }) => name === key && entity === kind);

async function decisionsOf(
  { ports }: App,
  ids: readonly string[],
  rules: RulesInForce,
  { onProgress, signal }: Pick<GatherOptions, "onProgress" | "signal">,
): Promise<CaseEvidence["decisions"]> {
  const decisions: {
    paymentId: string;
    decision: CaseEvidence["decisions"][number]["decision"];
  }[] = [];
  for (const paymentId of ids) {
    if (signal.aborted) break;
    onProgress({ done: decisions.length, total: ids.length });
    decisions.push({
      paymentId,
      decision: await ports.engine.decisions.decision(paymentId, rules, {}),
    });
  }
  return decisions;
}

async function attachmentsOf(
  { ports }: App,
  file: CaseFile,
  { path, label }: { readonly path: string | null; readonly label: string },
): Promise<CaseEvidence["attachments"]> {
  const read: CaseEvidence["attachments"][number][] = [];
  for (const attachment of file.attachments)
    read.push({
      attachment,
      content: await readAttachment(ports.host, { path, label }, attachment),
    });
  return read;
}
