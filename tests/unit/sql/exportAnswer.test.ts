import { parquetReadObjects } from "hyparquet";
import { describe, expect, it } from "vitest";
import type { SqlValue } from "#shared/contract/sql";
import { exportAnswer } from "#renderer/workers/sql/exportAnswer";

/** What a Parquet file of one column holds. */
async function storedAs(values: readonly SqlValue[]): Promise<unknown[]> {
  const found = { columns: ["at"], data: [values], rows: values.length, truncated: false };
  const { buffer } = exportAnswer(found, "parquet");
  const rows: Record<string, unknown>[] = await parquetReadObjects({ file: buffer });
  return rows.map((row) => row["at"]);
}

describe("a column of a Parquet export", () => {
  it("is of times where every text is one", async () => {
    expect(await storedAs(["2025-02-28 10:00:00", null, "2025-02-28 10:00:00.500"])).toEqual([
      new Date("2025-02-28T10:00:00Z"),
      null,
      new Date("2025-02-28T10:00:00.500Z"),
    ]);
  });

  it.each([
    "2025-02-30 10:00:00",
    "0000-01-01 00:00:00",
    "2025-02-28",
    "2025-02-28T10:00:00Z",
    "2025-02-28 10:00:00.000",
  ])("stays text where one is no time as times are written here: %s", async (text) => {
    expect(await storedAs([text, "2025-02-28 10:00:00"])).toEqual([text, "2025-02-28 10:00:00"]);
  });
});
