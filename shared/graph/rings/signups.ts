import { columnOf } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";
import type { EventLog } from "../../log/eventLog";
import { NONE } from "../../log/kinds";

/** When the customers of a log signed up, UTC milliseconds by code; NaN where it is not said, null where it is of nobody. */
export function signupsOf({ tables }: Dataset, { dictionaries }: EventLog): Float64Array | null {
  const table = tables.get("customers");
  const ids = columnOf(table, "customer_id", "text");
  const signup = columnOf(table, "signup_ts", "time");
  if (ids === null || signup === null) return null;
  const { customer } = dictionaries.keys;
  const codes = ids.values.map((id) => customer.find(id));
  const signups = new Float64Array(customer.size).fill(NaN);
  ids.codes.forEach((value, row) => {
    const code = codes[value] ?? NONE;
    if (code !== NONE) signups[code] = signup.ms[row]!;
  });
  return signups;
}
