import { Classes, InputGroup, Overlay2 } from "@blueprintjs/core";
import { Search } from "@blueprintjs/icons";
import { QueryList, type ItemListRendererProps, type ItemRendererProps } from "@blueprintjs/select";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { KeyCaps } from "../../ui/KeyCaps";
import { inGroups, type PaletteItem } from "./items";

interface Props {
  readonly typed: string;
  readonly items: readonly PaletteItem[];
  /** Said below the list: that the search is under way, has failed, or found nothing. */
  readonly note: string | null;
  readonly onType: (typed: string) => void;
  readonly onClose: () => void;
  readonly onChoose: (item: PaletteItem) => void;
}

/** The palette as a dialog: a combo box whose first result is chosen until the arrow keys say otherwise. */
export function PaletteView({ typed, items, note, onType, onClose, onChoose }: Props) {
  const { t } = useTranslation();
  const [moved, setMoved] = useState<{ typed: string; id: string } | null>(null);
  const active =
    items.find(({ id }) => moved?.typed === typed && id === moved.id) ?? items[0] ?? null;
  return (
    <Overlay2 isOpen onClose={onClose} backdropClassName="palette-backdrop" transitionDuration={0}>
      <div className="palette" role="dialog" aria-modal aria-label={t("shell.palette.title")}>
        <QueryList<PaletteItem>
          items={[...items]}
          itemListPredicate={(_, all) => all}
          itemsEqual="id"
          resetOnQuery={false}
          query={typed}
          activeItem={active}
          onActiveItemChange={(item) => setMoved(item === null ? null : { typed, id: item.id })}
          onItemSelect={onChoose}
          itemRenderer={(item, props) => <PaletteLine key={item.id} item={item} {...props} />}
          itemListRenderer={(list) => <PaletteList {...list} />}
          renderer={({ handleKeyDown, handleKeyUp, itemList, listId, activeItemId }) => (
            <div onKeyDown={handleKeyDown} onKeyUp={handleKeyUp}>
              <InputGroup
                className="palette-field"
                size="large"
                autoFocus
                leftIcon={<Search size={16} title={false} className={Classes.ICON} />}
                placeholder={t("shell.palette.placeholder")}
                aria-label={t("shell.palette.placeholder")}
                role="combobox"
                aria-expanded
                aria-autocomplete="list"
                aria-controls={listId}
                aria-activedescendant={active === null ? undefined : activeItemId}
                spellCheck={false}
                value={typed}
                onValueChange={onType}
              />
              {itemList}
            </div>
          )}
        />
        <p className="palette-note" role="status">
          {note}
        </p>
        <p className="palette-hint">
          <span>
            <KeyCaps labels={["↑", "↓"]} /> {t("shell.palette.move")}
          </span>
          <span>
            <KeyCaps labels={["Enter"]} /> {t("shell.palette.choose")}
          </span>
          <span className="spring" />
          <span>{t("shell.palette.hint")}</span>
        </p>
      </div>
    </Overlay2>
  );
}

function PaletteList(list: ItemListRendererProps<PaletteItem>) {
  const { t } = useTranslation();
  const { menuProps, filteredItems, itemsParentRef, renderItem } = list;
  return (
    <ul
      id={menuProps?.id}
      ref={itemsParentRef}
      className="palette-list"
      role="listbox"
      aria-label={t("shell.palette.results")}
    >
      {inGroups(filteredItems).map(({ group, items }) => (
        <li key={items[0]?.id} role="presentation">
          <ul role="group" aria-label={t(`shell.palette.group.${group}`)}>
            <li className="palette-group" role="presentation">
              {t(`shell.palette.group.${group}`)}
            </li>
            {items.map((item) => renderItem(item, filteredItems.indexOf(item)))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

interface LineProps extends ItemRendererProps<HTMLLIElement> {
  readonly item: PaletteItem;
}

function PaletteLine({ item, id, modifiers, handleClick, ref }: LineProps) {
  return (
    <li
      id={id}
      ref={ref}
      role="option"
      aria-selected={modifiers.active}
      className="palette-line"
      onClick={handleClick}
    >
      <span className="palette-title">{item.title}</span>
      {item.detail !== undefined && <span className="palette-detail">{item.detail}</span>}
      {typeof item.keys === "string" && <KeyCaps labels={[item.keys]} />}
    </li>
  );
}
