import type { EngineApi, RecordView } from "#shared/contract/engine";
import { QUARANTINE_LIMIT, type QuarantinedRows } from "#shared/domain/dataset";
import { ok, type Result } from "#shared/domain/result";
import type { RecordAddress } from "#shared/contract/browse";
import { covers } from "../../stores/quarantineRows";

/** A record of a table, or the place in quarantine that holds it. */
export type Found =
  | { readonly kind: "kept"; readonly view: RecordView }
  | { readonly kind: "quarantined"; readonly lost: QuarantinedRows };

/** What is at an address. The error is the engine's own where neither table nor quarantine has it. */
export async function findRecord(
  engine: Pick<EngineApi, "record" | "quarantine">,
  address: RecordAddress,
): Promise<Result<Found>> {
  const kept = await engine.record(address.table, address.record);
  if (kept.ok) return ok({ kind: "kept", view: kept.value });
  if (kept.error.code !== "dataset.notFound") return kept;
  const quarantined = await engine.quarantine(address.table, 0, QUARANTINE_LIMIT);
  if (!quarantined.ok) return quarantined;
  const lost = quarantined.value.rows.find((row) => covers(row, address));
  return lost === undefined ? kept : ok({ kind: "quarantined", lost });
}
