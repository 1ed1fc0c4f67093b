import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GROUPINGS, SIMILARITIES, type GraphAt, type NodeKey } from "#shared/contract/graph";
import { communitiesAt } from "#shared/graph/analysis/communities";
import { groupMembersAt, groupsAt } from "#shared/graph/analysis/groups";
import { metricsAt } from "#shared/graph/analysis/metrics";
import { pathsBetween } from "#shared/graph/analysis/paths";
import { similarCustomers } from "#shared/graph/analysis/similar";
import type { GraphIndex } from "#shared/graph/index/graphIndex";
import { NONE } from "#shared/log/kinds";
import {
  EVERYTHING,
  indexOf,
  minuteMs,
  paymentsDataset,
  scored,
  toldArbitrary,
} from "../../support/graphPayments";
import { momentBehind, truncated } from "../../support/truncated";

const RUNS = { seed: 20251122, numRuns: 60 };

/** None, or some minutes in the middle of the payments. */
const windowArbitrary = fc.option(
  fc.tuple(fc.nat(25), fc.nat(25)).map(([from, length]) => ({
    fromMs: minuteMs(from),
    toMs: minuteMs(from + length),
  })),
);

/** Facts that follow from the id, whatever the numbers of the vertices are. */
const facts = (index: GraphIndex) => ({
  countryOf: (customer: number) => (index.idOf(customer) < "C5" ? "FR" : "BE"),
  birthDayOf: (customer: number) => Number(index.idOf(customer).slice(1)) % 3,
});

/** Everything that is answered of some nodes, by keys. */
function answers(index: GraphIndex, at: GraphAt, keys: readonly NodeKey[]) {
  const vertices = keys.map((key) => index.vertexOf(key));
  const scores = scored(...index.payments.row.map((_, ordinal) => ((ordinal * 7) % 5) / 5));
  const { countryOf } = facts(index);
  const communities = communitiesAt(index, at);
  const maps = GROUPINGS.map((by) => groupsAt(index, at, by, scores, countryOf));
  const page = { from: 0, count: 100 };
  return {
    maps,
    members: maps.flatMap(({ groups }) =>
      groups.map(({ key }) => groupMembersAt(index, at, key, page, scores, countryOf)),
    ),
    communities: vertices.map((vertex) => {
      const earliest = communities[vertex]!;
      return earliest === NONE ? null : index.keyOf(earliest);
    }),
    metrics: metricsAt(index, at, vertices),
    paths: vertices.map((vertex) => pathsBetween(index, at, vertices[0]!, vertex, 4)),
    similar: vertices.map((vertex) =>
      similarCustomers(index, at, vertex, SIMILARITIES.toSpliced(1, 1), 20, facts(index)),
    ),
  };
}

describe("the analysis of the graph", () => {
  it("says as of a moment what it says of the dataset without what is still to come", () => {
    const drawn = toldArbitrary({ customers: 9, entities: 5, payments: 40 });
    fc.assert(
      fc.property(drawn, fc.nat(40), windowArbitrary, (payments, happened, window) => {
        const dataset = paymentsDataset(payments);
        const whole = indexOf(dataset);
        const moment = momentBehind(whole.log, Math.min(happened, whole.log.size));
        const cut = indexOf(truncated(dataset, moment));
        const keys = Array.from({ length: cut.size }, (_, vertex) => cut.keyOf(vertex));
        expect(answers(whole, { moment, window }, keys)).toEqual(
          answers(cut, { moment: null, window }, keys),
        );
      }),
      RUNS,
    );
  });

  it("says the same whatever the order of the rows", () => {
    const drawn = toldArbitrary({ customers: 9, entities: 5, payments: 30 });
    fc.assert(
      fc.property(drawn, fc.infiniteStream(fc.nat()), (payments, draws) => {
        const timed = payments.map((each, at) => ({ ...each, minute: at }));
        const mixed = timed
          .map((each) => ({ each, rank: draws.next().value as number }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ each }) => each);
        const index = indexOf(paymentsDataset(timed));
        const other = indexOf(paymentsDataset(mixed));
        const keys = Array.from({ length: index.size }, (_, vertex) => index.keyOf(vertex)).filter(
          (key) => !key.startsWith("payment:"),
        );
        expect(answers(other, EVERYTHING, keys)).toEqual(answers(index, EVERYTHING, keys));
      }),
      RUNS,
    );
  });
});
