import { beforeAll, describe, expect, it } from "vitest";
import { groupsAt } from "#shared/graph/analysis/groups";
import { pathsBetween } from "#shared/graph/analysis/paths";
import { similarCustomers } from "#shared/graph/analysis/similar";
import type { GraphIndex } from "#shared/graph/index/graphIndex";
import { EVERYTHING, indexOf, vertexOf } from "../../support/graphPayments";
import { readFolder } from "../../support/readFolder";
import { findRealDataset, NO_REAL_DATASET } from "../../support/realDataset";

const folder = findRealDataset();
const NO_FACTS = { countryOf: () => null, birthDayOf: () => null };

describe.skipIf(folder === null)(
  `the published dataset, in which nothing is shared (needs the published dataset${folder === null ? `; skipped: ${NO_REAL_DATASET}` : ""})`,
  () => {
    let index: GraphIndex;

    beforeAll(async () => {
      index = indexOf(await readFolder(folder!));
    });

    it("has no groups, and every customer that has paid stands alone", () => {
      const { groups, others, total } = groupsAt(index, EVERYTHING, "community", null, () => null);
      expect({ groups, others, total }).toEqual({ groups: [], others: 886, total: 886 });
    });

    it("has no ways between customers", () => {
      const [from, to] = ["customer:C00695", "customer:C02452"] as const;
      expect(
        pathsBetween(index, EVERYTHING, vertexOf(index, from), vertexOf(index, to), 3),
      ).toEqual({ paths: [], apart: [1, 1] });
    });

    it("has customers alike in paying for everybody who has paid twice", () => {
      const { from, to } = index.verticesOf("customer");
      let asked = 0;
      for (let customer = from; customer < to; customer++) {
        if (index.paymentsOf(customer).length < 2) continue;
        const found = similarCustomers(index, EVERYTHING, customer, ["behaviour"], 5, NO_FACTS);
        expect(found).toHaveLength(5);
        expect(found[0]!.strength).toBeGreaterThan(0.5);
        asked++;
      }
      expect(asked).toBe(426);
    });
  },
);
