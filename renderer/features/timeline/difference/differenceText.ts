import type { TFunction } from "i18next";
import { csvOf } from "#shared/export/csv";
import { formatInstant } from "#shared/domain/time";
import type { Moment } from "#shared/contract/replay";
import { THIN, type Format } from "../../../ui/format";
import type { DifferenceRow, RowName, Unit } from "./differenceRows";

export function rowName(name: RowName, t: TFunction): string {
  switch (name.kind) {
    case "figure":
      return t(`overview.column.${name.column}`);
    case "kpi":
      return t(`rules.kpi.${name.id}`);
    case "stream":
      return t(`timeline.stream.${name.stream}`);
    case "first":
      return t(`timeline.first.${name.what}`);
  }
}

export function writeValue(value: number | null, unit: Unit, format: Format): string {
  if (value === null) return "–";
  switch (unit) {
    case "count":
      return format.count(value);
    case "money":
      return `${format.money(cents(value))}${THIN}€`;
    case "share":
      return format.share(value);
    case "decimal":
      return format.decimal(value, 1);
  }
}

/** With its sign; differences of shares in points, so that nobody takes them for shares of shares. */
export function writeChange({ change, unit }: DifferenceRow, t: TFunction, format: Format): string {
  if (change === null) return "–";
  const size = Math.abs(change);
  const text =
    unit === "share"
      ? t("rules.points", { n: format.decimal(size * 100, 2) })
      : writeValue(size, unit, format);
  if (unit === "money" ? cents(change) === 0 : change === 0) return text;
  return `${change < 0 ? "−" : "+"}${text}`;
}

const cents = (value: number): number => Math.round(value * 100) / 100;

export interface Marks {
  readonly a: Moment;
  readonly b: Moment;
}

const markText = ({ ms }: Moment): string => `${formatInstant(ms, 0)} UTC`;

/** The table as lines of text, the moments first. */
export function differenceText(
  rows: readonly DifferenceRow[],
  { a, b }: Marks,
  t: TFunction,
  format: Format,
): string {
  const lines = rows.map((row) =>
    [
      rowName(row.name, t),
      writeValue(row.a, row.unit, format),
      writeValue(row.b, row.unit, format),
      writeChange(row, t, format),
    ].join("\t"),
  );
  const heads = [
    t("timeline.difference.figure"),
    `A ${markText(a)}`,
    `B ${markText(b)}`,
    t("timeline.difference.change"),
  ];
  return [heads.join("\t"), ...lines].join("\n");
}

/** The same as a CSV file, numbers as they are. */
export const differenceCsv = (
  rows: readonly DifferenceRow[],
  { a, b }: Marks,
  t: TFunction,
): Uint8Array =>
  csvOf(
    ["figure", `A ${markText(a)}`, `B ${markText(b)}`, "change"],
    rows.map((row) => [rowName(row.name, t), row.a, row.b, row.change]),
  );
