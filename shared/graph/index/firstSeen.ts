import { UNTIMED } from "../../log/arrivals";
import type { EventLog } from "../../log/eventLog";
import { NONE } from "../../log/kinds";
import { NAMED_KINDS, type GraphPayments } from "./graphPayments";
import type { Vertices } from "./vertices";

/**
 * Position of the first record that names each vertex: of any kind for customers, IPs and sessions, a payment for what
 * only payments name. Beyond the log where no record with a time does. O(records), 4 bytes a vertex.
 */
export function firstPositions(
  { keys, size }: EventLog,
  payments: GraphPayments,
  vertices: Vertices,
): Uint32Array {
  const firsts = new Uint32Array(vertices.size).fill(UNTIMED);
  for (const kind of NAMED_KINDS) {
    const base = vertices.baseOf(kind);
    const ofRecords =
      kind === "customer" || kind === "ip" || kind === "session" ? keys[kind] : null;
    if (ofRecords === null) {
      const codes = payments.codes[kind];
      for (let ordinal = payments.timed - 1; ordinal >= 0; ordinal--)
        if (codes[ordinal] !== NONE) firsts[base + codes[ordinal]!] = payments.position[ordinal]!;
    } else
      for (let position = size - 1; position >= 0; position--)
        if (ofRecords[position] !== NONE) firsts[base + ofRecords[position]!] = position;
  }
  const base = vertices.baseOf("payment");
  for (let vertex = base; vertex < vertices.size; vertex++)
    firsts[vertex] = payments.position[vertex - base]!;
  return firsts;
}
