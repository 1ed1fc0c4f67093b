import { describe, expect, it } from "vitest";
import { buildLog } from "#shared/log/buildLog";
import { scenariosOf } from "#shared/scoring/scenarios";
import { readFiles, type Files } from "../../support/memorySource";

const PAYMENTS =
  "transaction_id,timestamp,account_id,amount\n" +
  "t3,2025-11-03 10:00:00,A1,5\nt1,2025-11-01 10:00:00,A1,5\nt2,2025-11-02 10:00:00,A2,5\n";

const scenariosIn = async (files: Files) => {
  const dataset = await readFiles({ "transactions.csv": PAYMENTS, ...files });
  return scenariosOf(dataset, buildLog(dataset));
};

describe("the scenarios of the payments", () => {
  it("are null where the dataset does not tell them", async () => {
    expect(await scenariosIn({})).toBeNull();
  });

  it("follow the order of the log; a row without a kind is a fraud, a payment without a row normal", async () => {
    const told = await scenariosIn({
      "transaction_scenarios.csv":
        "transaction_id,scenario\nt3,card_testing\nt2,account_takeover\n",
    });
    expect(told?.scenarios).toEqual([
      { kind: "fraud", scenario: "account_takeover" },
      { kind: "fraud", scenario: "card_testing" },
      { kind: "normal", scenario: "normal" },
    ]);
    expect([...told!.places]).toEqual([2, 0, 1]);
    expect([...told!.trueFraud]).toEqual([0, 1, 1]);
  });

  it("tell the truth by its own column where there is one", async () => {
    const told = await scenariosIn({
      "transaction_scenarios.csv":
        "transaction_id,kind,scenario,true_fraud\n" +
        "t1,look_alike,household,0\nt2,fraud,mule_chain,1\nt3,normal,,0\n",
    });
    expect(told?.scenarios.map(({ scenario }) => scenario)).toEqual([
      "mule_chain",
      "household",
      "normal",
    ]);
    expect([...told!.trueFraud]).toEqual([0, 1, 0]);
  });
});
