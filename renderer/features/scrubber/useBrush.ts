import { useCallback, useEffect, useState, type RefObject } from "react";
import type { TimeWindow } from "#shared/contract/graph";
import type { ReplaySpan } from "#shared/contract/replay";
import { useApp, useGraph, useNavigation } from "../../stores/context";
import { listenToBrush } from "./brushPointer";

/** Whether the next drag on the track draws, as its button says. */
export interface Arming {
  readonly armed: boolean;
  readonly onArm: (armed: boolean) => void;
}

/** The stretch of time that the graph keeps to, as the track shows it. */
export interface Brush {
  /** In force, or being drawn in its place. */
  readonly window: TimeWindow | null;
  readonly drawing: boolean;
  /** As one command of the history; `held` while more of the same may follow. */
  readonly keep: (window: TimeWindow | null, held?: boolean) => void;
}

/** The brush where the graph is on screen, else null. */
export function useBrush(
  track: RefObject<HTMLElement | null>,
  span: ReplaySpan,
  { armed, onArm }: Arming,
): Brush | null {
  const { clock, graph, history } = useApp();
  const onScreen = useNavigation(({ location }) => location.page === "graph");
  const kept = useGraph(({ scene }) => scene.filter.window);
  const [draft, setDraft] = useState<TimeWindow | null>(null);
  const keep = useCallback(
    (window: TimeWindow | null, held = false) => {
      const { settle } = history.getState();
      if (!held) settle();
      graph.getState().setFilter({ window });
      if (!held) settle();
    },
    [graph, history],
  );
  useEffect(() => {
    const { current: element } = track;
    if (!onScreen || element === null) return;
    return listenToBrush(element, {
      view: () => ({ window: clock.getState().window, width: element.clientWidth }),
      span,
      brushed: () => graph.getState().scene.filter.window,
      armed,
      draft: setDraft,
      drawn: (window) => {
        keep(window);
        onArm(false);
      },
      abandoned: () => onArm(false),
    });
  }, [armed, clock, graph, history, keep, onArm, onScreen, span, track]);
  return onScreen ? { window: draft ?? kept, drawing: draft !== null, keep } : null;
}
