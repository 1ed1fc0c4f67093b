import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { CardField } from "#shared/contract/identity";

/** The Debian command line on the picture as it is: what anybody has without this project. */
const ARGUMENTS = ["-", "-l", "fra+eng", "--psm", "6"];

export const TESSERACT = "tesseract fra+eng, psm 6";

/** Whether the command line and both languages are there. */
export function hasTesseract(): boolean {
  const { status, stdout } = spawnSync("tesseract", ["--list-langs"], { encoding: "utf8" });
  return status === 0 && ["fra", "eng"].every((language) => stdout.split("\n").includes(language));
}

/** Its text of an image file, on one thread; empty where it refuses the file. */
export function tesseractText(file: string): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn("tesseract", [file, ...ARGUMENTS], {
      stdio: ["ignore", "pipe", "ignore"],
      env: { ...process.env, OMP_THREAD_LIMIT: "1" },
    });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (piece: string) => (text += piece));
    child.on("close", () => resolve(text));
  });
}

/** Milliseconds the command line takes for an image file, its start included. */
export async function tesseractTime(file: string): Promise<number> {
  const start = performance.now();
  await tesseractText(file);
  return performance.now() - start;
}

/** The fields in its text of these bytes. `folder` takes the file it reads them from. */
export async function readByTesseract(
  bytes: Uint8Array,
  folder: string,
): Promise<Partial<Record<CardField, string>>> {
  const file = path.join(folder, `${process.pid}-${(files += 1)}.img`);
  writeFileSync(file, bytes);
  return fieldsOf(await tesseractText(file));
}
let files = 0;

const LABELS: readonly (readonly [CardField, RegExp])[] = [
  ["first_name", /P.?R.?[EÉ].?N.?[O0]M/u],
  ["last_name", /\bN[O0]M\b/u],
  ["sex", /S[EÉ]X[EÉ]/u],
  ["birthdate", /NA[I1L|]SSA|DAT[EÉ]\s+N/u],
  ["doc_number", /D[O0]CUM|N[°ºO0"'*]+\s*D/u],
  ["expiry", /EXP[I1L|]R|P[I1L|]RAT/u],
];

/**
 * The labelled lines as generously as can be: labels with common misreadings, anything between label and value,
 * letters for digits where only digits can be, and dates and numbers without a label.
 */
export function fieldsOf(text: string): Partial<Record<CardField, string>> {
  const fields: Partial<Record<CardField, string>> = {};
  const lines = text.toUpperCase().split("\n");
  for (const line of lines)
    for (const [field, label] of LABELS) {
      const found = label.exec(line);
      if (found === null) continue;
      const rest = line.slice(found.index + found[0].length);
      const value = valueOf(field, rest.replace(/^[^:;.=]{0,12}[:;.=]/u, ""));
      if (value !== null) fields[field] ??= value;
      break;
    }
  const dates = lines.flatMap((line) => {
    const date = /\b(\d{4})\D(\d{2})\D(\d{2})\b/u.exec(line);
    return date === null ? [] : [`${date[1]}-${date[2]}-${date[3]}`];
  });
  const numbers = lines.flatMap((line) => /[I1L|]D\s*\d{7}\b/u.exec(line)?.[0].slice(-7) ?? []);
  if (dates[0] !== undefined) fields.birthdate ??= dates[0];
  if (dates[1] !== undefined) fields.expiry ??= dates[1];
  if (numbers[0] !== undefined) fields.doc_number ??= `ID${numbers[0]}`;
  return fields;
}

const DIGIT_FOR: Readonly<Record<string, string>> = {
  O: "0", Q: "0", D: "0", I: "1", L: "1", "|": "1", "!": "1", Z: "2", S: "5", B: "8", G: "6",
}; // prettier-ignore

const digits = (text: string): string =>
  text.replace(/[OQDIL|!ZSBG]/gu, (letter) => DIGIT_FOR[letter]!);

function valueOf(field: CardField, rest: string): string | null {
  switch (field) {
    case "sex":
      return /[MF]/u.exec(rest)?.[0] ?? null;
    case "birthdate":
    case "expiry": {
      const date = /(\d{4})\D{0,3}?(\d{2})\D{0,3}?(\d{2})/u.exec(digits(rest));
      return date === null ? null : `${date[1]}-${date[2]}-${date[3]}`;
    }
    case "doc_number": {
      const all = digits(rest).replace(/\D/gu, "");
      return all.length < 7 ? null : `ID${all.slice(-7)}`;
    }
    case "last_name":
    case "first_name":
      return /[\p{L}][\p{L}' -]*[\p{L}]|\p{L}/u.exec(rest.replace(/[’‘`]/gu, "'"))?.[0] ?? null;
  }
}
