import {
  NODE_KINDS,
  SHOWN_ROWS,
  type Neighbour,
  type NeighbourOrder,
  type NeighbourPage,
  type NeighboursRequest,
} from "../../contract/graph";
import { NONE } from "../../log/kinds";
import { figuresOf } from "./figures";
import type { GraphState } from "./graphState";
import { tiesAt, type Tie } from "./ties";

/** A neighbour with what it is sorted by. */
interface Sorted {
  readonly row: Neighbour;
  readonly knownFrauds: number;
  readonly lastOrdinal: number;
}

/**
 * The neighbours of a vertex as of a moment: what of them is shown, and a stretch of those that are not, in order.
 * A neighbour that is shown is never among `rows`, so that the first page is always what comes next.
 */
export function neighboursAt(
  state: GraphState,
  vertex: number,
  request: NeighboursRequest,
): NeighbourPage {
  const onCanvas = new Set(request.shown);
  const text = request.text.toLowerCase();
  const counts = new Map(NODE_KINDS.map((kind) => [kind, { kind, total: 0, shown: 0 }]));
  const matching: Sorted[] = [];
  for (const tie of tiesAt(state, vertex, request.kinds)) {
    const kind = state.index.kindOf(tie.vertex);
    const id = state.index.idOf(tie.vertex);
    const shown = onCanvas.has(`${kind}:${id}`);
    const count = counts.get(kind)!;
    count.total++;
    if (shown) count.shown++;
    if (id.toLowerCase().includes(text)) matching.push(sortedOf(state, tie, { kind, id }, shown));
  }
  matching.sort(ORDERS[request.order]);
  const rows = matching.map(({ row }) => row);
  const left = rows.filter((row) => !row.shown);
  const byKind = [...counts.values()].filter(({ total }) => total > 0);
  return {
    total: byKind.reduce((sum, { total }) => sum + total, 0),
    shown: byKind.reduce((sum, { shown }) => sum + shown, 0),
    byKind,
    left: left.length,
    rows: left.slice(request.from, request.from + request.count),
    shownRows: rows.filter((row) => row.shown).slice(0, SHOWN_ROWS),
  };
}

function sortedOf(
  state: GraphState,
  { vertex, payments, session }: Tie,
  ref: Neighbour["ref"],
  shown: boolean,
): Sorted {
  const own = state.paymentsOf(vertex);
  const { failed, fraud, cents, firstMs, lastMs } = figuresOf(state, payments);
  const { index } = state;
  const startMs = session === NONE ? NaN : (index.log.ms[index.sessions.position[session]!] ?? NaN);
  return {
    row: {
      ref,
      key: `${ref.kind}:${ref.id}`,
      shown,
      risk: state.riskOf(own),
      payments: payments.length,
      failed,
      fraud,
      cents,
      firstMs: least(firstMs, startMs),
      lastMs: most(lastMs, startMs),
      shared: state.neighboursOf(vertex),
    },
    knownFrauds: state.knownFraudsOf(own),
    lastOrdinal: payments.at(-1) ?? -1,
  };
}

/** Of two times that may be NaN. */
const least = (a: number, b: number): number => (a <= b || Number.isNaN(b) ? a : b);
const most = (a: number, b: number): number => (a >= b || Number.isNaN(b) ? a : b);

const byRisk = (a: Sorted, b: Sorted): number =>
  (b.row.risk ?? -1) - (a.row.risk ?? -1) || b.knownFrauds - a.knownFrauds;

/** The latest first; those without a time last. */
const byTime = (a: Sorted, b: Sorted): number =>
  timeOf(b) - timeOf(a) || b.lastOrdinal - a.lastOrdinal;

const timeOf = ({ row }: Sorted): number =>
  Number.isNaN(row.lastMs) ? -Number.MAX_VALUE : row.lastMs;

const byPayments = (a: Sorted, b: Sorted): number => b.row.payments - a.row.payments;

const byShared = (a: Sorted, b: Sorted): number => b.row.shared - a.row.shared;

const byKey = (a: Sorted, b: Sorted): number =>
  a.row.key < b.row.key ? -1 : a.row.key > b.row.key ? 1 : 0;

/** Of equal ones by what else tells, in the end by key, so that the order is the same every time. */
const ORDERS: Readonly<Record<NeighbourOrder, (a: Sorted, b: Sorted) => number>> = {
  risk: (a, b) => byRisk(a, b) || byPayments(a, b) || byTime(a, b) || byKey(a, b),
  recent: (a, b) => byTime(a, b) || byRisk(a, b) || byKey(a, b),
  payments: (a, b) => byPayments(a, b) || byRisk(a, b) || byTime(a, b) || byKey(a, b),
  shared: (a, b) => byShared(a, b) || byRisk(a, b) || byPayments(a, b) || byKey(a, b),
};
