import { STREAMS, type Around, type AroundRequest, type NearRecord } from "../contract/replay";
import type { Records } from "../browse/records";
import { entryAt } from "../browse/timeline";
import { paymentAt, recordKey } from "../log/eventLog";
import { NONE, rankOf, type KeyKind } from "../log/kinds";
import type { DecidedPayments } from "./decidedPayments";
import type { EntityPositions } from "./entityPositions";
import { countBelow, type LogPlaces, type Positions } from "./logPlaces";

/** What records near the clock are told from. */
export interface NearSources {
  readonly places: LogPlaces;
  readonly records: Records;
  readonly entities: EntityPositions;
  readonly decided: DecidedPayments | null;
}

export function aroundOf(sources: NearSources, request: AroundRequest): Around {
  const { moment, earlier, later } = request;
  const lists = candidates(sources, request);
  const before: number[] = [];
  const after: number[] = [];
  for (const positions of lists) {
    const happened = countBelow(positions, moment.before);
    before.push(...positions.subarray(Math.max(happened - earlier, 0), happened));
    after.push(...positions.subarray(happened, happened + later));
  }
  const rising = (a: number, b: number): number => a - b;
  const nearBefore = before.sort(rising).slice(Math.max(before.length - earlier, 0));
  const nearAfter = after.sort(rising).slice(0, later);
  return {
    records: [
      ...nearBefore.map((position) => nearRecord(sources, position)),
      ...nearAfter.map((position): NearRecord => {
        return { ...nearRecord(sources, position), future: true };
      }),
    ],
    happened: nearBefore.length,
  };
}

/** Rising positions that together are the records asked for, none in two of them. */
function candidates(
  { places, entities }: NearSources,
  { streams, entity }: AroundRequest,
): readonly Positions[] {
  const wanted = streams.length === 0 ? STREAMS : STREAMS.filter((each) => streams.includes(each));
  if (entity === null)
    return wanted.length === STREAMS.length
      ? [places.all]
      : wanted.map((stream) => places.kinds[stream]);
  const ranks = new Set(wanted.map(rankOf));
  return [entities.of(entity).filter((position) => ranks.has(places.log.rank[position]!))];
}

function nearRecord({ records, decided }: NearSources, position: number): NearRecord {
  const { log } = records.index;
  const keyOf = (kind: KeyKind): string | null => {
    const code = recordKey(log, kind, position);
    return code === NONE ? null : log.dictionaries.keys[kind].values[code]!;
  };
  const ordinal = paymentAt(log, position);
  return {
    ...entryAt(records, position),
    position,
    customer: keyOf("customer"),
    session: keyOf("session"),
    outcome: ordinal < 0 || decided === null ? null : decided.outcomeOf(ordinal),
  };
}
