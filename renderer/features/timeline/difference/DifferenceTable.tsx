import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/useFormat";
import { ROW_GROUPS, type DifferenceRow } from "./differenceRows";
import { rowName, writeChange, writeValue } from "./differenceText";

/** What stands at A, what at B, and what has changed: neither good nor bad. */
export function DifferenceTable({ rows }: { readonly rows: readonly DifferenceRow[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="plain-table timeline-difference-table">
      <thead>
        <tr>
          <th scope="col">{t("timeline.difference.figure")}</th>
          <th scope="col" className="end">
            {t("timeline.difference.atA")}
          </th>
          <th scope="col" className="end">
            {t("timeline.difference.atB")}
          </th>
          <th scope="col" className="end">
            {t("timeline.difference.change")}
          </th>
        </tr>
      </thead>
      <tbody>
        {ROW_GROUPS.map((group) => {
          const own = rows.filter(({ name }) => name.kind === group);
          if (own.length === 0) return null;
          return (
            <Fragment key={group}>
              <tr className="timeline-group">
                <th scope="colgroup" colSpan={4}>
                  {t(`timeline.difference.group.${group}`)}
                </th>
              </tr>
              {own.map((row) => (
                <tr key={rowName(row.name, t)}>
                  <th scope="row">{rowName(row.name, t)}</th>
                  <td className="end">
                    {group === "first" ? "" : writeValue(row.a, row.unit, format)}
                  </td>
                  <td className="end">
                    {group === "first" ? "" : writeValue(row.b, row.unit, format)}
                  </td>
                  <td className={row.change === 0 ? "end quiet" : "end timeline-change"}>
                    {writeChange(row, t, format)}
                  </td>
                </tr>
              ))}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}
