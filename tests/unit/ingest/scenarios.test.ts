import { describe, expect, it } from "vitest";
import { recordOf } from "#shared/domain/columns";
import { checkDataset } from "#shared/quality/checkDataset";
import { columnText } from "../../support/readOneTable";
import { memoryDataset, readFiles } from "../../support/memorySource";
import { smallDataset } from "../../support/smallDataset";
import { csvText } from "../../support/tableFiles";
import { readDataset } from "#shared/ingest/readDataset";

const small = smallDataset(40);
const payments = csvText(small.payments);
const HEADER = "payment_id,customer_id,kind,scenario,ring_id,true_fraud\n";
const FILE = "fraud_scenarios.csv";

const withScenarios = (text: string) => readFiles({ "payments.csv": payments, [FILE]: text });

describe("the scenarios of a dataset", () => {
  it("are read beside the tables and are none of them", async () => {
    const dataset = await withScenarios(
      `${HEADER}PAY1,C1,fraud,mule_chain,R1,1\nPAY2,C2,normal,,,0\n`,
    );
    expect(dataset.scenarios?.rows).toBe(2);
    expect(columnText(dataset.scenarios!, "scenario")).toEqual(["mule_chain", null]);
    expect([...dataset.tables.keys()]).toEqual(["payments"]);
    expect(dataset.sources.map(({ table }) => table)).not.toContain("fraud_scenarios");
    expect(dataset.scenarioProblems).toEqual([]);
  });

  it("of transactions may be told by their name alone", async () => {
    const dataset = await readFiles({
      "transactions.csv": csvText(small.transactions),
      "transaction_scenarios.csv": "transaction_id,scenario\ntx_1,card_testing\n",
    });
    expect(columnText(dataset.scenarios!, "transaction_id")).toEqual(["tx_1"]);
    expect(columnText(dataset.scenarios!, "kind")).toEqual([null]);
  });

  it("are none where there is no such file, and only that of the tables' own folder counts", async () => {
    expect((await readFiles({ "payments.csv": payments })).scenarios).toBeNull();
    const elsewhere = await readFiles({ "payments.csv": payments, [`old/${FILE}`]: HEADER });
    expect(elsewhere.scenarios).toBeNull();
  });

  it("without a column they need are a problem that names it, and everything else loads", async () => {
    const dataset = await withScenarios("payment_id,scenario\nPAY1,mule_chain\n");
    expect(dataset.tables.get("payments")?.rows).toBe(40);
    expect(dataset.scenarios).toBeNull();
    expect(dataset.scenarioProblems).toMatchObject([
      { code: "dataset.missingColumn", where: { file: FILE, field: "kind" } },
    ]);
  });

  it("that cannot be read are a problem, and everything else loads", async () => {
    const dataset = await withScenarios("");
    expect(dataset.scenarios).toBeNull();
    expect(dataset.scenarioProblems).toMatchObject([
      { code: "dataset.unreadable", where: { file: FILE } },
    ]);
  });

  it("lose the rows that cannot be used, with the number of them and the place of the first", async () => {
    const rows = "PAY1,C1,fraud,mule_chain,R1,1\nPAY2,C2\nPAY1,C1,fraud,mule_chain,R1,1\n";
    const { scenarios, scenarioProblems } = await withScenarios(HEADER + rows);
    expect(scenarios?.rows).toBe(1);
    expect(recordOf(scenarios!, 0)).toBe(1);
    expect(scenarioProblems).toMatchObject([
      { code: "dataset.badRow", where: { row: 2, line: 3 }, detail: "field_count" },
    ]);
    expect(scenarioProblems[0]?.message).toContain("2");
  });

  it("change nothing of the quality report, broken or not", async () => {
    const without = checkDataset(await readFiles({ "payments.csv": payments }));
    for (const text of [
      `${HEADER}PAY1,C1,fraud,mule_chain,R1,1\n`,
      "",
      "payment_id\n",
      `${HEADER}PAY1\n`,
    ])
      expect(checkDataset(await withScenarios(text))).toEqual(without);
  });

  it("count in the progress of reading", async () => {
    let last = { done: 0, total: 0 };
    const files = { "payments.csv": payments, [FILE]: `${HEADER}PAY1,C1,normal,,,0\n` };
    await readDataset(memoryDataset(files), { onProgress: (progress) => (last = progress) });
    expect(last.done).toBe(last.total);
    expect(last.total).toBe(Object.values(files).join("").length);
  });
});
