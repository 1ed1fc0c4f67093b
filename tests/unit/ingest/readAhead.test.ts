import { describe, expect, it } from "vitest";
import { ReadAhead } from "#shared/ingest/readAhead";
import { UnreadableFile, type ByteSource } from "#shared/ingest/source";
import { memoryFile } from "../../support/memorySource";

/** A file that notes what is read of it. */
function watched(name: string, size: number, reads: string[]): ByteSource {
  const file = memoryFile(name, new Uint8Array(size).fill(7));
  return {
    name,
    size,
    read: (start, end) => {
      reads.push(`${name} ${start}-${end}`);
      return file.read(start, end);
    },
  };
}

describe("reading ahead", () => {
  it("reads small files whole and once, before they are taken", async () => {
    const reads: string[] = [];
    const files = [watched("a", 4, reads), watched("b", 5, reads)];
    const ahead = new ReadAhead(files, 10);
    expect(reads).toEqual(["a 0-4", "b 0-5"]);
    const b = await ahead.take(files[1]!);
    expect(new Uint8Array(await b.read(1, 4))).toEqual(Uint8Array.of(7, 7, 7));
    expect(reads).toHaveLength(2);
  });

  it("holds no more than its limit, and goes on as files are taken", async () => {
    const reads: string[] = [];
    const files = [watched("a", 6, reads), watched("b", 6, reads), watched("c", 4, reads)];
    const ahead = new ReadAhead(files, 10);
    expect(reads).toEqual(["a 0-6"]);
    await ahead.take(files[0]!);
    expect(reads).toEqual(["a 0-6", "b 0-6", "c 0-4"]);
  });

  it("leaves larger files as they are", async () => {
    const reads: string[] = [];
    const files = [watched("large", 11, reads), watched("small", 2, reads)];
    const ahead = new ReadAhead(files, 10);
    expect(await ahead.take(files[0]!)).toBe(files[0]);
    expect(reads).toEqual(["small 0-2"]);
  });

  it("leaves a file whose storage fails to be met in its turn", async () => {
    const failing: ByteSource = {
      name: "gone",
      size: 3,
      read: () => Promise.reject(new UnreadableFile("disk gone")),
    };
    expect(await new ReadAhead([failing]).take(failing)).toBe(failing);
  });
});
