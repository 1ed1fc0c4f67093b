import { closeMark, Manifest, MANIFEST, openMark, readDataHtml } from "./format";

/** Where the content of a part is: bytes [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A file's bytes, and one character for each of them: marks are found in the text and are places in the bytes. */
export interface Opened {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Of every byte one character, which marks are found by. */
const oneByOne = new TextDecoder("windows-1252");
const utf8 = new TextDecoder("utf-8");

export const opened = (bytes: Uint8Array): Opened => ({ bytes, text: oneByOne.decode(bytes) });

/** Null where one of its marks is not there. */
export function findPart({ text }: Opened, name: string): Stretch | null {
  const mark = text.indexOf(openMark(name));
  if (mark === -1) return null;
  const from = mark + openMark(name).length;
  const to = text.indexOf(closeMark(name), from);
  return to === -1 ? null : { from, to };
}

export const bytesOfPart = ({ bytes }: Opened, { from, to }: Stretch): Uint8Array =>
  bytes.subarray(from, to);

export const textOfPart = (file: Opened, stretch: Stretch): string =>
  utf8.decode(bytesOfPart(file, stretch));

/** What the manifest says, whether it is as it was written or not; null where it says nothing. */
export function readManifest(file: Opened): Manifest | null {
  const stretch = findPart(file, MANIFEST);
  if (stretch === null) return null;
  const read = Manifest.safeParse(readDataHtml(MANIFEST, textOfPart(file, stretch)));
  return read.success ? read.data : null;
}
