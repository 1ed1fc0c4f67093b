import type { GraphAt, NodeKey, Similarity, SimilarityKind } from "../../contract/graph";
import { countWithin, type GraphIndex } from "../index/graphIndex";
import { behavioursAt, likeness, scalesOf } from "./behaviour";
import type { CountryOf } from "./grouping";

/** What the table of customers says as of the moment, by vertex; null where it says nothing, or not yet. */
export interface CustomerFacts {
  readonly countryOf: CountryOf;
  /** Days since 1970. */
  readonly birthDayOf: (customer: number) => number | null;
}

/**
 * Customers that are like one, strongest first, of equal ones by id: similarities, which are no links. Of several kinds each
 * has its even share of the places as far as it can fill it, so that none is crowded out by the strengths of another,
 * which are not of one scale.
 *
 * @param customer a vertex; of another kind of node nothing is similar
 * @param limit at most as many in all
 */
export function similarCustomers(
  index: GraphIndex,
  at: GraphAt,
  customer: number,
  kinds: readonly SimilarityKind[],
  limit: number,
  facts: CustomerFacts,
): readonly Similarity[] {
  if (index.kindOf(customer) !== "customer") return [];
  const found = [...new Set(kinds)].map((kind) => {
    switch (kind) {
      case "bin":
        return sameBin(index, at, customer).sort(compareStrength);
      case "birthdate":
        return sameBirthdate(index, customer, facts).sort(compareStrength);
      case "behaviour":
        return alikeInPaying(index, at, customer).sort(compareStrength);
    }
  });
  const share = Math.floor(limit / Math.max(1, found.length));
  const first = found.flatMap((each) => each.slice(0, share));
  const rest = found.flatMap((each) => each.slice(share)).sort(compareStrength);
  return [...first, ...rest.slice(0, Math.max(0, limit - first.length))].sort(compareStrength);
}

const compareKeys = (a: NodeKey, b: NodeKey): number => (a < b ? -1 : a > b ? 1 : 0);

const compareStrength = (a: Similarity, b: Similarity): number =>
  b.strength - a.strength || compareKeys(a.key, b.key) || compareKeys(a.kind, b.kind);

/** By the rarest BIN that both have paid with: 1/log2(customers that have), which of two is 1. */
function sameBin(index: GraphIndex, at: GraphAt, customer: number): Similarity[] {
  const bins = index.verticesOf("bin");
  const range = index.rangeAt(at);
  const isNow = (link: number): boolean => countWithin(index.paymentsOfLink(link), range) > 0;
  const best = new Map<number, Similarity>();
  for (const own of index.linksOf(customer)) {
    const bin = index.links.entity[own]!;
    if (bin < bins.from || bin >= bins.to || !isNow(own)) continue;
    const links = index.linksOf(bin).filter(isNow);
    const strength = 1 / Math.log2(links.length);
    for (const link of links) {
      const other = index.links.customer[link]!;
      const known = best.get(other);
      const what = index.idOf(bin);
      if (other === customer || (known !== undefined && !isRarer(strength, what, known))) continue;
      const key = index.keyOf(other);
      best.set(other, { key, kind: "bin", strength, others: links.length - 1, what });
    }
  }
  return [...best.values()];
}

const isRarer = (strength: number, what: string, known: Similarity): boolean =>
  strength > known.strength || (strength === known.strength && what < known.what);

/** A date of birth is personal: it is compared and never told. */
function sameBirthdate(
  index: GraphIndex,
  customer: number,
  { countryOf, birthDayOf }: CustomerFacts,
): Similarity[] {
  const day = birthDayOf(customer);
  const country = countryOf(customer);
  if (day === null || country === null) return [];
  const others: number[] = [];
  const { from, to } = index.verticesOf("customer");
  for (let other = from; other < to; other++)
    if (other !== customer && birthDayOf(other) === day && countryOf(other) === country)
      others.push(other);
  return others.map((other) => ({
    key: index.keyOf(other),
    kind: "birthdate",
    strength: 1,
    others: others.length,
    what: "",
  }));
}

function alikeInPaying(index: GraphIndex, at: GraphAt, customer: number): Similarity[] {
  const behaviours = behavioursAt(index, at);
  const own = behaviours.find((each) => each.customer === customer);
  if (own === undefined) return [];
  const scales = scalesOf(behaviours);
  return behaviours
    .filter((other) => other !== own)
    .map((other) => ({
      key: index.keyOf(other.customer),
      kind: "behaviour",
      strength: likeness(own, other, scales),
      others: null,
      what: "",
    }));
}
