import { columnOf } from "../../domain/columns";
import type { Dataset } from "../../domain/dataset";
import type { EventLog } from "../../log/eventLog";
import { NONE } from "../../log/kinds";

/** Customers by number; `find` answers `NONE` for who is not among them. */
interface NumberedCustomers {
  readonly size: number;
  find(id: string): number;
}

/** When the customers of a log signed up, UTC milliseconds by code; NaN where it is not said, null where it is of nobody. */
export const signupsOf = (dataset: Dataset, { dictionaries }: EventLog): Float64Array | null =>
  signupsBy(dataset, dictionaries.keys.customer);

/** The same by any numbers. Of several rows for one customer the first counts. */
export function signupsBy({ tables }: Dataset, customers: NumberedCustomers): Float64Array | null {
  const table = tables.get("customers");
  const ids = columnOf(table, "customer_id", "text");
  const signup = columnOf(table, "signup_ts", "time");
  if (ids === null || signup === null) return null;
  const numbers = ids.values.map((id) => customers.find(id));
  const signups = new Float64Array(customers.size).fill(NaN);
  for (let row = ids.codes.length - 1; row >= 0; row--) {
    const number = numbers[ids.codes[row]!] ?? NONE;
    if (number !== NONE) signups[number] = signup.ms[row]!;
  }
  return signups;
}
