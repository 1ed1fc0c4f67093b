import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { inspectPicture } from "#shared/identity/picture/inspect";
import { bmpFile, drawnPicture, gifFile, pngFile } from "../../support/pictureFiles";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const SVG = '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';

/** Every kind that is read, whole. */
const PICTURES = [
  ["image/png", drawnPicture("image/png")],
  ["image/jpeg", drawnPicture("image/jpeg")],
  ["image/webp", drawnPicture("image/webp")],
  ["image/gif", gifFile([64, 64])],
  ["image/bmp", bmpFile(64, 64, [1, 2, 3])],
] as const;

/** Only its header says how large it is. */
const declaring = (width: number, height: number): Uint8Array =>
  pngFile({ width, height, depth: 8, colourType: 2, row: null });

describe("files looked at before they are decoded", () => {
  test.each(PICTURES)("%s is known by its content", (mediaType, bytes) => {
    const size = { width: 64, height: 64 };
    expect(inspectPicture(bytes)).toEqual({ ok: true, mediaType, size });
  });

  test.each([
    ["empty", latin1("")],
    ["svg", latin1(SVG)],
    ["text", Buffer.from("Réponse : néant\r\n", "utf8")],
    ["pdf", latin1("%PDF-1.7\n%\xe2\xe3")],
    ["archive", zipSync({ "card.png": new Uint8Array(8) })],
    ["tiff", latin1("II*\0\x08\0\0\0")],
    ["heif", latin1("\0\0\0\x18ftypheic\0\0\0\0")],
    ["heif", latin1("\0\0\0\x18ftypavif\0\0\0\0")],
    ["unknown", latin1("\0\0\0\x18ftypmp42\0\0\0\0")],
    ["unknown", latin1("\x01\x02\x03")],
  ] as const)("%s is told from a picture", (found, bytes) => {
    expect(inspectPicture(bytes)).toEqual({
      ok: false,
      refusal: { problem: "unreadable_image", found },
    });
  });

  test.each(PICTURES)("%s cut short anywhere is damaged", (_, bytes) => {
    fc.assert(
      fc.property(fc.integer({ min: 16, max: bytes.length - 2 }), (length) => {
        expect(inspectPicture(bytes.subarray(0, length))).toEqual({
          ok: false,
          refusal: { problem: "unreadable_image", found: "damaged" },
        });
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test("a PNG whose pixels fail their checksum is damaged", () => {
    const bytes = Buffer.from(drawnPicture("image/png"));
    bytes[bytes.indexOf("IDAT") + 8]! ^= 0x10;
    expect(inspectPicture(bytes)).toMatchObject({ ok: false, refusal: { found: "damaged" } });
  });

  test("bytes behind the end of a photo do no harm", () => {
    const bytes = Buffer.concat([drawnPicture("image/jpeg"), latin1("more of the camera's")]);
    expect(inspectPicture(bytes)).toMatchObject({ ok: true });
  });

  test("a header that asks for too much memory is refused, whatever the file's length", () => {
    for (const file of [declaring(100_000, 100_000), declaring(8001, 8000)])
      expect(inspectPicture(file)).toMatchObject({ ok: false, refusal: { problem: "too_large" } });
    expect(inspectPicture(declaring(8000, 8000))).toMatchObject({ ok: true });
  });

  test("a GIF cannot hide a huge picture on a small screen", () => {
    const file = Buffer.from(gifFile([64, 64]));
    const descriptor = 19;
    file.writeUInt16LE(60_000, descriptor + 5);
    file.writeUInt16LE(60_000, descriptor + 7);
    expect(inspectPicture(file)).toMatchObject({ ok: false, refusal: { problem: "too_large" } });
  });

  test("a picture without room for six lines of text is too small", () => {
    expect(inspectPicture(declaring(900, 40))).toMatchObject({
      ok: false,
      refusal: { problem: "too_small" },
    });
  });

  test("no bytes make it throw", () => {
    const starts = PICTURES.map(([, bytes]) => Buffer.from(bytes.subarray(0, 40)));
    fc.assert(
      fc.property(
        fc.constantFrom(...starts, Buffer.alloc(0)),
        fc.nat(40),
        fc.uint8Array({ maxLength: 80 }),
        (start, keep, tail) => {
          inspectPicture(Buffer.concat([start.subarray(0, keep), tail]));
        },
      ),
      { seed: 11, numRuns: 3000 },
    );
  });
});
