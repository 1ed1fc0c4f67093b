import { z } from "zod";
import { canonicalJson } from "../casework/journalChain";
import { listOf } from "../contract/list";

/**
 * How an evidence file is put together. It is one HTML document. Its parts stand between `<!--part NAME-->` and
 * `<!--/part NAME-->`; what is around them is the frame. The last part is the manifest: name, length and SHA-256 of
 * every other part. Behind everything stands the seal: SHA-256 of all bytes before it, of the frame, and of the
 * manifest. No text of the data can hold such a mark: every `<` of it is escaped.
 */
export const EVIDENCE_FORMAT = "kivendtout-evidence";
export const EVIDENCE_VERSION = 1;
/** Bytes of the largest file that is written, and read. */
export const EVIDENCE_LIMIT = 64 * 1024 * 1024;

/** SHA-256 as 64 hexadecimal digits. */
export type HashBytes = (bytes: Uint8Array) => Promise<string>;

export const FIRST_LINES = `<!doctype html>\n<!--${EVIDENCE_FORMAT} ${EVIDENCE_VERSION}-->\n`;
export const versionOf = (start: string): number | null => {
  const found = /^<!doctype html>\n<!--kivendtout-evidence (\d{1,9})-->\n/.exec(start);
  return found === null ? null : Number(found[1]);
};

export const openMark = (name: string): string => `<!--part ${name}-->`;
export const closeMark = (name: string): string => `<!--/part ${name}-->`;

export const MANIFEST = "manifest";
export const PICTURE = "picture";
/** Name of the part that holds a piece of data. */
export const dataPart = (name: string): string => `data.${name}`;

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const PartName = z.string().regex(/^[a-z][a-zA-Z.]{0,63}$/);

export const Manifest = z.strictObject({
  format: z.literal(EVIDENCE_FORMAT),
  version: z.literal(EVIDENCE_VERSION),
  parts: listOf(
    z.strictObject({ name: PartName, bytes: z.number().int().nonnegative(), sha256: Hash }),
    64,
  ),
});
export type Manifest = z.infer<typeof Manifest>;

export const Seal = z.strictObject({ document: Hash, frame: Hash, manifest: Hash });
export type Seal = z.infer<typeof Seal>;

export const SEAL_MARK = "<!--seal ";
/** The only way to write a seal: anything else in its place is a change. */
export const writeSeal = (seal: Seal): string => `${SEAL_MARK}${canonicalJson(seal)}-->\n`;

/** Data between tags that nothing runs; no text in it can end the element or begin a comment. */
export const dataHtml = (name: string, value: unknown): string =>
  `${dataTag(name)}${JSON.stringify(value).replaceAll("<", "\\u003c")}${DATA_END}`;

/** The value of a part that `dataHtml` wrote; undefined where it is none. */
export function readDataHtml(name: string, html: string): unknown {
  const start = dataTag(name);
  if (!html.startsWith(start) || !html.endsWith(DATA_END)) return undefined;
  try {
    return JSON.parse(html.slice(start.length, -DATA_END.length));
  } catch {
    return undefined;
  }
}

const dataTag = (name: string): string => `<script type="application/json" id="${name}">`;
const DATA_END = "</script>";
