import { deflateSync } from "node:zlib";
import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";

/** Bytes of small picture files of every kind, made here. */

const SIDE = 64;

type EncodedType = "image/png" | "image/jpeg" | "image/webp";

/** A picture drawn on a canvas. */
export function drawnPicture(
  type: EncodedType,
  draw: (context: SKRSContext2D) => void = redWithBlueCorner,
  width = SIDE,
  height = SIDE,
): Uint8Array {
  const canvas = createCanvas(width, height);
  draw(canvas.getContext("2d"));
  if (type === "image/png") return new Uint8Array(canvas.toBuffer(type));
  return new Uint8Array(canvas.toBuffer(type, 95));
}

/** Red, with the quarter at the top left blue. */
function redWithBlueCorner(context: SKRSContext2D): void {
  const { width, height } = context.canvas;
  context.fillStyle = "red";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "blue";
  context.fillRect(0, 0, width / 2, height / 2);
}

/** One chunk of a PNG. */
function pngChunk(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length, 0);
  chunk.write(type, 4, "latin1");
  chunk.set(data, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return chunk;
}

function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++)
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return ~remainder >>> 0;
}

export interface PngParts {
  readonly width: number;
  readonly height: number;
  /** Bits per sample. */
  readonly depth: 1 | 8 | 16;
  /** 0 grey, 2 colour, 3 palette, 4 grey with alpha, 6 colour with alpha. */
  readonly colourType: 0 | 2 | 3 | 4 | 6;
  /** Bytes of a row; none where only the header matters. */
  readonly row: readonly number[] | null;
  readonly palette?: readonly number[];
}

/** A PNG whose rows are all alike. */
export function pngFile({ width, height, depth, colourType, row, palette }: PngParts): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colourType, 0, 0, 0], 8);
  const rows = row === null ? [] : Array.from({ length: height }, () => Buffer.from([0, ...row]));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    ...(palette === undefined ? [] : [pngChunk("PLTE", Buffer.from(palette))]),
    pngChunk("IDAT", deflateSync(Buffer.concat(rows))),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A Windows bitmap of one colour, 24 bits a pixel. */
export function bmpFile(width: number, height: number, [r, g, b]: readonly number[]): Uint8Array {
  const rowLength = 4 * Math.ceil((width * 3) / 4);
  const file = Buffer.alloc(54 + rowLength * height);
  file.write("BM", 0, "latin1");
  file.writeUInt32LE(file.length, 2);
  file.writeUInt32LE(54, 10);
  file.writeUInt32LE(40, 14);
  file.writeInt32LE(width, 18);
  file.writeInt32LE(height, 22);
  file.writeUInt16LE(1, 26);
  file.writeUInt16LE(24, 28);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) file.set([b!, g!, r!], 54 + y * rowLength + 3 * x);
  return file;
}

/** A black GIF; `screen` is what its header declares, `picture` what its first picture does. */
export function gifFile(screen: readonly [number, number], picture = screen): Uint8Array {
  const head = Buffer.from("GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff", "latin1");
  head.writeUInt16LE(screen[0], 6);
  head.writeUInt16LE(screen[1], 8);
  const descriptor = Buffer.from(",\0\0\0\0\0\0\0\0\0", "latin1");
  descriptor.writeUInt16LE(picture[0], 5);
  descriptor.writeUInt16LE(picture[1], 7);
  return Buffer.concat([head, descriptor, lzwZeros(picture[0] * picture[1]), Buffer.from(";")]);
}

/** So many zeros in GIF's compression, without any: a clearing code before every other pair. */
function lzwZeros(count: number): Buffer {
  const [clear, end] = [4, 5];
  const codes: number[] = [];
  for (let at = 0; at < count; at++) codes.push(...(at % 2 === 0 ? [clear] : []), 0);
  codes.push(end);
  const bits = codes.map((code) => [code & 1, (code >> 1) & 1, (code >> 2) & 1]).flat();
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8)
    bytes.push(bits.slice(at, at + 8).reduce((sum, bit, place) => sum | (bit << place), 0));
  const blocks: number[] = [];
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.slice(at, at + 255);
    blocks.push(block.length, ...block);
  }
  return Buffer.from([2, ...blocks, 0]);
}

/** TIFF data with one entry: how the camera was held (1 to 8, Exif 2.3 §4.6.4). */
function exifData(orientation: number): Buffer {
  const data = Buffer.from(
    "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0",
    "latin1",
  );
  data.writeUInt16BE(orientation, 18);
  return data;
}

/** The JPEG with an EXIF block that says how the camera was held. */
export function withOrientation(jpeg: Uint8Array, orientation: number): Uint8Array {
  const exif = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), exifData(orientation)]);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(exif.length + 2, 4);
  return Buffer.concat([head, exif, jpeg.subarray(2)]);
}

/** The picture with EXIF data that say the camera was held upright, turned to the left. */
export function withExif(type: "image/png" | "image/webp", picture: Uint8Array): Uint8Array {
  const exif = exifData(6);
  if (type === "image/png") {
    const behindHeader = 33;
    const chunk = pngChunk("eXIf", exif);
    return Buffer.concat([
      picture.subarray(0, behindHeader),
      chunk,
      picture.subarray(behindHeader),
    ]);
  }
  return extendedWebp(picture, exif);
}

/** An extended WebP file with EXIF data behind its pixels, and the flag that announces them (RFC 9649, §2.7). */
function extendedWebp(webp: Uint8Array, exif: Buffer): Uint8Array {
  const body = Buffer.concat([webp.subarray(8), riffChunk("EXIF", exif)]);
  const flags = "WEBPVP8X".length + 4;
  body[flags]! |= 0x08;
  return riffChunk("RIFF", body);
}

function riffChunk(name: string, content: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, "latin1");
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

/** 48 × 48 pixels of red in cyan, magenta, yellow and black, as printers' programs save it. */
export const CMYK_JPEG: Uint8Array = Buffer.from(
  "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6utq2eAvMm6" +
    "pseZqKuk/8AAFAgAMAAwBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAAG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4E" +
    "QwBNAFkASwAAPwCmTKZUwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAP/9k=",
  "base64",
);
