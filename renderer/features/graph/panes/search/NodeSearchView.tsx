import { Classes, InputGroup } from "@blueprintjs/core";
import { Search } from "@blueprintjs/icons";
import { QueryList, type ItemRendererProps } from "@blueprintjs/select";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Suggestion } from "#shared/contract/graph";
import { NodeMark } from "../parts/NodeMark";
import { RiskFigure } from "../parts/RiskFigure";
import { useFormat } from "../../../../ui/useFormat";

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly hint: string;
  readonly large?: boolean;
  readonly typed: string;
  readonly hits: readonly Suggestion[];
  /** How many of how many, or why there are none; null while nothing is typed. */
  readonly note: string | null;
  readonly onCanvas: ReadonlySet<string>;
  readonly onType: (typed: string) => void;
  readonly onChoose: (hit: Suggestion, anew: boolean) => void;
}

const keyOf = ({ ref }: Suggestion): string => `${ref.kind}:${ref.id}`;

/** A field with what is found below it: arrows move, Enter chooses, Escape clears. */
export function NodeSearchView(props: Props) {
  const { label, placeholder, hint, large, typed, hits, note, onCanvas, onType, onChoose } = props;
  const [focused, setFocused] = useState(false);
  const [moved, setMoved] = useState<{ typed: string; key: string } | null>(null);
  const active =
    hits.find((hit) => moved?.typed === typed && keyOf(hit) === moved.key) ?? hits[0] ?? null;
  const open = focused && note !== null;
  const escape = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    event.preventDefault();
    if (typed !== "") onType("");
    else focusCanvas();
  };
  return (
    <QueryList<Suggestion>
      items={[...hits]}
      itemListPredicate={(_, all) => all}
      itemsEqual={(a, b) => keyOf(a) === keyOf(b)}
      resetOnQuery={false}
      query={typed}
      activeItem={active}
      onActiveItemChange={(hit) => setMoved(hit === null ? null : { typed, key: keyOf(hit) })}
      onItemSelect={(hit, event) =>
        onChoose(hit, event !== undefined && "shiftKey" in event && event.shiftKey === true)
      }
      itemRenderer={(hit, item) => (
        <Hit key={keyOf(hit)} hit={hit} shown={onCanvas.has(keyOf(hit))} {...item} />
      )}
      itemListRenderer={({ menuProps, filteredItems, itemsParentRef, renderItem }) => (
        <ul
          id={menuProps?.id}
          ref={itemsParentRef}
          className="graph-hits"
          role="listbox"
          aria-label={label}
        >
          {filteredItems.map((hit, at) => renderItem(hit, at))}
        </ul>
      )}
      renderer={({ handleKeyDown, handleKeyUp, itemList, listId, activeItemId }) => (
        <div
          className="graph-search"
          onKeyDown={(event) => {
            escape(event);
            handleKeyDown(event);
          }}
          onKeyUp={handleKeyUp}
          onFocus={() => setFocused(true)}
          onBlur={({ currentTarget, relatedTarget }) => {
            if (!currentTarget.contains(relatedTarget)) setFocused(false);
          }}
        >
          <InputGroup
            fill
            size={large === true ? "large" : undefined}
            type="search"
            leftIcon={<Search size={16} title={false} className={Classes.ICON} />}
            placeholder={placeholder}
            aria-label={label}
            role="combobox"
            aria-expanded={open}
            aria-autocomplete="list"
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open && active !== null ? activeItemId : undefined}
            spellCheck={false}
            autoComplete="off"
            value={typed}
            onValueChange={onType}
          />
          {open && (
            // The field keeps the focus while something is chosen with the mouse.
            <div className="graph-search-list" onMouseDown={(event) => event.preventDefault()}>
              {itemList}
              <p className="graph-search-note">
                <span role="status">{note}</span>
                {hits.length > 0 && <span className="quiet">{hint}</span>}
              </p>
            </div>
          )}
        </div>
      )}
    />
  );
}

/** Where the keys of the workspace go; without a canvas, nowhere in particular. */
function focusCanvas(): void {
  const canvas = document.querySelector<HTMLElement>(".graph-centre [tabindex='0']");
  if (canvas === null && document.activeElement instanceof HTMLElement)
    document.activeElement.blur();
  else canvas?.focus();
}

interface HitProps extends ItemRendererProps<HTMLLIElement> {
  readonly hit: Suggestion;
  readonly shown: boolean;
}

function Hit({ hit, shown, id, modifiers, handleClick, ref }: HitProps) {
  const { t } = useTranslation();
  const { kind, id: name } = hit.ref;
  return (
    <li
      id={id}
      ref={ref}
      role="option"
      aria-selected={modifiers.active}
      className="graph-hit"
      onClick={handleClick}
    >
      <NodeMark kind={kind} />
      <span className="graph-hit-name" title={name}>
        <span className="visually-hidden">{t(`graph.kind.${kind}`)} </span>
        <span className="mono">{name}</span>
        {shown && <span className="quiet"> {t("graph.pane.onCanvas")}</span>}
      </span>
      <RiskFigure risk={hit.risk} />
      <span className="graph-hit-facts">
        <HitFacts hit={hit} />
      </span>
    </li>
  );
}

/** Kind, what it shares or who shares it, and its payments. */
function HitFacts({ hit: { ref, shared, payments } }: { readonly hit: Suggestion }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sharing = { count: shared, n: format.count(shared) };
  return [
    t(`graph.kind.${ref.kind}`),
    ref.kind === "customer"
      ? t("graph.search.shares", sharing)
      : t("graph.search.sharedBy", sharing),
    t("graph.count.payments", { count: payments, n: format.count(payments) }),
  ].join(" · ");
}
