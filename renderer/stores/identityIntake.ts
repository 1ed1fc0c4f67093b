import {
  CARD_FIELDS,
  type CardField,
  type CardReading,
  type FieldReading,
} from "#shared/contract/identity";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import type { Ports } from "../platform/ports";
import type { AddedFile, QueuedPicture } from "./identityState";

/** Bytes above which a file is not looked into: no picture of a card has as many. */
export const FILE_LIMIT = 64 << 20;

/** What is on its way into the queue. */
export interface Incoming {
  readonly name: string;
  /** Size in bytes; unknown where nothing is said, and then small enough. */
  readonly size?: number;
  /** Name of the dataset's card it is, null for a file that was added. */
  readonly ofDataset: string | null;
  readonly bytes: () => Promise<Result<Uint8Array>>;
}

export const incomingFile = ({ name, file }: AddedFile): Incoming => ({
  name,
  size: file.size,
  ofDataset: null,
  bytes: async () => {
    try {
      return ok(new Uint8Array(await file.arrayBuffer()));
    } catch (thrown) {
      return fail("dataset.unreadable", `The picture ${name} cannot be read.`, {
        where: { file: name },
        tip: "It may have been moved or changed since it was added: add it again.",
        detail: describeThrown(thrown),
      });
    }
  },
});

/**
 * What comes in as a picture of the queue: to be read, or refused where it is too large to be looked into. One whose
 * bytes are not known is known by its name and size.
 */
export async function pictureOf(
  { name, size, ofDataset, bytes }: Incoming,
  sha256: Ports["sha256"],
): Promise<QueuedPicture> {
  const isTooLarge = size !== undefined && size > FILE_LIMIT;
  const content = isTooLarge ? null : await bytes();
  const isKnown = content?.ok === true;
  const named = new TextEncoder().encode(`${name}\n${size ?? 0}`);
  return {
    sha256: await sha256(isKnown ? content.value : named),
    file: name,
    copies: [],
    size: isKnown ? content.value.length : (size ?? 0),
    ofDataset,
    status: isTooLarge ? "read" : isKnown ? "waiting" : "failed",
    reading: isTooLarge ? TOO_LARGE : null,
    error: content?.ok === false ? content.error : null,
  };
}

/** The queue with one more picture; of the same bytes it keeps one, which is read once. */
export function withPicture(
  pictures: readonly QueuedPicture[],
  one: QueuedPicture,
): readonly QueuedPicture[] {
  const known = pictures.find(({ sha256 }) => sha256 === one.sha256);
  if (known === undefined) return [...pictures, one];
  const names = [known.file, ...known.copies];
  const merged = {
    ...known,
    copies: names.includes(one.file) ? known.copies : [...known.copies, one.file],
    ofDataset: known.ofDataset ?? one.ofDataset,
    status: known.status === "failed" || known.status === "stopped" ? "waiting" : known.status,
  } as const;
  return pictures.map((picture) => (picture === known ? merged : picture));
}

const NOTHING: FieldReading = { value: "", confidence: 0, quad: null, others: [] };

const TOO_LARGE: CardReading = {
  image: null,
  card: null,
  agreement: 0,
  fields: Object.fromEntries(CARD_FIELDS.map((field) => [field, NOTHING])) as Record<
    CardField,
    FieldReading
  >,
  problem: "too_large",
  hints: [],
};
