import type { RecordAddress } from "../contract/browse";
import { isPersonal, maskText } from "../domain/personal";

/** Which personal fields may be shown: none until revealed, record by record or all at once. */
export class Privacy {
  #all = false;
  readonly #records = new Set<string>();

  /** Null = every record. */
  reveal(address: RecordAddress | null): void {
    if (address === null) this.#all = true;
    else this.#records.add(nameOf(address));
  }

  mask(): void {
    this.#all = false;
    this.#records.clear();
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
