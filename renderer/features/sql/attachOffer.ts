import { ATTACHED_ROWS } from "#shared/casework/attachedTable";
import type { AttachOffer } from "../../stores/attach";
import { formatLocation } from "../../stores/location";
import type { SqlShown } from "../../stores/sqlConsole";
import type { ResultColumn } from "./result/columns";

/** Room of an attachment for its title and for the address of its source. */
const TITLE_LENGTH = 200;
const ADDRESS_LENGTH = 8192;

/**
 * An answer as it may be attached to a case: the first rows in the order shown, and the query. Queries ask the whole
 * dataset, wherever the clock stands.
 */
export function offerOf(
  { answer, sql }: SqlShown,
  columns: readonly ResultColumn[],
  order: Uint32Array,
): AttachOffer {
  const [firstLine = ""] = sql.trim().split("\n");
  const address = formatLocation({ page: "sql", query: sql });
  return {
    kind: "table",
    title: firstLine.slice(0, TITLE_LENGTH),
    source: {
      address:
        address.length <= ADDRESS_LENGTH ? address : formatLocation({ page: "sql", query: null }),
      moment: null,
      sql,
    },
    table: {
      columns: columns.map(({ name }) => name),
      rows: Array.from(order.subarray(0, ATTACHED_ROWS), (row) =>
        columns.map(({ values }) => values[row] ?? null),
      ),
      total: answer.rows,
      atLeast: answer.truncated,
    },
  };
}
