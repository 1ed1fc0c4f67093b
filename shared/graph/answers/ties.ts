import type { NodeKind } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import type { GraphIndex } from "../index/graphIndex";
import { NAMED_KINDS, type NamedKind } from "../index/graphPayments";
import { LINKED_KINDS } from "../index/linkTable";
import type { GraphState } from "./graphState";

/** One end of an edge seen from the other, and all that ever makes it. */
export interface Tie {
  readonly vertex: number;
  /** Ordinals, rising. */
  readonly payments: Uint32Array;
  /** Code of the session whose start makes it too; `NONE` for none. */
  readonly session: number;
}

const NO_PAYMENTS = new Uint32Array(0);

/** Every edge of a vertex to nodes of these kinds, whatever the moment. Kinds that cannot be its neighbours are ignored. */
export function tiesOf(index: GraphIndex, vertex: number, kinds: readonly NodeKind[]): Tie[] {
  const kind = index.kindOf(vertex);
  const ties: Tie[] = [];
  if (kind === "payment") return namedByPayment(index, vertex, kinds);
  if (kind === "session") ties.push(...tiesOfSession(index, vertex, kinds));
  else ties.push(...linkTies(index, vertex, kinds));
  if (kinds.includes("session")) {
    if (kind === "customer") ties.push(...sessionsOfCustomer(index, vertex));
    if (kind === "ip") ties.push(...sessionsOfIp(index, vertex));
  }
  if (kinds.includes("payment")) ties.push(...paymentsAsTies(index, vertex));
  return ties;
}

/** The ties that something which counts makes; `payments` are those that count. */
export function tiesAt(state: GraphState, vertex: number, kinds: readonly NodeKind[]): Tie[] {
  const ties: Tie[] = [];
  for (const tie of tiesOf(state.index, vertex, kinds)) {
    const payments = state.within(tie.payments);
    const session = tie.session !== NONE && state.hasBegun(tie.session) ? tie.session : NONE;
    if (payments.length > 0 || session !== NONE)
      ties.push({ vertex: tie.vertex, payments, session });
  }
  return ties;
}

function linkTies(index: GraphIndex, vertex: number, kinds: readonly NodeKind[]): Tie[] {
  const { links } = index;
  const isCustomer = index.kindOf(vertex) === "customer";
  const wanted = LINKED_KINDS.map((kind) => kinds.includes(isCustomer ? kind : "customer"));
  const ties: Tie[] = [];
  for (const link of index.linksOf(vertex))
    if (wanted[links.kind[link]!] === true)
      ties.push({
        vertex: isCustomer ? links.entity[link]! : links.customer[link]!,
        payments: index.paymentsOfLink(link),
        session: NONE,
      });
  return ties;
}

const vertexOfCode = (index: GraphIndex, kind: NodeKind, code: number): number =>
  index.verticesOf(kind).from + code;

/** Payments sorted by what they name, in order of the first; those that name nothing are left out. */
function groupedBy(
  index: GraphIndex,
  ordinals: Uint32Array,
  kind: NamedKind,
): Map<number, number[]> {
  const codes = index.payments.codes[kind];
  const groups = new Map<number, number[]>();
  for (const ordinal of ordinals) {
    const code = codes[ordinal]!;
    if (code === NONE) continue;
    const group = groups.get(code);
    if (group === undefined) groups.set(code, [ordinal]);
    else group.push(ordinal);
  }
  return groups;
}

function sessionsOfCustomer(index: GraphIndex, vertex: number): Tie[] {
  const paid = groupedBy(index, index.paymentsOf(vertex), "session");
  const customer = index.codeOf(vertex);
  const own = customer < index.log.dictionaries.keys.customer.size;
  const begun = new Set(own ? index.sessions.ofCustomer(customer) : NO_PAYMENTS);
  return [...new Set([...begun, ...paid.keys()])].map((session) => ({
    vertex: vertexOfCode(index, "session", session),
    payments: Uint32Array.from(paid.get(session) ?? []),
    session: begun.has(session) ? session : NONE,
  }));
}

const sessionsOfIp = (index: GraphIndex, vertex: number): Tie[] =>
  Array.from(index.sessions.ofIp(index.codeOf(vertex)), (session) => ({
    vertex: vertexOfCode(index, "session", session),
    payments: NO_PAYMENTS,
    session,
  }));

function tiesOfSession(index: GraphIndex, vertex: number, kinds: readonly NodeKind[]): Tie[] {
  const session = index.codeOf(vertex);
  const { customer, ip } = index.sessions;
  const ties: Tie[] = [];
  if (kinds.includes("customer")) {
    const paid = groupedBy(index, index.paymentsOf(vertex), "customer");
    const owner = customer[session]!;
    for (const code of new Set([...(owner === NONE ? [] : [owner]), ...paid.keys()]))
      ties.push({
        vertex: vertexOfCode(index, "customer", code),
        payments: Uint32Array.from(paid.get(code) ?? []),
        session: code === owner ? session : NONE,
      });
  }
  if (kinds.includes("ip") && ip[session] !== NONE)
    ties.push({
      vertex: vertexOfCode(index, "ip", ip[session]!),
      payments: NO_PAYMENTS,
      session,
    });
  return ties;
}

const paymentsAsTies = (index: GraphIndex, vertex: number): Tie[] => {
  const { from, to } = index.verticesOf("payment");
  // An index of a log alone has no nodes for payments.
  if (from === to) return [];
  const ordinals = index.paymentsOf(vertex);
  return Array.from(ordinals, (ordinal, at) => ({
    vertex: from + ordinal,
    payments: ordinals.subarray(at, at + 1),
    session: NONE,
  }));
};

function namedByPayment(index: GraphIndex, vertex: number, kinds: readonly NodeKind[]): Tie[] {
  const payments = index.paymentsOf(vertex);
  const ordinal = payments[0]!;
  return NAMED_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => {
    const code = index.payments.codes[kind][ordinal]!;
    return code === NONE
      ? []
      : [{ vertex: vertexOfCode(index, kind, code), payments, session: NONE }];
  });
}
