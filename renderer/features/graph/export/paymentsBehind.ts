import type { FieldFilter, TableInfo, TableRow } from "#shared/contract/browse";
import type { NodeKind, TimeWindow } from "#shared/contract/graph";
import type { AsOf, Moment } from "#shared/contract/replay";
import { ok, type Result } from "#shared/domain/result";
import { parseInstant } from "#shared/domain/time";
import type { DocumentEdge } from "#shared/graph/export/document";
import { keyParts } from "#shared/graph/scene/keys";
import { SCHEMA_SOURCES, type RecordSource } from "#shared/log/sources";
import type { EnginePort } from "../../../platform/ports";

/** Rows of the table of payments. */
export interface PaymentRows {
  readonly table: TableInfo;
  readonly source: RecordSource;
  /** By time, those without one last, then in file order. */
  readonly rows: readonly TableRow[];
}

interface Asked {
  readonly edges: readonly Pick<DocumentEdge, "kind" | "source" | "target" | "shares">[];
  readonly moment: Moment | null;
  readonly window: TimeWindow | null;
}

/** Rows asked for at once. */
const PAGE = 5000;

/** The payments that make the edges, as of the moment and within the window; null where the dataset has no payments. */
export async function paymentsBehind(
  engine: EnginePort,
  tables: readonly TableInfo[],
  asked: Asked,
): Promise<Result<PaymentRows | null>> {
  const { edges, moment } = asked;
  const found = tableOfPayments(tables);
  if (found === null) return ok(null);
  const { table, source } = found;
  const pairs = pairsOf(edges);
  const asOf: AsOf | null = moment === null ? null : { moment, future: "hidden" };
  const cellOf = cellsOf(table);
  const byRecord = new Map<number, { readonly row: TableRow; readonly ms: number }>();
  for (const [kind, ids] of idsByKind(pairs)) {
    const field = fieldOf(source, kind);
    if (field === null) continue;
    const filters: FieldFilter[] = [{ field, op: "is", values: [...ids] }];
    const view = { table: table.name, filters, sort: null };
    for (let from = 0, total = 1; from < total; from += PAGE) {
      const page = await engine.rows(view, from, PAGE, asOf);
      if (!page.ok) return page;
      total = page.value.total;
      for (const row of page.value.rows) {
        const ms = timeOf(cellOf(row, source.time));
        if (
          isIn(ms, asked) &&
          pairs.some((pair) => makes(pair, (kind) => cellOf(row, fieldOf(source, kind))))
        )
          byRecord.set(row.record, { row, ms });
      }
    }
  }
  const rows = [...byRecord.values()]
    .sort((a, b) => (a.ms === b.ms ? 0 : a.ms - b.ms) || a.row.record - b.row.record)
    .map(({ row }) => row);
  return ok({ table, source, rows });
}

/** A payment without a time has happened at no moment and lies in no window: it counts where everything does. */
const isIn = (ms: number, { moment, window }: Asked): boolean =>
  window === null ? moment === null || ms < Infinity : ms >= window.fromMs && ms <= window.toMs;

function tableOfPayments(
  tables: readonly TableInfo[],
): { readonly table: TableInfo; readonly source: RecordSource } | null {
  for (const { records } of Object.values(SCHEMA_SOURCES)) {
    const source = records.find(({ kind }) => kind === "payment");
    const table = tables.find(({ name }) => name === source?.table);
    if (source !== undefined && table !== undefined) return { table, source };
  }
  return null;
}

/** Kinds of two sides, and for every id of the first the ids of the second it goes with. */
interface Pairs {
  readonly from: NodeKind;
  readonly to: NodeKind;
  readonly ids: Map<string, Set<string>>;
}

/** What two customers share makes payments of either; likenesses and links of groups are made of none. */
function pairsOf(edges: Asked["edges"]): readonly Pairs[] {
  const pairs: Pairs[] = [];
  const add = (source: string, target: string): void => {
    const [a, b] = [keyParts(source), keyParts(target)];
    let known = pairs.find(({ from, to }) => from === a.kind && to === b.kind);
    if (known === undefined) pairs.push((known = { from: a.kind, to: b.kind, ids: new Map() }));
    known.ids.set(a.id, (known.ids.get(a.id) ?? new Set()).add(b.id));
  };
  for (const { kind, source, target, shares } of edges) {
    if (kind === "link") add(source, target);
    if (kind === "shared")
      for (const side of [source, target]) for (const entity of shares) add(side, entity);
  }
  return pairs;
}

function idsByKind(pairs: readonly Pairs[]): ReadonlyMap<NodeKind, ReadonlySet<string>> {
  const byKind = new Map<NodeKind, Set<string>>();
  for (const { from, ids } of pairs)
    byKind.set(from, new Set([...(byKind.get(from) ?? []), ...ids.keys()]));
  return byKind;
}

function makes({ from, to, ids }: Pairs, valueOf: (kind: NodeKind) => string | null): boolean {
  const [a, b] = [valueOf(from), valueOf(to)];
  return a !== null && b !== null && ids.get(a)?.has(b) === true;
}

/** The field that holds the id of a node of this kind; null where the table has none. */
const fieldOf = ({ key, keys }: RecordSource, kind: NodeKind): string | null =>
  kind === "payment" ? key : (keys[kind] ?? null);

function cellsOf({ fields }: TableInfo) {
  const places = new Map(fields.map(({ name }, at) => [name, at]));
  return ({ cells }: TableRow, field: string | null): string | null =>
    field === null ? null : (cells[places.get(field) ?? -1] ?? null);
}

/** UTC milliseconds; infinite without a time, which comes last. */
function timeOf(text: string | null): number {
  const instant = { ms: 0, nano: 0 };
  return text !== null && parseInstant(text, instant) ? instant.ms : Infinity;
}
