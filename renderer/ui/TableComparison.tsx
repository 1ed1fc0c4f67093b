import { useTranslation } from "react-i18next";
import type { TableCount } from "#shared/quality/report";
import { Agreement } from "./Agreement";
import { useFormat } from "./useFormat";

interface Props {
  readonly tables: Readonly<Record<string, TableCount>>;
}

/** Rows per table: what the documentation promises beside what the files hold. */
export function TableComparison({ tables }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const rows = Object.entries(tables);
  const promised = rows.filter(([, count]) => count.documented !== null);
  const differing = promised.filter(([, count]) => count.documented !== count.found).length;
  const sum = (of: (count: TableCount) => number) =>
    format.count(rows.reduce((total, [, count]) => total + of(count), 0));
  return (
    <section className="panel" aria-labelledby="table-comparison">
      <header className="panel-head">
        <h2 id="table-comparison">{t("compare.tables")}</h2>
        {promised.length > 0 && <Verdict differing={differing} total={promised.length} />}
      </header>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("compare.table")}</th>
            <th scope="col" className="end">
              {t("compare.documented")}
            </th>
            <th scope="col" className="end">
              {t("compare.found")}
            </th>
            <th scope="col">{t("compare.difference")}</th>
            <th scope="col" className="end">
              {t("compare.quarantined")}
            </th>
            <th scope="col" className="source">
              {t("compare.source")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, count]) => (
            <TableRow key={name} name={name} count={count} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("compare.total")}</th>
            <td className="end">
              {promised.length > 0 ? sum((count) => count.documented ?? 0) : t("compare.noPromise")}
            </td>
            <td className="end">{sum((count) => count.found)}</td>
            <td />
            <td className="end">{sum((count) => count.quarantined)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

function TableRow({ name, count }: { name: string; count: TableCount }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { documented, found, quarantined, source } = count;
  const differs = documented !== null && documented !== found;
  return (
    <tr className={differs ? "row-differs" : undefined}>
      <th scope="row" className="mono">
        {name}
      </th>
      <td className="end">
        {documented === null ? t("compare.noPromise") : format.count(documented)}
      </td>
      <td className="end found">{format.count(found)}</td>
      <td>
        {documented !== null && (
          <Agreement
            agrees={!differs}
            {...(differs ? { text: signed(found - documented, format.count) } : {})}
          />
        )}
      </td>
      <td className={quarantined > 0 ? "end attention" : "end quiet"}>
        {format.count(quarantined)}
      </td>
      <td className="mono quiet source" title={source ?? undefined}>
        {source ?? <span className="attention">{t("compare.missing")}</span>}
      </td>
    </tr>
  );
}

export function Verdict({ differing, total }: { differing: number; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text =
    differing === 0
      ? t("compare.allAgree", { total: format.count(total) })
      : t("compare.differing", { n: format.count(differing), total: format.count(total) });
  return <Agreement agrees={differing === 0} text={text} />;
}

/** With a real minus sign, which is as wide as the plus sign. */
const signed = (difference: number, count: (value: number) => string): string =>
  `${difference > 0 ? "+" : "\u2212"}${count(Math.abs(difference))}`;
