import type { GraphAt, Grouping } from "../../contract/graph";
import { NONE } from "../../log/kinds";
import type { GraphIndex } from "../index/graphIndex";
import type { CommunitiesAt } from "./membership";
import { degreeOf, neighboursOf, type Sharing } from "./sharing";

/** Country of a customer by its vertex; null where it is not said. */
export type CountryOf = (customer: number) => string | null;

/** Customers put together; groups are numbered by their earliest customer. */
export interface CustomerGroups {
  readonly names: readonly string[];
  /** Group of each customer by place; `NONE` for a customer that no group takes in. */
  readonly ofCustomer: Uint32Array;
}

/**
 * A device's group is the customers that have paid with it; who has paid with several belongs to that of the most
 * customers, so that nobody is in two groups. Customers of no country are one group without a name.
 */
export function customersBy(
  by: Grouping,
  index: GraphIndex,
  at: GraphAt,
  sharing: Sharing,
  countryOf: CountryOf,
  communitiesOf: CommunitiesAt,
): CustomerGroups {
  const vertexAt = (place: number): number => sharing.vertices[place]!;
  switch (by) {
    case "community": {
      const communities = communitiesOf(index, at);
      return numbered(sharing, (place) => index.idOf(communities[vertexAt(place)]!));
    }
    case "component": {
      const components = index.componentsAt(at);
      return numbered(sharing, (place) => index.idOf(components.of(vertexAt(place))!.earliest));
    }
    case "country":
      return numbered(sharing, (place) => countryOf(vertexAt(place)) ?? "");
    case "device":
      return numbered(sharing, (place) => {
        const device = mostSharedDevice(index, sharing, place);
        return device === null ? null : index.idOf(vertexAt(device));
      });
  }
}

function numbered(sharing: Sharing, nameOf: (place: number) => string | null): CustomerGroups {
  const numbers = new Map<string, number>();
  const ofCustomer = new Uint32Array(sharing.customers).fill(NONE);
  for (let place = 0; place < sharing.customers; place++) {
    const name = nameOf(place);
    if (name === null) continue;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    ofCustomer[place] = number;
  }
  return { names: [...numbers.keys()], ofCustomer };
}

function mostSharedDevice(index: GraphIndex, sharing: Sharing, customer: number): number | null {
  const { from, to } = index.verticesOf("device");
  const isDevice = (entity: number): boolean => {
    const vertex = sharing.vertices[entity]!;
    return vertex >= from && vertex < to;
  };
  let most: number | null = null;
  // By rising place, so that of equal ones the earlier stays.
  for (const entity of neighboursOf(sharing, customer).toSorted())
    if (isDevice(entity))
      if (most === null || degreeOf(sharing, entity) > degreeOf(sharing, most)) most = entity;
  return most;
}
