import { byteChunks } from "./byteChunks";
import { UnreadableFile } from "./source";
import type { ByteSource, ReadMeter } from "./source";

/**
 * The file's text in pieces, byte order mark removed, invalid UTF-8 as U+FFFD (which the column readers refuse).
 * Throws `UnreadableFile` for UTF-16 and damaged compression.
 */
export async function* textChunks(
  source: ByteSource,
  meter: ReadMeter,
  chunkBytes?: number,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8");
  let head: number[] | null = [];
  for await (const bytes of byteChunks(source, meter, chunkBytes)) {
    if (head !== null) {
      head.push(...bytes.subarray(0, 2));
      if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
        throw new UnreadableFile("the file is UTF-16; save it as UTF-8");
      if (head.length >= 2) head = null;
    }
    const text = decoder.decode(bytes, { stream: true });
    if (text.length > 0) yield text;
  }
  const rest = decoder.decode();
  if (rest.length > 0) yield rest;
}
