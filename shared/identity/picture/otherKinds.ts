import type { UnreadableKind } from "../../contract/identity";
import { startsWith } from "./bytes";

const SIGNATURES: readonly (readonly [UnreadableKind, readonly string[]])[] = [
  ["pdf", ["%PDF-"]],
  ["tiff", ["II*\0", "MM\0*"]],
  ["archive", ["PK\x03\x04", "PK\x05\x06", "\x1f\x8b", "7z\xbc\xaf\x27\x1c", "Rar!"]],
];
/** Brands of the pictures that telephones store as HEIC or AVIF (ISO/IEC 23008-12, behind `ftyp`). */
const HEIF_BRANDS = ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1", "avif", "avis"];
/** As much as is looked at to tell text from other data. */
const SAMPLE = 2048;

/** What a file is that is no picture of a kind that can be read. */
export function kindOfOther(bytes: Uint8Array): UnreadableKind {
  if (bytes.length === 0) return "empty";
  const known = SIGNATURES.find(([, starts]) => starts.some((start) => startsWith(bytes, start)));
  if (known !== undefined) return known[0];
  if (startsWith(bytes, "ftyp", 4))
    return HEIF_BRANDS.some((brand) => startsWith(bytes, brand, 8)) ? "heif" : "unknown";
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.every(mayBeText)) return "unknown";
  return String.fromCharCode(...sample).includes("<svg") ? "svg" : "text";
}

/** Tab, line feed, carriage return, and all that is no control character in UTF-8. */
const mayBeText = (byte: number): boolean =>
  byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte !== 127);
