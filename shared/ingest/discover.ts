import { ID_CARD_FOLDER, SCHEMAS } from "../domain/schema";
import type { FileFormat, SchemaName, TableSpec } from "../domain/schema";
import type { ByteSource, DatasetSource } from "./source";

export interface FoundFile {
  readonly source: ByteSource;
  readonly format: FileFormat;
}

export interface FoundTable {
  readonly spec: TableSpec;
  /** In the order the schema prefers its formats. */
  readonly files: readonly FoundFile[];
}

/** Which files of a folder are which table. */
export interface Discovery {
  readonly schema: SchemaName;
  readonly tables: readonly FoundTable[];
  readonly manifest: ByteSource | null;
  readonly cardFiles: readonly string[];
  readonly ignoredFiles: readonly string[];
}

const DATA_FILE = /^(.+)\.(parquet|csv|jsonl|ndjson)(\.gz)?$/i;
/** Files that generated datasets carry beside their tables (SPEC §3); known, but no table. */
const COMPANIONS = new Set([
  "manifest.json",
  "readme.md",
  "fraud_scenarios.csv",
  "transaction_scenarios.csv",
  "id_links.csv",
]);

interface DataFile extends FoundFile {
  readonly folder: string;
  readonly table: string;
}

const split = (name: string): { folder: string; base: string } => {
  const at = name.lastIndexOf("/");
  return { folder: name.slice(0, at + 1), base: name.slice(at + 1) };
};

/** Whether the name is one of a table file of either schema (any folder, any format). */
export function isTableFile(name: string): boolean {
  const table = DATA_FILE.exec(split(name).base)?.[1]?.toLowerCase();
  return Object.values(SCHEMAS).some((specs) => specs.some((spec) => spec.name === table));
}

/** Whether the name says that the file can hold records, whatever its table. */
export const isDataFile = (name: string): boolean => DATA_FILE.test(split(name).base);

/**
 * Sorts a folder's files into tables. The folder that holds most tables counts, wherever it lies, so that a parent
 * folder can be opened too. A lone data file under another name is read as transactions.
 * Null where nothing looks like a table.
 */
export function discover(source: DatasetSource): Discovery | null {
  const data = source.files.flatMap((file): DataFile[] => {
    const { folder, base } = split(file.name);
    const match = DATA_FILE.exec(base);
    if (match === null) return [];
    const ending = match[2]!.toLowerCase();
    const format = ending === "ndjson" ? "jsonl" : (ending as FileFormat);
    return [{ source: file, format, folder, table: match[1]!.toLowerCase() }];
  });
  const alone = data.filter((file) => !COMPANIONS.has(split(file.source.name).base.toLowerCase()));
  return (
    inBestFolder("kivendtout", source, data) ??
    inBestFolder("transactions", source, data) ??
    (alone.length === 1
      ? inBestFolder("transactions", source, [{ ...alone[0]!, table: "transactions" }])
      : null)
  );
}

function inBestFolder(
  schema: SchemaName,
  source: DatasetSource,
  data: readonly DataFile[],
): Discovery | null {
  const names = new Set(SCHEMAS[schema].map((spec) => spec.name));
  const byFolder = new Map<string, Set<string>>();
  for (const file of data)
    if (names.has(file.table))
      byFolder.set(file.folder, (byFolder.get(file.folder) ?? new Set()).add(file.table));
  const best = [...byFolder].sort(
    ([a, tablesA], [b, tablesB]) =>
      tablesB.size - tablesA.size || a.length - b.length || (a < b ? -1 : 1),
  )[0];
  if (best === undefined) return null;
  const [folder] = best;
  const here = data.filter((file) => file.folder === folder);
  const tables = SCHEMAS[schema].map((spec: TableSpec): FoundTable => {
    const files = here.filter((file) => file.table === spec.name);
    const order = (file: DataFile) => spec.formats.indexOf(file.format);
    return { spec, files: files.sort((a, b) => order(a) - order(b)) };
  });
  return describe(schema, folder, tables, source);
}

function describe(
  schema: SchemaName,
  folder: string,
  tables: readonly FoundTable[],
  source: DatasetSource,
): Discovery {
  const used = new Set(tables.flatMap((table) => table.files.map((file) => file.source.name)));
  const cards = `${folder}${ID_CARD_FOLDER}/`;
  const cardFiles: string[] = [];
  const ignoredFiles: string[] = [];
  for (const { name } of source.files) {
    if (used.has(name)) continue;
    if (name.startsWith(cards)) cardFiles.push(name);
    else if (!COMPANIONS.has(split(name).base.toLowerCase())) ignoredFiles.push(name);
  }
  return {
    schema,
    tables,
    manifest: source.files.find((file) => file.name === `${folder}manifest.json`) ?? null,
    cardFiles: cardFiles.sort(),
    ignoredFiles: ignoredFiles.sort(),
  };
}
