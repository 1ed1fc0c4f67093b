import { EvidenceData } from "./data";
import { findPart, opened, textOfPart } from "./findParts";
import { dataPart, EVIDENCE_LIMIT, PICTURE, readDataHtml } from "./format";

/**
 * The data of an evidence file, for opening it again; null where a piece of it is missing or is not what it has to be.
 * Whether the file is as it was written is for `verifyEvidence` to say.
 */
export function readEvidence(bytes: Uint8Array): EvidenceData | null {
  if (bytes.length > EVIDENCE_LIMIT) return null;
  const file = opened(bytes);
  const found = Object.keys(EvidenceData.shape).map((key) => {
    const name = dataPart(key);
    const stretch = findPart(file, name);
    return [key, stretch === null ? undefined : readDataHtml(name, textOfPart(file, stretch))];
  });
  const read = EvidenceData.safeParse(Object.fromEntries(found));
  return read.success ? read.data : null;
}

const BEFORE_PICTURE = "<figure>\n";
const BEHIND_PICTURE = "\n</figure>";

/** The picture of an evidence file as SVG; null where it has none. */
export function readPicture(bytes: Uint8Array): string | null {
  if (bytes.length > EVIDENCE_LIMIT) return null;
  const file = opened(bytes);
  const stretch = findPart(file, PICTURE);
  if (stretch === null) return null;
  const html = textOfPart(file, stretch);
  // By places and not by a pattern, which a file that begins many pictures would keep busy for hours.
  const from = html.indexOf(BEFORE_PICTURE);
  const to = html.lastIndexOf(BEHIND_PICTURE);
  if (from === -1 || to < from) return null;
  const svg = html.slice(from + BEFORE_PICTURE.length, to);
  return svg.startsWith("<svg ") && svg.endsWith("</svg>") ? svg : null;
}
