import { useTranslation } from "react-i18next";
import type { TableCount } from "#shared/quality/report";
import type { AppError } from "#shared/domain/result";
import { Agreement } from "./Agreement";
import { useFormat } from "./useFormat";

interface Props {
  readonly tables: Readonly<Record<string, TableCount>>;
  /** Says which files are there and cannot be read. */
  readonly problems: readonly AppError[];
}

/** Rows per table: what the documentation promises beside what the files hold. */
export function TableComparison({ tables, problems }: Props) {
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
            <TableRow
              key={name}
              name={name}
              count={count}
              unreadable={count.source === null ? unreadableFile(name, problems) : null}
            />
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

interface RowProps {
  readonly name: string;
  readonly count: TableCount;
  readonly unreadable: string | null;
}

function TableRow({ name, count, unreadable }: RowProps) {
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
      <td className="mono quiet source" title={source ?? unreadable ?? undefined}>
        {source ?? (
          <span className="attention">
            {unreadable === null
              ? t("compare.missing")
              : t("compare.unreadable", { file: unreadable })}
          </span>
        )}
      </td>
    </tr>
  );
}

export function Verdict({ differing, total }: { differing: number; total: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text =
    differing === 0
      ? t("compare.allAgree", { count: total, total: format.count(total) })
      : t("compare.differing", {
          count: differing,
          n: format.count(differing),
          total: format.count(total),
        });
  return <Agreement agrees={differing === 0} text={text} />;
}

/** The first file of a table that is there and cannot be read, null where there is none. */
export function unreadableFile(table: string, problems: readonly AppError[]): string | null {
  const problem = problems.find(
    ({ code, where }) => code === "dataset.unreadable" && tableOfFile(where?.file) === table,
  );
  return problem?.where?.file ?? null;
}

/** `orders` for `orders.csv.gz`. */
const tableOfFile = (file: string | undefined): string | undefined =>
  file?.split("/").at(-1)?.split(".")[0];

/** With a real minus sign, which is as wide as the plus sign. */
const signed = (difference: number, count: (value: number) => string): string =>
  `${difference > 0 ? "+" : "\u2212"}${count(Math.abs(difference))}`;
