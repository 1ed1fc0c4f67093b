import { SCHEMAS } from "#shared/domain/schema";

const TABLE_NAMES = new Set(
  Object.values(SCHEMAS).flatMap((tables) => tables.map((table) => table.name)),
);

const DATA_FILE = /^(.+?)\.(csv|jsonl|parquet)(\.gz)?$/i;

/** Whether a file's name says that it can hold records. */
export const isDataFile = (name: string): boolean => DATA_FILE.test(baseName(name));

/** Whether a folder with these files can be a dataset: at least one is named after a table of a known schema. */
export const looksLikeDataset = (names: readonly string[]): boolean =>
  names.some((name) => {
    const stem = DATA_FILE.exec(baseName(name))?.[1];
    return stem !== undefined && TABLE_NAMES.has(stem.toLowerCase());
  });

const baseName = (name: string): string => name.slice(name.lastIndexOf("/") + 1);
