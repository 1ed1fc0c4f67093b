import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef } from "#shared/contract/browse";
import { STREAMS, type Lane } from "#shared/contract/replay";
import { useApp, useClock, useSettings } from "../../../stores/context";
import { laneKey, type LaneOf } from "../../../stores/location";
import { Failed } from "../Failed";
import { AddLane } from "./AddLane";
import { BoardCanvas, type BoardPoint } from "./BoardCanvas";
import { drawHead, drawLanes } from "./draw";
import type { LaneAnswer } from "./laneFeed";
import { LaneList, type ListedLane } from "./LaneList";
import { laneName } from "./laneName";
import { HEAD_HEIGHT, LANE_HEIGHT } from "./layout";
import { Tooltip, type Hover } from "./Tooltip";
import { useFed, useLaneFeed, useWidth } from "./useBoard";
import { useGestures } from "./useGestures";
import { useLaneActions } from "./useLaneActions";
import { usePicture } from "./usePicture";

interface Props {
  readonly entities: readonly EntityRef[];
  /** What the stream is narrowed to. */
  readonly chosen: readonly LaneOf[];
}

/** Axis, histogram and lanes over the clock's window, with the names of the lanes beside them. */
export function Board({ entities, chosen }: Props) {
  const { t } = useTranslation();
  const { clock } = useApp();
  const { add, remove, chooseStream, chooseEntity, step, openNearest } = useLaneActions();
  const wall = useRef<HTMLDivElement>(null);
  const width = useWidth(wall);
  const feed = useLaneFeed(width, entities);
  const answer = useFed(feed, (state) => state.answer);
  const error = useFed(feed, (state) => state.error);
  const { lanes, listed } = useLanes(entities, answer);
  const scaleNow = useCallback(() => {
    const { span, window } = clock.getState();
    return span === null || width === 0 ? null : { ...window, width };
  }, [clock, width]);
  const gestures = useGestures(scaleNow);
  const picture = usePicture(scaleNow, gestures.selecting);
  const [hover, setHover] = useState<Hover | null>(null);

  const laneAt = ({ y }: BoardPoint): Lane | undefined => lanes[Math.floor(y / LANE_HEIGHT)];
  const hoverAt = (point: BoardPoint | null, lane: Lane | undefined) => {
    if (point === null || answer === null || wall.current === null) return setHover(null);
    const y = point.clientY - wall.current.getBoundingClientRect().top;
    setHover({
      ...point,
      y,
      answer,
      lane: lane === undefined ? null : { name: laneName(lane.of, t), lane },
    });
  };
  const shared = { width, scaleNow, gestures, picture };
  return (
    <div className="timeline-board">
      {error !== null && <Failed error={error} />}
      <div className="timeline-board-row timeline-board-head">
        <div className="timeline-board-names">
          <AddLane lanes={entities} onAdd={add} />
        </div>
        <div ref={wall} className="timeline-wall">
          <BoardCanvas
            {...shared}
            label={t("timeline.histogram")}
            height={HEAD_HEIGHT}
            paint={useCallback(
              (context, drawn) => drawHead(context, drawn, answer?.histogram ?? null),
              [answer],
            )}
            onHover={(point) => hoverAt(point, undefined)}
            onOpen={({ ms }) => openNearest(null, ms)}
          />
        </div>
      </div>
      <div className="timeline-board-lanes">
        <div className="timeline-board-row">
          <div className="timeline-board-names">
            <LaneList
              lanes={listed}
              chosen={chosen}
              onChoose={(of, wanted) => {
                if (typeof of === "string") chooseStream(wanted ? of : null);
                else chooseEntity(wanted ? of : null);
              }}
              onStep={step}
              onRemove={remove}
            />
          </div>
          <div className="timeline-wall">
            <BoardCanvas
              {...shared}
              label={t("timeline.lanesPicture")}
              height={lanes.length * LANE_HEIGHT}
              paint={useCallback(
                (context, drawn) => drawLanes(context, drawn, lanes, answer?.bars ?? null),
                [lanes, answer],
              )}
              onHover={(point) => hoverAt(point, point === null ? undefined : laneAt(point))}
              onOpen={(point) => openNearest(laneAt(point)?.of ?? null, point.ms)}
            />
          </div>
        </div>
      </div>
      {hover?.answer === answer && hover !== null && <Below hover={hover} width={width} />}
    </div>
  );
}

/** The lanes in their order, empty until they are answered. */
function useLanes(entities: readonly EntityRef[], answer: LaneAnswer | null) {
  return useMemo(() => {
    const known = new Map(
      answer?.lanes.map((lane, at) => [laneKey(lane.of), { lane, shown: answer.shown[at] ?? 0 }]),
    );
    const all: readonly LaneOf[] = [...STREAMS, ...entities];
    const found = all.map((of) => ({ of, ...known.get(laneKey(of)) }));
    return {
      lanes: found.map(({ of, lane }) => lane ?? noLane(of)),
      listed: found.map(({ of, lane, shown }): ListedLane => ({
        of,
        shown: shown ?? null,
        total: lane?.total ?? null,
      })),
    };
  }, [entities, answer]);
}

const noLane = (of: LaneOf): Lane => ({
  of,
  total: 0,
  counts: new Uint32Array(0),
  gravest: new Uint8Array(0),
});

/** Nothing is told of what is still to come where that is hidden. */
function Below(props: { readonly hover: Hover; readonly width: number }) {
  const hidden = useSettings((state) => state.future === "hidden");
  const ms = useClock((state) => state.moment?.ms ?? null);
  return <Tooltip {...props} hiddenFromMs={hidden ? ms : null} />;
}
