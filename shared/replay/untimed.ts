import type { UntimedPage } from "../contract/replay";
import type { Records } from "../browse/records";
import { entityOfEntry, whatOf } from "../browse/timeline";
import { mapNames, RECORD_KINDS } from "../log/kinds";

/** A stretch of the records without a usable time: kind by kind in the order of ties, each in file order. */
export function untimedPage(records: Records, from: number, count: number): UntimedPage {
  const { untimed } = records.index.log;
  const end = Math.min(from + count, untimed.size);
  const rows: UntimedPage["rows"][number][] = [];
  for (let at = from; at < end; at++) {
    const stream = RECORD_KINDS[untimed.rank[at]!]!;
    const row = untimed.row[at]!;
    rows.push({
      stream,
      address: records.address(records.table(stream)!, row),
      entity: entityOfEntry(records, stream, row),
      customer: records.key(stream, "customer", row),
      what: whatOf(records, stream, row),
    });
  }
  const counts = RECORD_KINDS.map(() => 0);
  for (let at = 0; at < untimed.size; at++) counts[untimed.rank[at]!]!++;
  return { total: untimed.size, streams: mapNames(RECORD_KINDS, (_, rank) => counts[rank]!), rows };
}
