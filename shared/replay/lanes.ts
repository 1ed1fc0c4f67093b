import type { Lane, LanesRequest } from "../contract/replay";
import type { EntityPositions } from "./entityPositions";
import type { Gravities } from "./gravities";
import { barBounds, countsOf } from "./histogram";
import type { LogPlaces } from "./logPlaces";

/** Streams first, then entities, in the order they were asked for. */
export function lanesOf(
  places: LogPlaces,
  gravities: Gravities,
  entities: EntityPositions,
  request: LanesRequest,
): readonly Lane[] {
  const bounds = barBounds(places, request);
  const streams = request.streams.map((of): Lane => {
    const positions = places.kinds[of];
    return {
      of,
      total: positions.length,
      counts: countsOf(positions, bounds),
      gravest: gravities.ofStream(of, bounds),
    };
  });
  const ofEntities = request.entities.map((of): Lane => {
    const positions = entities.of(of);
    return {
      of,
      total: positions.length,
      counts: countsOf(positions, bounds),
      gravest: gravities.ofRecords(positions, bounds),
    };
  });
  return [...streams, ...ofEntities];
}
