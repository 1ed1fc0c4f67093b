import { useMemo } from "react";
import { useApp, useCasework } from "../../stores/context";
import { identityActs } from "../../stores/identityActs";
import { cardRows, type CardRow } from "../../stores/identityRows";
import { useIdentity, useIdentityStore } from "./useIdentity";
import { useSurroundings } from "./useSurroundings";

const NO_ROWS: readonly CardRow[] = [];

/** The queue, each picture held against dataset, journal and clock, and what can be done with it. */
export function useCardRows() {
  const { casework, clock } = useApp();
  const store = useIdentityStore();
  const { around, ...known } = useSurroundings();
  const pictures = useIdentity((state) => state.pictures);
  const revealed = useIdentity((state) => state.revealed);
  const decidedFor = useIdentity((state) => state.decidedFor);
  const isWritable = useCasework(({ status }) => status === "ready");
  const rows = useMemo(
    () => (around === null ? NO_ROWS : cardRows({ pictures, revealed, decidedFor }, around)),
    [pictures, revealed, decidedFor, around],
  );
  const acts = useMemo(
    () => identityActs(casework.getState(), () => clock.getState().settled),
    [casework, clock],
  );
  return {
    ...known,
    rows,
    acts,
    isWritable,
    isReady: around !== null,
    read: store.getState().readDataset,
  };
}

export type KnownCards = ReturnType<typeof useCardRows>;
