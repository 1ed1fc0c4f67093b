import { EvidenceData } from "./data";
import { findPart, opened, textOfPart } from "./findParts";
import { dataPart, EVIDENCE_LIMIT, readDataHtml } from "./format";

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
