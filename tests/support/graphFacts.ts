import type { GraphAt, GraphSummary } from "#shared/contract/graph";
import { GraphState } from "#shared/graph/answers/graphState";
import { summaryAt } from "#shared/graph/answers/summary";
import { within, type GraphIndex } from "#shared/graph/index/graphIndex";
import { LINKED_KINDS } from "#shared/graph/index/linkTable";
import { bruteComponents, bruteLinks, type BrutePayment } from "./bruteGraph";

/** What a graph says as of a moment, to be compared with what a search over the payments finds. */
export interface GraphFacts {
  /** Key, payments and position of the first, in order; null for a position beyond the log. */
  readonly links: readonly (readonly [string, number, number | null])[];
  /** Size and earliest customer by customer. */
  readonly components: ReadonlyMap<string, readonly [number, string]>;
  /** Of the summary what follows from payments alone. */
  readonly figures: Omit<GraphSummary, "nodes">;
}

export function graphFacts(index: GraphIndex, at: GraphAt): GraphFacts {
  const { edges, shared, mostCustomers, customers, alone, components, largest } = summaryAt(
    new GraphState(index, at, null, 0),
  );
  return {
    links: linksOf(index, at),
    components: componentsOf(index, at),
    figures: { edges, shared, mostCustomers, customers, alone, components, largest },
  };
}

function linksOf(index: GraphIndex, at: GraphAt): GraphFacts["links"] {
  const links = index.linksAt(at, LINKED_KINDS);
  return Array.from(links.link, (link, place) => {
    const position = links.firstPosition[place]!;
    return [
      `${index.keyOf(links.customer[place]!)}|${index.keyOf(links.entity[place]!)}`,
      within(index.paymentsOfLink(link), index.rangeAt(at)).length,
      position < index.log.size ? position : null,
    ];
  });
}

function componentsOf(index: GraphIndex, at: GraphAt): GraphFacts["components"] {
  const components = index.componentsAt(at);
  const { from, to } = index.verticesOf("customer");
  const said = new Map<string, readonly [number, string]>();
  for (let customer = from; customer < to; customer++) {
    const component = components.of(customer);
    if (component !== null)
      said.set(index.idOf(customer), [component.size, index.idOf(component.earliest)]);
  }
  return said;
}

export function bruteFacts(counted: readonly BrutePayment[]): GraphFacts {
  const links = bruteLinks(counted, LINKED_KINDS);
  const components = bruteComponents(counted);
  return {
    links: [...links].map(([key, payments]) => [key, payments.length, payments[0]!.position]),
    components: new Map(
      [...components].map(([customer, members]) => [customer, [members.length, members[0]!]]),
    ),
    figures: bruteFigures([...links.keys()], components),
  };
}

const isJoining = (entity: string): boolean => /^(device|ip):/.test(entity);

function bruteFigures(
  keys: readonly string[],
  components: ReadonlyMap<string, readonly string[]>,
): GraphFacts["figures"] {
  const links = keys.map((key) => key.split("|") as [string, string]);
  const users = new Map<string, number>();
  for (const [, entity] of links) users.set(entity, (users.get(entity) ?? 0) + 1);
  const joining = links.filter(([, entity]) => isJoining(entity));
  const sharing = new Set(
    joining.filter(([, entity]) => users.get(entity)! > 1).map(([customer]) => customer),
  );
  const sizes = [...new Set(components.values())].map(({ length }) => length);
  const large = sizes.filter((size) => size > 1);
  const sharedOf = (kind: string): number =>
    [...users].filter(([entity, count]) => entity.startsWith(`${kind}:`) && count > 1).length;
  return {
    edges: joining.length,
    shared: {
      device: sharedOf("device"),
      ip: sharedOf("ip"),
      bin: sharedOf("bin"),
      card: sharedOf("card"),
    },
    mostCustomers: Math.max(0, ...joining.map(([, entity]) => users.get(entity)!)),
    customers: components.size,
    alone: components.size - sharing.size,
    components: large.length,
    largest: Math.max(0, ...large),
  };
}
