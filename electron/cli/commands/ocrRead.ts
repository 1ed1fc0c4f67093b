import type { CardReader, CardReading } from "#shared/contract/identity";
import { refusedReading } from "#shared/identity/picture/decoded";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import type { CliIo } from "../io";
import { bytesOf, type Picture } from "./ocrPictures";

/** A picture and what came of reading it. */
export interface ReadPicture {
  readonly picture: Picture;
  readonly reading: CardReading;
  /** Why the file could not be handed over, or reading it stopped; null where it did not. */
  readonly error: AppError | null;
  /** Milliseconds from the file's bytes to the reading. */
  readonly ms: number;
}

export interface Watch {
  readonly io: CliIo;
  readonly cancelled: () => boolean;
  /** Milliseconds, of which only differences count. */
  readonly now: () => number;
}

/** Reads pictures side by side, as many as the reader takes; the answers are in the order of the pictures. */
export async function readPictures(
  reader: CardReader,
  pictures: readonly Picture[],
  { io, cancelled, now }: Watch,
): Promise<Result<readonly ReadPicture[]>> {
  const read: ReadPicture[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < pictures.length && !cancelled()) {
      const at = next++;
      read[at] = await readPicture(reader, pictures[at]!, now);
      done += 1;
      io.progress(`${done} of ${pictures.length}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, reader.size) }, work));
  io.progress("");
  return cancelled() ? fail("dataset.cancelled", "Reading the cards was cancelled.") : ok(read);
}

const NO_READING = refusedReading({ problem: "unreadable_image", found: null });

async function readPicture(
  reader: CardReader,
  picture: Picture,
  now: () => number,
): Promise<ReadPicture> {
  const bytes = await bytesOf(picture);
  const began = now();
  const given = bytes.ok ? await reader.read(bytes.value) : bytes;
  const ms = Math.round(10 * (now() - began)) / 10;
  return given.ok
    ? { picture, reading: given.value, error: null, ms }
    : { picture, reading: NO_READING, error: given.error, ms };
}
