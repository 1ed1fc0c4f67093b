import { useTranslation } from "react-i18next";
import { useNavigation } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";
import { readQuery } from "./items";
import { PaletteView } from "./PaletteView";
import { useHitItems, useOwnItems } from "./usePaletteItems";
import { useRecords } from "./useRecords";

interface Props {
  readonly typed: string;
  readonly onType: (typed: string) => void;
}

/** One field for everything: records by id or name, places, actions, pasted addresses. */
export function Palette({ typed, onType }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const close = useNavigation((state) => state.closeOverlay);
  const query = readQuery(typed);
  const own = useOwnItems(query);
  const isAddress = own[0]?.group === "address";
  const { answer, searching } = useRecords(query.actionsOnly || isAddress ? "" : query.text);
  const found = answer?.ok === true ? answer.value : null;
  // What is found later comes below what is shown already, so that nothing moves under the pointer.
  const items = [...own, ...useHitItems(found?.hits ?? [])];
  return (
    <PaletteView
      typed={typed}
      items={items}
      note={noteOf()}
      onType={onType}
      onClose={close}
      onChoose={(item) => {
        close();
        item.act();
      }}
    />
  );

  function noteOf(): string | null {
    if (searching) return t("shell.palette.searching");
    if (answer?.ok === false) return t("shell.palette.failed");
    if (found !== null && found.total > found.hits.length)
      return t("shell.palette.more", {
        shown: format.count(found.hits.length),
        total: format.count(found.total),
      });
    return items.length === 0 ? t("shell.palette.nothing") : null;
  }
}
