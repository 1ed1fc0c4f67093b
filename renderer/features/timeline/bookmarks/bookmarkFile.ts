import { z } from "zod";
import { Bookmark } from "#shared/contract/casework";
import { parseLocation } from "../../../stores/location";

const FORMAT = "kivendtout-bookmarks";
const VERSION = 1;

/** Larger files are no bookmarks. */
const ENTRY_LIMIT = 10_000;

const File = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  bookmarks: z.array(z.unknown()).max(ENTRY_LIMIT),
});

/** Bookmarks as a file that can be imported again. */
export const writeBookmarkFile = (bookmarks: readonly Bookmark[], dataset: string): string =>
  `${JSON.stringify({ format: FORMAT, version: VERSION, dataset, bookmarks }, null, 2)}\n`;

export const REFUSALS = ["shape", "address", "moment", "known"] as const;
export type Refusal = (typeof REFUSALS)[number];

export interface RefusedBookmark {
  /** 1-based place in the file. */
  readonly number: number;
  /** Empty where it has none. */
  readonly name: string;
  readonly why: Refusal;
}

export type BookmarkImport =
  | { readonly problem: "notJson" | "notBookmarks" }
  | {
      readonly problem: null;
      readonly kept: readonly Bookmark[];
      readonly refused: readonly RefusedBookmark[];
    };

interface Present {
  readonly bookmarks: readonly Bookmark[];
  /** Records of the log: no moment has more behind it. */
  readonly size: number;
  readonly newId: () => string;
}

/**
 * What a file holds: each bookmark is kept or refused by itself. Those kept get ids of their own, since the journal may
 * know theirs already.
 */
export function readBookmarkFile(text: string, present: Present): BookmarkImport {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return { problem: "notJson" };
  }
  const file = File.safeParse(content);
  if (!file.success) return { problem: "notBookmarks" };
  const kept: Bookmark[] = [];
  const refused: RefusedBookmark[] = [];
  const known = new Set(present.bookmarks.map(sameness));
  file.data.bookmarks.forEach((entry, index) => {
    const read = Bookmark.safeParse(entry);
    const why = read.success ? refusalOf(read.data, known, present.size) : "shape";
    if (why !== null || !read.success)
      return refused.push({ number: index + 1, name: nameOf(entry), why: why ?? "shape" });
    known.add(sameness(read.data));
    return kept.push({ ...read.data, id: present.newId() });
  });
  return { problem: null, kept, refused };
}

function refusalOf(bookmark: Bookmark, known: ReadonlySet<string>, size: number): Refusal | null {
  if (parseLocation(bookmark.address) === null) return "address";
  if (bookmark.moment.before > size) return "moment";
  return known.has(sameness(bookmark)) ? "known" : null;
}

/** Two bookmarks that differ in nothing but their ids are one. */
const sameness = ({ name, note, moment, address }: Bookmark): string =>
  JSON.stringify([name, note, moment.ms, moment.before, address]);

function nameOf(entry: unknown): string {
  const named = z.object({ name: z.string() }).safeParse(entry);
  return named.success ? named.data.name.slice(0, 200) : "";
}
