import { SCENARIO_TABLES } from "../domain/scenarios";
import { ID_CARD_FOLDER, isExpected, SCHEMAS } from "../domain/schema";
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
  /** Folder of the tables inside what was opened, with a slash at its end; empty for the opened folder itself. */
  readonly folder: string;
  readonly tables: readonly FoundTable[];
  readonly manifest: ByteSource | null;
  /** What is told of the payments' scenarios, beside the tables. */
  readonly scenarios: ByteSource | null;
  readonly cardFiles: readonly string[];
  readonly ignoredFiles: readonly string[];
}

const SCHEMA_NAMES = ["kivendtout", "transactions"] as const satisfies readonly SchemaName[];

const DATA_FILE = /^(.+)\.(parquet|csv|jsonl|ndjson)(\.gz)?$/i;
/** Files that generated datasets carry beside their tables (SPEC §3): alone they are no dataset. */
const COMPANIONS: ReadonlySet<string> = new Set([
  "manifest.json",
  "readme.md",
  "id_links.csv",
  ...Object.values(SCENARIO_TABLES).map(({ name }) => `${name}.csv`),
]);

interface DataFile extends FoundFile {
  readonly folder: string;
  readonly table: string;
}

const split = (name: string): { folder: string; base: string } => {
  const at = name.lastIndexOf("/");
  return { folder: name.slice(0, at + 1), base: name.slice(at + 1) };
};

/** Names of the tables whose files make a folder a dataset. */
const expectedTables = (schema: SchemaName): readonly string[] =>
  SCHEMAS[schema].filter((spec) => isExpected(spec)).map(({ name }) => name);

/** Whether the name is that of a file that makes a folder a dataset of either schema (any folder, any format). */
export function isTableFile(name: string): boolean {
  const table = DATA_FILE.exec(split(name).base)?.[1]?.toLowerCase();
  return (
    table !== undefined && SCHEMA_NAMES.some((schema) => expectedTables(schema).includes(table))
  );
}

/** Whether the name says that the file can hold records, whatever its table. */
export const isDataFile = (name: string): boolean => DATA_FILE.test(split(name).base);

/**
 * Sorts a folder's files into tables. Tables in the opened folder itself count first; else those of the one folder
 * below that holds any, so that a parent folder can be opened too. A lone data file under another name is read as
 * transactions. Null where nothing looks like a table; the folders to choose from where several do.
 */
export function discover(source: DatasetSource): Discovery | readonly string[] | null {
  const data = source.files.flatMap((file): DataFile[] => {
    const { folder, base } = split(file.name);
    const match = DATA_FILE.exec(base);
    if (match === null) return [];
    const ending = match[2]!.toLowerCase();
    const format = ending === "ndjson" ? "jsonl" : (ending as FileFormat);
    return [{ source: file, format, folder, table: match[1]!.toLowerCase() }];
  });
  for (const schema of SCHEMA_NAMES) {
    const folders = foldersWithTables(schema, data);
    if (folders.length > 1 && !folders.includes("")) return folders;
    const folder = folders[0];
    if (folder !== undefined) return inFolder(schema, folder, source, data);
  }
  const alone = data.filter((file) => !COMPANIONS.has(split(file.source.name).base.toLowerCase()));
  const [only] = alone;
  if (only === undefined || alone.length > 1) return null;
  return inFolder("transactions", only.folder, source, [{ ...only, table: "transactions" }]);
}

/** Folders that hold a table expected by the schema, the opened folder itself first. */
function foldersWithTables(schema: SchemaName, data: readonly DataFile[]): string[] {
  const names = new Set(expectedTables(schema));
  return [
    ...new Set(data.filter((file) => names.has(file.table)).map((file) => file.folder)),
  ].sort();
}

function inFolder(
  schema: SchemaName,
  folder: string,
  source: DatasetSource,
  data: readonly DataFile[],
): Discovery {
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
  const companion = (name: string): ByteSource | null =>
    source.files.find((file) => file.name === `${folder}${name}`) ?? null;
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
    folder,
    tables,
    manifest: companion("manifest.json"),
    scenarios: companion(`${SCENARIO_TABLES[schema].name}.csv`),
    cardFiles: cardFiles.sort(),
    ignoredFiles: ignoredFiles.sort(),
  };
}
