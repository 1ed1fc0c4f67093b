import { NO_FILTER } from "#shared/contract/overview";
import type { NearRecord, ReplayApi } from "#shared/contract/replay";
import { ok, type Result } from "#shared/domain/result";
import type { LaneOf } from "../../../stores/location";

/** The record of a lane (of any stream where it is null) that is nearest to a time; null where there is none. */
export async function nearestRecord(
  replay: Pick<ReplayApi, "frame" | "around">,
  of: LaneOf | null,
  ms: number,
): Promise<Result<NearRecord | null>> {
  const frame = await replay.frame({ to: "time", ms }, NO_FILTER);
  if (!frame.ok) return frame;
  const around = await replay.around({
    moment: frame.value.moment,
    earlier: 1,
    later: 1,
    streams: typeof of === "string" ? [of] : [],
    entity: of === null || typeof of === "string" ? null : of,
  });
  if (!around.ok) return around;
  const distance = (record: NearRecord): number => Math.abs(record.ms - ms);
  const [one, other] = around.value.records;
  if (one === undefined || other === undefined) return ok(one ?? null);
  return ok(distance(other) < distance(one) ? other : one);
}
