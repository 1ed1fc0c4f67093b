import { escapeHtml } from "../domain/html";
import type { CaseReport } from "../casework/export/report";
import { contentsHtml, headerHtml, headHtml, sectionHtml } from "../casework/export/reportToHtml";
import { EvidenceData } from "./data";
import {
  closeMark,
  dataHtml,
  dataPart,
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  FIRST_LINES,
  MANIFEST,
  openMark,
  PICTURE,
  writeSeal,
  type HashBytes,
  type Manifest,
} from "./format";

/** What an evidence file is written from. */
export interface EvidenceContent {
  /** For readers: in their language, numbers formatted. */
  readonly report: CaseReport;
  /** The picture, which stands before the other parts of the report. */
  readonly picture: { readonly title: string; readonly svg: string };
  readonly data: EvidenceData;
}

interface Part {
  readonly name: string;
  readonly html: string;
}

/**
 * The evidence as one HTML file that needs nothing else, runs nothing, and tells of every change made to it later. The
 * same content gives the same bytes.
 */
export async function toEvidence(
  { report, picture, data }: EvidenceContent,
  hash: HashBytes,
): Promise<Uint8Array> {
  const contents = contentsHtml(
    [{ id: PICTURE, title: picture.title }, ...report.parts],
    report.words,
  );
  const pieces: (string | Part)[] = [
    `${FIRST_LINES}<html lang="${report.language}">\n${headHtml(report)}\n<body>\n`,
    { name: "summary", html: headerHtml(report) },
    `\n${contents}\n<main>\n`,
    { name: PICTURE, html: pictureHtml(picture) },
    ...report.parts.flatMap((part) => [
      "\n",
      { name: part.id, html: sectionHtml(part, report.words) },
    ]),
    "\n</main>\n",
    ...Object.keys(EvidenceData.shape).flatMap((key) => [
      {
        name: dataPart(key),
        html: dataHtml(dataPart(key), data[key as keyof EvidenceData]),
      },
      "\n",
    ]),
  ];
  return sealed(pieces, hash);
}

const pictureHtml = ({ title, svg }: EvidenceContent["picture"]): string =>
  `<section id="${PICTURE}"><h2>${escapeHtml(title)}</h2>\n<figure>\n${svg}</figure></section>`;

const encoder = new TextEncoder();

async function sealed(pieces: readonly (string | Part)[], hash: HashBytes): Promise<Uint8Array> {
  const parts: Manifest["parts"] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") continue;
    const bytes = encoder.encode(piece.html);
    parts.push({ name: piece.name, bytes: bytes.length, sha256: await hash(bytes) });
  }
  const manifest = dataHtml(MANIFEST, {
    format: EVIDENCE_FORMAT,
    version: EVIDENCE_VERSION,
    parts,
  } satisfies Manifest);
  const all = [...pieces, { name: MANIFEST, html: manifest }, "\n</body>\n</html>\n"];
  const written = (withParts: boolean): Uint8Array =>
    encoder.encode(
      all
        .map((piece) =>
          typeof piece === "string"
            ? piece
            : `${openMark(piece.name)}${withParts ? piece.html : ""}${closeMark(piece.name)}`,
        )
        .join(""),
    );
  const document = written(true);
  const seal = writeSeal({
    document: await hash(document),
    frame: await hash(written(false)),
    manifest: await hash(encoder.encode(manifest)),
  });
  return joined([document, encoder.encode(seal)]);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
