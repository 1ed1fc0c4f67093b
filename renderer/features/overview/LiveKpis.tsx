import type { OverviewFigures, OverviewFilter } from "#shared/contract/overview";
import { useClock } from "../../stores/context";
import { Kpis } from "./Kpis";

interface Props {
  /** As of the settled moment, and what they are of. */
  readonly figures: OverviewFigures;
  readonly filter: OverviewFilter;
  /** Those without the filter, null where there is none. */
  readonly whole: OverviewFigures | null;
}

/** The headline figures in step with the clock: those of its own frame, where that is of the same filter. */
export function LiveKpis({ figures, filter, whole }: Props) {
  const frame = useClock((state) => (state.frameFilter === filter ? state.frame : null));
  if (frame === null) return <Kpis figures={figures} whole={whole} />;
  return <Kpis figures={frame.figures} whole={whole} before={frame.moment.before} />;
}
