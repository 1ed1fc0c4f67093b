import { PAGE_ROWS, type PageList, type TableView } from "../contract/browse";
import { columnsOf, LIST_FIELDS } from "./listColumns";
import type { Privacy } from "./privacy";
import type { Records } from "./records";

const LABELS = "synthetic_id_labels";

/**
 * The ID cards that `id_links` says are the customer's, in its order; no list where the dataset lacks it or the labels.
 * A link to a card without a label stays in the list with its file alone, and its address is that of the link.
 */
export function cardLists(
  records: Records,
  privacy: Privacy,
  customer: string,
): readonly PageList[] {
  const links = records.dataset.tables.get("id_links");
  const labels = records.dataset.tables.get(LABELS);
  if (links === undefined || labels === undefined) return [];
  const cards = Array.from(records.rowsWith("id_links", "customer_id", customer), (link) => {
    const file = records.text(links, "file", link) ?? "";
    const label = records.rowsWith(LABELS, "file", file)[0];
    return label === undefined
      ? { table: links, row: link, file, labelled: false }
      : { table: labels, row: label, file, labelled: true };
  });
  const columns = columnsOf(records, LABELS, LIST_FIELDS[LABELS] ?? []);
  const list: PageList = {
    id: "cards",
    columns,
    rows: cards.slice(0, PAGE_ROWS).map(({ table, row }) => {
      const address = records.address(table, row);
      const cells = columns.map(({ name }) =>
        privacy.show(name, address, records.text(table, name, row)),
      );
      return { cells, entity: null, address, mark: null };
    }),
    total: cards.length,
    view: cards.every(({ labelled }) => labelled) ? viewOf(cards.map(({ file }) => file)) : null,
  };
  return [list];
}

const viewOf = (files: readonly string[]): TableView => ({
  table: LABELS,
  filters: [{ field: "file", op: "is", values: files }],
  sort: null,
});
