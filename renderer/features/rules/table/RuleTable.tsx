import { ArrowDown, ArrowUp } from "@blueprintjs/icons";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Kpis } from "#shared/contract/decisions";
import type { Rule } from "#shared/contract/rules";
import type { RuleSetEdit } from "../../../stores/ruleEdits";
import { useLanguage } from "../../../i18n/useLanguage";
import { RuleLine } from "./RuleLine";
import { inOrder, sortedIds, SORTS, type RuleRow, type RuleSort } from "./ruleRows";

interface Props {
  readonly rows: readonly RuleRow[];
  readonly kpis: Kpis | null;
  /** Figures are of the set before a change that is being decided. */
  readonly waiting: boolean;
  /** Columns and tables the dataset lacks and a rule needs. */
  readonly lackedBy: (rule: Rule) => readonly string[];
  readonly onOpen: (id: string) => void;
  readonly onEdit: (edit: RuleSetEdit) => void;
  /** A control was let go. */
  readonly onSettle: () => void;
}

interface Order {
  readonly sort: RuleSort;
  readonly descending: boolean;
  readonly ids: readonly string[];
}

/**
 * The rules with what they do to the dataset. Up and down move between rows, Tab between the controls of one; only the
 * row that was last in use is on the way of the Tab key.
 */
export function RuleTable(props: Props) {
  const { rows, kpis, waiting, lackedBy, onOpen, onEdit, onSettle } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const [order, setOrder] = useState<Order | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const shown = inOrder(rows, order?.ids ?? null);
  const activeId = shown.some(({ rule }) => rule.id === active) ? active : shown[0]?.rule.id;

  const sortBy = (sort: RuleSort) => {
    const first = sort !== "name";
    if (order?.sort === sort && order.descending !== first) return setOrder(null);
    const descending = order?.sort === sort ? !order.descending : first;
    const ids = sortedIds(rows, sort, descending, ({ words }) => words[language].name);
    setOrder({ sort, descending, ids });
  };
  return (
    <table
      className="rules-table"
      aria-label={t("rules.list")}
      aria-busy={waiting}
      onKeyDown={moveBetweenRows}
    >
      <thead>
        <tr>
          {SORTS.map((sort) => (
            <th
              key={sort}
              scope="col"
              className={`rules-col-${sort}`}
              aria-sort={ariaSort(order, sort)}
            >
              <button
                type="button"
                title={t(`rules.columnHint.${sort}`)}
                onClick={() => sortBy(sort)}
              >
                {t(`rules.column.${sort}`)}
                {order?.sort === sort &&
                  (order.descending ? (
                    <ArrowDown size={12} title={false} />
                  ) : (
                    <ArrowUp size={12} title={false} />
                  ))}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <RuleLine
            key={row.rule.id}
            row={row}
            kpis={kpis}
            lacked={lackedBy(row.rule)}
            tabIndex={row.rule.id === activeId ? 0 : -1}
            onFocus={() => setActive(row.rule.id)}
            onOpen={onOpen}
            onEdit={onEdit}
            onSettle={onSettle}
          />
        ))}
      </tbody>
    </table>
  );
}

const ariaSort = (order: Order | null, sort: RuleSort) => {
  if (order?.sort !== sort) return "none" as const;
  return order.descending ? ("descending" as const) : ("ascending" as const);
};

/** To the same control of another row, as far as that row has it. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const row = event.target instanceof HTMLElement ? event.target.closest(".rule-line") : null;
  if (step === 0 || row === null) return;
  const rows = [...event.currentTarget.querySelectorAll(".rule-line")];
  const next = rows[rows.indexOf(row) + step];
  const cell = event.target instanceof HTMLElement ? event.target.closest("td, th") : null;
  const at = [...row.children].indexOf(cell ?? row);
  const same = next?.children[at]?.querySelector<HTMLElement>("[aria-checked=true], button, input");
  const target = same ?? next?.querySelector<HTMLElement>("button");
  if (target === null || target === undefined) return;
  event.preventDefault();
  target.focus();
}
