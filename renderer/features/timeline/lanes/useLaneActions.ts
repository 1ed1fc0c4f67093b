import { useMemo } from "react";
import type { EntityRef } from "#shared/contract/browse";
import type { Stream } from "#shared/contract/replay";
import type { App } from "../../../stores/stores";
import { useApp } from "../../../stores/context";
import { laneKey, LANE_LIMIT, type LaneOf, type TimelineLocation } from "../../../stores/location";
import { nearestRecord } from "./nearest";

/** What can be done with lanes; where they stand is part of the address. */
export function useLaneActions() {
  const app = useApp();
  return useMemo(
    () => ({
      add: (entity: EntityRef) =>
        change(app, (place) => {
          if (place.lanes.some((lane) => laneKey(lane) === laneKey(entity))) return place;
          return { ...place, lanes: [...place.lanes, entity].slice(-LANE_LIMIT) };
        }),
      remove: (of: LaneOf) =>
        change(app, ({ entity, ...place }) => ({
          ...place,
          lanes: place.lanes.filter((lane) => laneKey(lane) !== laneKey(of)),
          ...(entity === undefined || laneKey(entity) === laneKey(of) ? {} : { entity }),
        })),
      chooseStream: (stream: Stream | null) =>
        change(app, ({ stream: _, ...place }) => ({
          ...place,
          ...(stream === null ? {} : { stream }),
        })),
      chooseEntity: (entity: EntityRef | null) =>
        change(app, ({ entity: _, ...place }) => ({
          ...place,
          ...(entity === null ? {} : { entity }),
        })),
      step: (of: LaneOf, direction: 1 | -1) =>
        app.clock
          .getState()
          .step(
            typeof of === "string"
              ? { kind: "stream", stream: of }
              : { kind: "entity", entity: of },
            direction,
          ),
      openNearest: (of: LaneOf | null, ms: number) => void openNearest(app, of, ms),
    }),
    [app],
  );
}

function change(app: App, changed: (place: TimelineLocation) => TimelineLocation): void {
  const { location, replace } = app.navigation.getState();
  if (location.page === "timeline") replace(changed(location));
}

async function openNearest(app: App, of: LaneOf | null, ms: number): Promise<void> {
  const found = await nearestRecord(app.ports.engine.replay, of, ms);
  if (!found.ok) return app.notices.getState().addError(found.error);
  if (found.value === null) return;
  const { inspect, openEntity } = app.navigation.getState();
  const { entity, address } = found.value;
  if (entity === null || entity.kind === "product") inspect(address);
  else openEntity(entity);
}
