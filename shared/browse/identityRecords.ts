import type { BirthdateMatches, DatasetCard, DatasetCustomer } from "../contract/compliance";
import { columnOf, NULL_DAY } from "../domain/columns";
import { maskText } from "../domain/personal";
import { formatDay } from "../domain/time";
import type { Privacy } from "./privacy";
import type { Records } from "./records";

const LABELS = "synthetic_id_labels";
const LINKS = "id_links";

/** Customers that are named as possible holders. */
const MATCHES_LIMIT = 200;

const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** A customer by its id, its birthdate as far as it may be shown. */
export function customerOf(records: Records, privacy: Privacy, id: string): DatasetCustomer {
  const table = records.dataset.tables.get("customers");
  const row = records.rowsWith("customers", "customer_id", id)[0];
  if (table === undefined || row === undefined) return { id, record: null, birthdate: null };
  const address = records.address(table, row);
  const birthdate = privacy.show("birthdate", address, records.text(table, "birthdate", row));
  return { id, record: address.record, birthdate };
}

/** Every card that the folder, the labels or the links name, by file. What the labels say of it is not looked at. */
export function cardsOf(records: Records, privacy: Privacy): readonly DatasetCard[] {
  const { cardFiles, tables } = records.dataset;
  const pictures = new Set(cardFiles.map(fileName));
  const recordOf = new Map<string, number>();
  const labels = tables.get(LABELS);
  for (let row = (labels?.rows ?? 0) - 1; row >= 0; row--) {
    const file = records.text(labels, "file", row);
    if (file !== null) recordOf.set(fileName(file), records.address(labels!, row).record);
  }
  const holderOf = linkedHolders(records);
  const files = new Set([...pictures, ...recordOf.keys(), ...holderOf.keys()]);
  return [...files].sort().map((file) => {
    const record = recordOf.get(file) ?? null;
    const holder = holderOf.get(file);
    return {
      file,
      record,
      hasPicture: pictures.has(file),
      isRevealed: record !== null && privacy.isRevealed({ table: LABELS, record }),
      customer: holder === undefined ? null : customerOf(records, privacy, holder),
    };
  });
}

/** Customer ids by file, of the first link that names the file. */
export function linkedHolders(records: Records): ReadonlyMap<string, string> {
  const links = records.dataset.tables.get(LINKS);
  const holderOf = new Map<string, string>();
  for (let row = (links?.rows ?? 0) - 1; row >= 0; row--) {
    const file = records.text(links, "file", row);
    const customer = records.text(links, "customer_id", row);
    if (file !== null && customer !== null) holderOf.set(fileName(file), customer);
  }
  return holderOf;
}

/**
 * Customers born on a day, who may be the holder of a card. A birthdate that is masked is compared as its mask, as
 * every filter does (docs/decisions/0018).
 *
 * @param birthdate ISO
 */
export function customersBornOn(
  records: Records,
  privacy: Privacy,
  birthdate: string,
): BirthdateMatches {
  const table = records.dataset.tables.get("customers");
  const born = columnOf(table, "birthdate", "date");
  if (table === undefined || born === null) return { customers: [], total: 0, isExact: true };
  const masked = maskText("birthdate", birthdate);
  const found: DatasetCustomer[] = [];
  let isExact = true;
  for (let row = 0; row < table.rows; row++) {
    const day = born.days[row]!;
    const id = day === NULL_DAY ? null : records.text(table, "customer_id", row);
    if (id === null) continue;
    const address = records.address(table, row);
    const isMasked = privacy.isMasked("birthdate", address);
    if (isMasked) isExact = false;
    const shown = isMasked ? maskText("birthdate", formatDay(day)) : formatDay(day);
    if (shown === (isMasked ? masked : birthdate))
      found.push({ id, record: address.record, birthdate: shown });
  }
  const customers = found.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { customers: customers.slice(0, MATCHES_LIMIT), total: found.length, isExact };
}
