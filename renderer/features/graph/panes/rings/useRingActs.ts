import type { NodeKey } from "#shared/contract/graph";
import type { Moment } from "#shared/domain/moment";
import { speedOver } from "#shared/clock/speed";
import type { Ring } from "#shared/graph/rings/types";
import type { ClockState, ClockStore } from "../../../../stores/clockState";
import type { SentenceValue } from "../../../../stores/history";
import { useApp } from "../../../../stores/context";

const customersOf = ({ customers }: Ring): readonly NodeKey[] =>
  customers.map((id): NodeKey => `customer:${id}`);

/** What a scene of a ring holds: its customers and what they share. */
export const keysOfRing = (ring: Ring): readonly NodeKey[] => [
  ...customersOf(ring),
  ...ring.entities.map(({ kind, id }): NodeKey => `${kind}:${id}`),
];

/** What the history calls it. */
function calledRing({ customers: { length } }: Ring): SentenceValue {
  return { en: `the ring of ${length} customers`, fr: `le réseau de ${length} clients` };
}

/** How long the life of a ring is played, seconds. */
const LIFE_SECONDS = 25;

/** What can be done with a ring. */
export function useRingActs() {
  const { graph, clock } = useApp();
  const show = (ring: Ring): Promise<void> =>
    graph.getState().start(keysOfRing(ring), false, calledRing(ring));
  return {
    show,
    /** Goes to just before its first payment, marks its span and plays. */
    playLife: async (ring: Ring): Promise<void> => {
      await show(ring);
      const { mark, go, play, setSpeed } = clock.getState();
      const before = { ms: ring.firstMs, before: ring.firstPosition };
      mark("a", before);
      mark("b", { ms: ring.lastMs, before: ring.lastPosition + 1 });
      setSpeed(speedOver(ring.lastMs - ring.firstMs, LIFE_SECONDS));
      go(before);
      graph.getState().follow(customersOf(ring), true);
      // Played before it has arrived, a clock at its end would begin at the first record.
      await arrival(clock, before);
      play(1);
    },
  };
}

/** Until the clock shows the moment; for ever where it does not come to it. */
function arrival(clock: ClockStore, { before }: Moment): Promise<void> {
  const isThere = ({ moment }: ClockState): boolean => moment?.before === before;
  if (isThere(clock.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const end = clock.subscribe((state) => {
      if (!isThere(state)) return;
      end();
      resolve();
    });
  });
}
