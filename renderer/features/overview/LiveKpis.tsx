import { useMemo } from "react";
import type { OverviewFigures, OverviewFilter } from "#shared/contract/overview";
import { useApp } from "../../stores/context";
import { Kpis, type LiveFigures } from "./Kpis";

interface Props {
  /** As of the settled moment, and what they are of. */
  readonly figures: OverviewFigures;
  readonly filter: OverviewFilter;
  /** Those without the filter, null where there is none. */
  readonly whole: OverviewFigures | null;
}

/** The headline figures in step with the clock: those of its own frame, where that is of the same filter. */
export function LiveKpis({ figures, filter, whole }: Props) {
  const { clock } = useApp();
  const live = useMemo(
    (): LiveFigures => ({
      subscribe: (listener) => clock.subscribe(listener),
      read: () => {
        const { frame, frameFilter } = clock.getState();
        if (frame === null || frameFilter !== filter) return null;
        return { figures: frame.figures, before: frame.moment.before };
      },
    }),
    [clock, filter],
  );
  return <Kpis figures={figures} whole={whole} live={live} />;
}
