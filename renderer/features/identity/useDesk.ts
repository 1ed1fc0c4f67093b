import { useMemo, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { CardVerdict } from "#shared/contract/casework";
import type { CardField } from "#shared/contract/identity";
import { useApp } from "../../stores/context";
import type { IdentityLocation } from "../../stores/identityPlace";
import { fieldsToCheck, type CardRow } from "../../stores/identityRows";
import { useFormat } from "../../ui/useFormat";
import { listCounts, nextToCheck, shownRows } from "./shownRows";
import type { KnownCards } from "./useCardRows";
import { useIdentity, useIdentityStore } from "./useIdentity";
import { useIdentityKeys } from "./useIdentityKeys";
import { useReveal } from "./useReveal";

/** The state of the tab and what can be done in it. */
export function useDesk(
  location: IdentityLocation,
  known: KnownCards,
  frame: RefObject<HTMLElement | null>,
) {
  const { t } = useTranslation();
  const format = useFormat();
  const { navigation } = useApp();
  const store = useIdentityStore();
  const sort = useIdentity((state) => state.sort);
  const { rows, acts, isWritable } = known;
  const [said, setSaid] = useState("");
  /** Whether the card that is come to next takes the focus into its first field to check. */
  const [wantsFields, setWantsFields] = useState(false);
  /** The form that asks why a card is accepted or rejected. */
  const [verdict, setVerdict] = useState<CardVerdict | null>(null);
  const reveal = useReveal();
  const shown = useMemo(() => shownRows(rows, location.list, sort), [rows, location.list, sort]);
  const counts = useMemo(() => listCounts(rows), [rows]);
  const current =
    location.card === null
      ? (shown[0] ?? null)
      : (rows.find(({ picture }) => picture.sha256 === location.card) ?? null);
  const currentAt = current === null ? -1 : shown.indexOf(current);

  const select = (row: CardRow | undefined): void => {
    const here = navigation.getState().location;
    if (row === undefined || here.page !== "identity") return;
    setVerdict(null);
    navigation.getState().replace({ ...here, card: row.picture.sha256, file: null });
  };
  const goToNext = (step: 1 | -1, intoFields: boolean): boolean => {
    const from = current?.picture.sha256 ?? null;
    const next = nextToCheck(shownRows(rows, location.list, sort, from), from, step);
    if (next === null) {
      setSaid(t("identity.noMoreToCheck"));
      return false;
    }
    setWantsFields(intoFields);
    select(next);
    setSaid(
      t("identity.next", {
        file: next.picture.file,
        count: counts.check_by_hand,
        n: format.count(counts.check_by_hand),
      }),
    );
    return true;
  };
  const desk = {
    ...{ rows, shown, counts, current, currentAt, sort, acts, isWritable, said, setSaid },
    ...{ verdict, setVerdict, wantsFields, setWantsFields, reveal, goToNext },
    /** Writes a person's word, and goes on where the card waited for it. */
    decide: async (row: CardRow, said: CardVerdict, reason: string): Promise<void> => {
      setVerdict(null);
      const waited = row.outcome === "check_by_hand";
      if ((await acts.decide(row, said, reason)) && waited) goToNext(1, false);
    },
    setSort: store.getState().setSort,
    selectAt: (at: number) => {
      setWantsFields(false);
      select(shown[at]);
    },
    openAt: (at: number) => {
      setWantsFields(true);
      select(shown[at]);
    },
    /** The field after one that is still to check; null where the card has no other. */
    fieldAfter: (row: CardRow, field: CardField): CardField | null => {
      const left = fieldsToCheck(row).filter((one) => one !== field);
      return left[0] ?? null;
    },
  };
  useIdentityKeys(frame, (command) => {
    switch (command) {
      case "next":
        return goToNext(1, false);
      case "previous":
        return goToNext(-1, false);
      case "fields":
        setWantsFields(true);
        return true;
      case "accept":
      case "reject":
        if (current === null || !isWritable || current.checks === null) return false;
        setVerdict(command);
        return true;
      case "reveal":
        if (current === null || current.isShown) return false;
        void reveal(current);
        return true;
    }
  });
  return desk;
}

export type Desk = ReturnType<typeof useDesk>;
