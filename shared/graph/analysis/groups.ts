import {
  GROUPINGS,
  MAP_GROUPS,
  type GraphAt,
  type GroupMap,
  type GroupMembers,
  type Grouping,
} from "../../contract/graph";
import type { GraphIndex, PaymentScores } from "../index/graphIndex";
import { communitiesAt } from "./communities";
import { customersBy, type CountryOf, type CustomerGroups } from "./grouping";
import { graphGroup, sumsOf } from "./groupFigures";
import type { CommunitiesAt } from "./membership";
import { risksOf } from "./risks";
import { degreeOf, joinedBy, neighboursOf, sharingAt, type Sharing } from "./sharing";

/**
 * The dataset as groups (`customersBy`): those of at least two customers, the riskiest first, of equal ones the larger
 * first, then the earlier. Two groups share a device or an IP where both have customers among those it joins: an IP of
 * everybody would link all groups and tell nothing.
 */
export function groupsAt(
  index: GraphIndex,
  at: GraphAt,
  by: Grouping,
  scores: PaymentScores | null,
  countryOf: CountryOf,
  communitiesOf: CommunitiesAt = communitiesAt,
): GroupMap {
  const sharing = sharingAt(index, at);
  const groups = customersBy(by, index, at, sharing, countryOf, communitiesOf);
  const shown = sumsOf(index, at, sharing, groups, scores)
    .filter(({ customers }) => customers >= 2)
    .sort((a, b) => b.risk - a.risk || b.customers - a.customers || a.group - b.group)
    .slice(0, MAP_GROUPS);
  const placeOf = new Map(shown.map(({ group }, place) => [group, place]));
  return {
    by,
    total: groups.names.length,
    groups: shown.map((sums) => graphGroup(by, groups.names[sums.group]!, sums)),
    links: linksBetween(sharing, groups, placeOf),
    others: sharing.customers - shown.reduce((sum, { customers }) => sum + customers, 0),
  };
}

/** @param placeOf place of a group among those that are shown */
function linksBetween(
  sharing: Sharing,
  { ofCustomer }: CustomerGroups,
  placeOf: ReadonlyMap<number, number>,
): GroupMap["links"] {
  const counts = new Map<number, number>();
  for (let entity = sharing.customers; entity < sharing.vertices.length; entity++) {
    if (degreeOf(sharing, entity) < 2) continue;
    const joined = Array.from(joinedBy(sharing, entity), (place) =>
      placeOf.get(ofCustomer[place]!),
    );
    const groups = [...new Set(joined)].filter((place) => place !== undefined);
    groups.sort((a, b) => a - b);
    groups.forEach((from, at) => {
      for (const to of groups.slice(at + 1)) {
        const pair = from * MAP_GROUPS + to;
        counts.set(pair, (counts.get(pair) ?? 0) + 1);
      }
    });
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([pair, shared]) => ({
      from: Math.floor(pair / MAP_GROUPS),
      to: pair % MAP_GROUPS,
      shared,
    }));
}

/**
 * The members of a group as it is at the moment, `count` from a place on; none where there is no such group then.
 *
 * @param groupKey as `GraphGroup` has it
 */
export function groupMembersAt(
  index: GraphIndex,
  at: GraphAt,
  groupKey: string,
  { from, count }: { readonly from: number; readonly count: number },
  scores: PaymentScores | null,
  countryOf: CountryOf,
  communitiesOf: CommunitiesAt = communitiesAt,
): GroupMembers {
  const by = GROUPINGS.find((each) => groupKey.startsWith(`group:${each}:`));
  if (by === undefined) return { keys: [], total: 0 };
  const sharing = sharingAt(index, at);
  const groups = customersBy(by, index, at, sharing, countryOf, communitiesOf);
  const group = groups.names.indexOf(groupKey.slice(`group:${by}:`.length));
  if (group < 0) return { keys: [], total: 0 };
  const members = placesOfGroup(sharing, groups, group, risksOf(index, at, sharing, scores));
  const keys = members
    .slice(from, from + count)
    .map((place) => index.keyOf(sharing.vertices[place]!));
  return { keys, total: members.length };
}

function placesOfGroup(
  sharing: Sharing,
  { ofCustomer }: CustomerGroups,
  group: number,
  risks: Float64Array,
): number[] {
  const customers: { readonly place: number; readonly rank: number }[] = [];
  const users = new Map<number, number>();
  ofCustomer.forEach((each, place) => {
    if (each !== group) return;
    customers.push({ place, rank: risks[place]! });
    for (const entity of neighboursOf(sharing, place))
      users.set(entity, (users.get(entity) ?? 0) + 1);
  });
  const entities = Array.from(users, ([place, rank]) => ({ place, rank }));
  return [customers, entities.filter(({ rank }) => rank >= 2)].flatMap((part) =>
    part.sort((a, b) => b.rank - a.rank || a.place - b.place).map(({ place }) => place),
  );
}
