import { readFile } from "node:fs/promises";
import { z } from "zod";
import { canonicalJson, type JournalHead } from "#shared/casework/journalChain";
import type { AcknowledgedHead } from "#shared/casework/journalReading";
import type { DurableFiles } from "./durableFiles";

const HeadFile = z.strictObject({
  version: z.literal(1),
  seq: z.number().int().nonnegative(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  /** Size of the journal up to the end of this entry. */
  bytes: z.number().int().positive(),
});

/** What `head.json` says: the entry acknowledged last; that it is not there; or that it cannot be understood. */
export type FoundHead =
  | { readonly kind: "found"; readonly head: AcknowledgedHead }
  | { readonly kind: "missing" }
  | { readonly kind: "unusable" };

/** Throws what the file system throws, but for a file that is not there. */
export async function readHead(file: string): Promise<FoundHead> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return { kind: "missing" };
    throw thrown;
  }
  try {
    const { seq, hash, bytes } = HeadFile.parse(JSON.parse(text));
    return { kind: "found", head: { seq, hash, bytes } };
  } catch {
    return { kind: "unusable" };
  }
}

export const writeHead = (
  files: DurableFiles,
  file: string,
  { seq, hash }: JournalHead,
  bytes: number,
): Promise<void> =>
  files.replace(file, Buffer.from(`${canonicalJson({ version: 1, seq, hash, bytes })}\n`));
