import { Button, Menu, MenuItem, PopoverNext, PopupKind } from "@blueprintjs/core";
import { Document, Export } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useApp } from "../../stores/context";
import { CARD_LISTS, type IdentityLocation } from "../../stores/identityPlace";
import { useFormat } from "../../ui/useFormat";
import { CARD_FORMATS, saveCards } from "./cardFiles";
import type { Desk } from "./useDesk";

interface Props {
  readonly location: IdentityLocation;
  readonly desk: Desk;
}

/** Which cards are listed, and the list as a file. */
export function ListHead({ location, desk }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const { counts, shown } = desk;
  return (
    <header className="identity-list-head">
      <div className="toggles" role="group" aria-label={t("identity.lists")}>
        {CARD_LISTS.map((list) => (
          <button
            key={list}
            type="button"
            className="toggle"
            aria-pressed={list === location.list}
            onClick={() => app.navigation.getState().replace({ ...location, list })}
          >
            {t(`identity.list.${list}`)} <strong>{format.count(counts[list])}</strong>
          </button>
        ))}
      </div>
      <span className="spring" />
      <PopoverNext
        placement="bottom-end"
        arrow={false}
        animation="minimal"
        popupKind={PopupKind.MENU}
        content={
          <Menu size="small">
            {CARD_FORMATS.map((kind) => (
              <MenuItem
                key={kind}
                icon={<Document size={14} title={false} />}
                text={t(`identity.export.${kind}`)}
                onClick={() => saveCards(app, shown, kind, { t, format })}
              />
            ))}
          </Menu>
        }
      >
        <Button
          size="small"
          variant="minimal"
          disabled={shown.length === 0}
          icon={<Export size={14} title={false} />}
          aria-label={t("identity.export.menu")}
          title={t("identity.export.hint")}
        />
      </PopoverNext>
    </header>
  );
}
