import type { Moment } from "#shared/contract/replay";
import type { Grain, OverviewData, OverviewFilter } from "#shared/contract/overview";

/** An overview with the question it answers. */
export interface Answered {
  readonly data: OverviewData;
  readonly filter: OverviewFilter;
  readonly grain: Grain;
  /** Null where nothing is still to come. */
  readonly moment: Moment | null;
}
