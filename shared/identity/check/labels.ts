import { CARD_FIELDS, type CardField } from "../../contract/identity";
import { cellText } from "../../domain/cells";
import { columnOf, NULL_FLAG, type Table } from "../../domain/columns";

/** What a card says in truth, for evaluation only: nothing that reads or decides may see it. */
export interface CardLabel {
  /** Name of the picture without folders. */
  readonly file: string;
  /** Dates as ISO; empty where the label has none. */
  readonly fields: Readonly<Record<CardField, string>>;
  readonly isAdult: boolean | null;
}

/** The labels of a table `synthetic_id_labels`, in its order; rows that name no file are left out. */
export function labelsOf(table: Table): readonly CardLabel[] {
  const adult = columnOf(table, "is_adult", "flag");
  const text = (name: string, row: number): string => {
    const column = table.columns[name];
    return column === undefined ? "" : (cellText(column, row) ?? "");
  };
  return Array.from({ length: table.rows }, (_, row): CardLabel => {
    const flag = adult?.data[row] ?? NULL_FLAG;
    const file = text("file", row);
    return {
      file: file.slice(file.lastIndexOf("/") + 1),
      fields: Object.fromEntries(CARD_FIELDS.map((name) => [name, text(name, row)])) as Record<
        CardField,
        string
      >,
      isAdult: flag === NULL_FLAG ? null : flag === 1,
    };
  }).filter(({ file }) => file !== "");
}
