import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEventData } from "../../../renderer/platform/eventStream";

/** A stream of the given bytes, cut into pieces of the given lengths. */
function streamOf(text: string, cuts: readonly number[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(text);
  return new ReadableStream({
    start: (controller) => {
      let at = 0;
      for (const length of [...cuts, bytes.length]) {
        controller.enqueue(bytes.slice(at, at + length));
        at += length;
      }
      controller.close();
    },
  });
}

const readAll = async (text: string, cuts: readonly number[] = []): Promise<string[]> => {
  const all: string[] = [];
  for await (const data of readEventData(streamOf(text, cuts))) all.push(data);
  return all;
};

describe("an event stream", () => {
  it("gives the data of each event and skips comments", async () => {
    expect(await readAll(":\n\ndata: one\n\n: ping\n\ndata: two\n\n")).toEqual(["one", "two"]);
  });

  it("gives no event that broke off", async () => {
    expect(await readAll("data: whole\n\ndata: ha")).toEqual(["whole"]);
  });

  it("is read the same however the network cuts it", async () => {
    const texts = fc.array(fc.string({ unit: "grapheme" }).map((text) => JSON.stringify({ text })));
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.nat(9)), async (data, cuts) => {
        const text = data.map((one) => `data: ${one}\n\n`).join("");
        expect(await readAll(text, cuts)).toEqual(data);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
