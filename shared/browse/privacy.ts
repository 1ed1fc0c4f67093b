import type { RecordAddress } from "../contract/browse";
import { isPersonal, maskText } from "../domain/personal";

/** Which personal fields may be shown: none until revealed, record by record or all at once. */
export class Privacy {
  #all = false;
  #revision = 0;
  readonly #records = new Set<string>();

  /** Null = every record. */
  reveal(address: RecordAddress | null): void {
    if (address === null) this.#setAll(true);
    else this.#records.add(nameOf(address));
  }

  /** Null = every record; one record cannot be masked while all are revealed. */
  mask(address: RecordAddress | null = null): void {
    if (address !== null) return void this.#records.delete(nameOf(address));
    this.#setAll(false);
    this.#records.clear();
  }

  #setAll(all: boolean): void {
    if (all !== this.#all) this.#revision += 1;
    this.#all = all;
  }

  /** Rises whenever all are revealed, and whenever that ends. */
  get revision(): number {
    return this.#revision;
  }

  get allRevealed(): boolean {
    return this.#all;
  }

  /** Whether the record may be shown whole. */
  isRevealed(address: RecordAddress): boolean {
    return this.#all || this.#records.has(nameOf(address));
  }

  /** Whether a field is masked, but for single records that have been revealed. */
  masksField(table: string, field: string): boolean {
    return isPersonal(table, field) && !this.#all;
  }

  isMasked(field: string, address: RecordAddress): boolean {
    return this.masksField(address.table, field) && !this.isRevealed(address);
  }

  /** The text as it may be shown. */
  show(field: string, address: RecordAddress, text: string | null): string | null {
    return text !== null && this.isMasked(field, address) ? maskText(field, text) : text;
  }
}

const nameOf = ({ table, record }: RecordAddress): string => `${table} ${record}`;
