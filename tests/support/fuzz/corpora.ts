import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { KIVENDTOUT_TABLES } from "#shared/domain/schema";
import { bytesOf } from "../memorySource";
import { findRealDataset } from "../realDataset";
import { smallDataset, type SmallDataset } from "../smallDataset";
import { csvText, jsonlText, parquetBytes, type ParquetStyle } from "../tableFiles";

/** A sound dataset to be damaged. */
export interface Corpus {
  readonly name: string;
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Parquet whose pages are not compressed, so that damage reaches what the decoder reads. */
  readonly isPlain: boolean;
}

const PAYMENTS = 45;
const TABLES = KIVENDTOUT_TABLES.map((table) => table.name);

type Write = (
  table: (typeof TABLES)[number],
  data: SmallDataset,
) => Record<string, string | Uint8Array>;

function corpus(name: string, write: Write): Corpus {
  const data = smallDataset(PAYMENTS);
  const files = TABLES.flatMap((table) => Object.entries(write(table, data)));
  return {
    name,
    isPlain: false,
    files: Object.fromEntries(files.map(([file, content]) => [file, bytesOf(content)])),
  };
}

const parquetCorpus = (name: string, style: ParquetStyle): Corpus => ({
  ...corpus(name, (table, data) => ({
    [`${table}.parquet`]: parquetBytes(table, data[table]!, style),
  })),
  isPlain: style.codec === "UNCOMPRESSED",
});

const transactions = (name: string, content: string | Uint8Array): Corpus => ({
  name,
  isPlain: false,
  files: { [name]: bytesOf(content) },
});

/** Datasets in every format, each of which reads without a loss. */
export async function buildCorpora(): Promise<Corpus[]> {
  const rows = smallDataset(PAYMENTS).transactions;
  const gzip = (text: string) => gzipSync(text, { level: 6 });
  return [
    corpus("csv", (table, data) => ({ [`${table}.csv`]: csvText(data[table]!) })),
    corpus("csv of another style", (table, data) => ({
      [`${table}.csv`]: `\uFEFF${csvText(data[table]!, { delimiter: ";", newline: "\r\n" })}`,
    })),
    corpus("jsonl events", (table, data) =>
      table === "events"
        ? { "events.jsonl": jsonlText(data[table]!) }
        : { [`${table}.csv`]: csvText(data[table]!) },
    ),
    corpus("gzipped text", (table, data) =>
      table === "events"
        ? { "events.jsonl.gz": gzip(jsonlText(data[table]!)) }
        : { [`${table}.csv.gz`]: gzip(csvText(data[table]!)) },
    ),
    corpus("two formats", (table, data) => ({
      [`${table}.parquet`]: parquetBytes(table, data[table]!, { rowGroupSize: 20 }),
      [`${table}.csv`]: csvText(data[table]!),
    })),
    parquetCorpus("parquet snappy", { rowGroupSize: 16 }),
    parquetCorpus("parquet plain", { codec: "UNCOMPRESSED", encoding: "PLAIN", pageSize: 200 }),
    parquetCorpus("parquet dictionaries", { codec: "UNCOMPRESSED", rowGroupSize: 25 }),
    parquetCorpus("parquet gzip", { codec: "GZIP", timeUnit: "NANOS", pageSize: 300 }),
    parquetCorpus("parquet delta", { encoding: "DELTA_LENGTH_BYTE_ARRAY", rowGroupSize: 30 }),
    transactions("transactions.jsonl", jsonlText(rows)),
    transactions("december.csv", csvText(rows)),
    transactions("december.parquet", parquetBytes("transactions", rows)),
    ...(await duckdbCorpora()),
    ...(await publishedCorpora()),
  ];
}

/** Parquet by another writer: first version of pages, zstd; and delta and byte-stream-split encodings. */
async function duckdbCorpora(): Promise<Corpus[]> {
  const styles = {
    "duckdb snappy": "COMPRESSION snappy",
    "duckdb zstd": "COMPRESSION zstd, ROW_GROUP_SIZE 2048",
    "duckdb first version": "COMPRESSION uncompressed",
    "duckdb second version": "COMPRESSION uncompressed, PARQUET_VERSION V2",
  };
  const data = smallDataset(PAYMENTS);
  const folder = await mkdtemp(path.join(tmpdir(), "fuzz-"));
  const database = await DuckDBInstance.create();
  const connection = await database.connect();
  const corpora: Corpus[] = [];
  try {
    for (const [name, style] of Object.entries(styles)) {
      const files: Record<string, Uint8Array> = {};
      for (const table of TABLES) {
        const csv = path.join(folder, `${table}.csv`);
        const parquet = path.join(folder, `${table}.parquet`);
        await writeFile(csv, csvText(data[table]));
        await connection.run(
          `COPY (SELECT * FROM read_csv('${csv}', header = true)) TO '${parquet}' (FORMAT parquet, ${style})`,
        );
        files[`${table}.parquet`] = Uint8Array.from(await readFile(parquet));
      }
      corpora.push({ name, files, isPlain: style.includes("uncompressed") });
    }
  } finally {
    connection.closeSync();
    database.closeSync();
    await rm(folder, { recursive: true });
  }
  return corpora;
}

/** The published dataset where it is at hand; each file alone, so that a case reads no more than it damages. */
async function publishedCorpora(): Promise<Corpus[]> {
  const folder = findRealDataset();
  if (folder === null) return [];
  const names = (await readdir(folder)).filter((name) => /\.(csv|parquet)$/.test(name));
  return Promise.all(
    names.map(async (name) => ({
      name: `published ${name}`,
      isPlain: false,
      files: { [name]: Uint8Array.from(await readFile(path.join(folder, name))) },
    })),
  );
}
