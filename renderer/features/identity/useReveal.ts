import { useCallback } from "react";
import { useApp } from "../../stores/context";
import { CARD_LABELS, SHOWN_BY_PICTURE } from "../../stores/identityDataset";
import type { CardRow } from "../../stores/identityRows";
import { useIdentityStore } from "./useIdentity";

/** Shows the personal data of one card, once that has been recorded. */
export function useReveal(): (row: CardRow) => Promise<void> {
  const { ports, privacy, session } = useApp();
  const store = useIdentityStore();
  return useCallback(
    async ({ picture }) => {
      const generation = session.getState().current?.loaded.generation ?? 0;
      const cards =
        picture.ofDataset === null ? null : await ports.engine.cardsOfDataset(generation);
      const record =
        cards?.ok === true
          ? (cards.value.find(({ file }) => file === picture.ofDataset)?.record ?? null)
          : null;
      if (record === null) return store.getState().reveal(picture.sha256);
      const address = { table: CARD_LABELS, record };
      return privacy.getState().reveal(address, picture.ofDataset, SHOWN_BY_PICTURE);
    },
    [ports, privacy, session, store],
  );
}
