import { NODE_KINDS, type AggregateCard, type NodeCard } from "../../contract/graph";
import { OUTCOMES } from "../../contract/rules";
import { compareText } from "../../log/keyOrder";
import type { CustomerFacts, PersonalFields } from "./customerFacts";
import { barsOf, figuresOf, orNull } from "./figures";
import type { GraphState } from "./graphState";
import { componentMember } from "./scene";
import { tiesAt } from "./ties";

const MOST_SHARES = 20;

/** Facts of a node as of a moment. */
export function cardAt(
  state: GraphState,
  vertex: number,
  customers: CustomerFacts,
  personal: PersonalFields,
): NodeCard {
  const { index } = state;
  const ref = { kind: index.kindOf(vertex), id: index.idOf(vertex) };
  const payments = state.paymentsOf(vertex);
  const { firstMs, lastMs, ...figures } = figuresOf(state, payments);
  const isCustomer = ref.kind === "customer";
  return {
    ref,
    key: index.keyOf(vertex),
    ...figures,
    firstMs: orNull(firstMs),
    lastMs: orNull(lastMs),
    risk: state.riskOf(payments),
    riskiest: riskiestOf(state, payments),
    links: linksOf(state, vertex),
    component: index.componentsAt(state.at).of(componentMember(state, vertex))?.size ?? null,
    ...barsOf(state, payments),
    facts: isCustomer ? customers.factsOf(vertex, personal) : [],
    card: isCustomer ? customers.cardOf(vertex) : null,
  };
}

function riskiestOf(state: GraphState, payments: Uint32Array): NodeCard["riskiest"] {
  const ordinal = state.riskiestOf(payments);
  if (ordinal === null) return null;
  const paymentId = state.index.idOf(state.index.verticesOf("payment").from + ordinal);
  return { paymentId, outcome: OUTCOMES[state.scores!.outcome[ordinal]!]! };
}

function linksOf(state: GraphState, vertex: number): NodeCard["links"] {
  const kinds = tiesAt(state, vertex, NODE_KINDS).map((tie) => state.index.kindOf(tie.vertex));
  return NODE_KINDS.map((kind) => ({
    kind,
    count: kinds.filter((each) => each === kind).length,
  })).filter(({ count }) => count > 0);
}

/** Figures of several nodes together. A payment counts once, however many of them it belongs to. */
export function aggregateAt(
  state: GraphState,
  vertices: readonly number[],
  customers: CustomerFacts,
): AggregateCard {
  const { index } = state;
  const payments = paymentsOfAll(state, vertices);
  const { firstMs, lastMs, payments: count, failed, fraud, cents } = figuresOf(state, payments);
  return {
    byKind: NODE_KINDS.map((kind) => ({
      kind,
      count: vertices.filter((vertex) => index.kindOf(vertex) === kind).length,
    })).filter((kind) => kind.count > 0),
    payments: count,
    failed,
    fraud,
    cents,
    firstMs: orNull(firstMs),
    lastMs: orNull(lastMs),
    risk: state.riskOf(payments),
    shares: sharesOf(state, vertices),
    countries: countriesOf(state, vertices, customers),
    ...barsOf(state, payments),
  };
}

/** Ordinals, rising. */
function paymentsOfAll(state: GraphState, vertices: readonly number[]): Uint32Array {
  const { from, to } = state.range;
  const marks = new Uint8Array(to - from);
  let count = 0;
  for (const vertex of vertices)
    for (const ordinal of state.paymentsOf(vertex)) {
      if (marks[ordinal - from] === 1) continue;
      marks[ordinal - from] = 1;
      count++;
    }
  const ordinals = new Uint32Array(count);
  let place = 0;
  marks.forEach((mark, at) => {
    if (mark === 1) ordinals[place++] = from + at;
  });
  return ordinals;
}

function sharesOf(state: GraphState, vertices: readonly number[]): AggregateCard["shares"] {
  const { index } = state;
  const users = new Map<number, number>();
  for (const vertex of vertices)
    if (index.kindOf(vertex) === "customer")
      for (const tie of tiesAt(state, vertex, ["device", "ip"]))
        users.set(tie.vertex, (users.get(tie.vertex) ?? 0) + 1);
  return [...users]
    .filter(([, count]) => count > 1)
    .map(([vertex, count]) => ({ key: index.keyOf(vertex), vertex, count }))
    .sort((a, b) => b.count - a.count || compareText(a.key, b.key))
    .slice(0, MOST_SHARES)
    .map(({ vertex, count }) => ({
      ref: { kind: index.kindOf(vertex), id: index.idOf(vertex) },
      customers: count,
    }));
}

function countriesOf(
  { index }: GraphState,
  vertices: readonly number[],
  customers: CustomerFacts,
): AggregateCard["countries"] {
  const counts = new Map<string | null, number>();
  for (const vertex of vertices) {
    if (index.kindOf(vertex) !== "customer") continue;
    const country = customers.countryOf(vertex);
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts]
    .map(([country, count]) => ({ country, customers: count }))
    .sort((a, b) => b.customers - a.customers || compareText(a.country ?? "", b.country ?? ""));
}
