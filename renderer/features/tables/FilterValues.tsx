import { InputGroup } from "@blueprintjs/core";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FieldInfo, TableView } from "#shared/contract/browse";
import { useApp, useAsOf, usePrivacy } from "../../stores/context";
import { useAnswer } from "../../ui/useAnswer";
import { useFormat } from "../../ui/useFormat";
import { filterOf, toggledValue } from "./viewChanges";

interface Props {
  readonly field: FieldInfo;
  readonly view: TableView;
  readonly onEdit: (view: TableView) => void;
}

/** Values listed at once; the search finds the others. */
const LISTED = 50;
/** So many different values and the list gets a search of its own. */
const SEARCHED_FROM = 12;

/** The commonest values under the other filters, with how many rows have each, to be ticked. */
export function FilterValues({ field, view, onEdit }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { engine } = useApp().ports;
  const revision = usePrivacy((state) => state.revision);
  const asOf = useAsOf();
  const [text, setText] = useState("");
  const [searched, setSearched] = useState(false);
  const { value: answer, error } = useAnswer(
    useCallback(
      () => engine.values(view, field.name, text, LISTED, asOf),
      [engine, view, field.name, text, asOf],
    ),
    revision,
  );
  if (error !== null) return <p role="alert">{t(`error.${error.code}.title`)}</p>;
  const chosen = filterOf(view, field.name, "is")?.values ?? [];
  const listed = answer?.values ?? [];
  const offList = chosen.filter((value) => !listed.some((known) => known.value === value));
  const showSearch = searched || text !== "" || (answer?.distinct ?? 0) > SEARCHED_FROM;
  const lines = [...offList.map((value) => ({ value, count: null })), ...listed];
  return (
    <div className="filter-values">
      {showSearch && (
        <InputGroup
          size="small"
          placeholder={t("tables.findValue")}
          aria-label={t("tables.findValue")}
          value={text}
          onValueChange={(next) => {
            setSearched(true);
            setText(next);
          }}
        />
      )}
      <ul aria-label={t("tables.values", { field: field.name })}>
        {lines.map(({ value, count }) => (
          <li key={value ?? EMPTY}>
            <label className="filter-value">
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={() => onEdit(toggledValue(view, field.name, value))}
              />
              <span className="filter-value-text" title={value ?? undefined}>
                {value ?? <em className="quiet">{t("common.empty")}</em>}
              </span>
              {count !== null && <span className="quiet">{format.count(count)}</span>}
            </label>
          </li>
        ))}
      </ul>
      {answer !== null && answer.distinct > listed.length && (
        <p className="quiet">
          {t("tables.valuesShown", {
            shown: format.count(listed.length),
            total: format.count(answer.distinct),
          })}
        </p>
      )}
    </div>
  );
}

/** No value of a field is this text: a NUL is not kept by any reader. */
const EMPTY = "\u0000";
