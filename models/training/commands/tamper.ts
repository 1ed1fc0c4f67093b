import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  AMOUNTS,
  measureAlterations,
  measureUntouched,
  type AlteredFigures,
  type UntouchedFigures,
} from "../tamper/measureTamper";

const UNTOUCHED = 100;
/** Cards of each alteration at each quality. */
const ALTERED = 20;

const percent = (part: number, whole: number, decimals: number): string =>
  `${((100 * part) / whole).toFixed(decimals)} %`;

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

const QUALITY: Readonly<Record<number, string>> = {
  0: "drawing",
  0.3: "good photo",
  0.6: "fair photo",
  1: "poor photo",
};
const HEADS = AMOUNTS.map((amount) => QUALITY[amount]!);

/** A row a name, a column a quality. */
const rowsOf = <T extends { readonly amount: number }>(
  figures: readonly T[],
  nameOf: (figure: T) => string,
  cellOf: (figure: T) => string,
): string[][] =>
  [...new Set(figures.map(nameOf))].map((name) => [
    name,
    ...AMOUNTS.flatMap((amount) =>
      figures.filter((one) => nameOf(one) === name && one.amount === amount).map(cellOf),
    ),
  ]);

function cardText(untouched: readonly UntouchedFigures[], altered: readonly AlteredFigures[]) {
  return `# Hints of tampering

Written by \`npm run train -- tamper\`. No network: each certain value is held against the known print of its text, and its place, print and paper against those of the labels and the other values of the same card (\`shared/identity/tamper\`). A hint is a deviation of four standard deviations of what untouched cards show. It never rejects a card: it asks for a person.

## Untouched cards: fields with a hint
${UNTOUCHED} cards of each kind and quality, drawn and photographed with seeds of their own. The second printing sets characters on whole pixels and digits bolder.

${tableOf(
  ["printing", ...HEADS],
  rowsOf(
    untouched,
    ({ printing }) => printing,
    ({ hints, fields }) => percent(hints, fields, 2),
  ),
)}

## Altered values that are found
${ALTERED} cards of each alteration and quality; one value of each was cleared away and written anew.

${tableOf(
  ["alteration", ...HEADS],
  rowsOf(
    altered,
    ({ alteration }) => alteration,
    ({ found, cards }) => percent(found, cards, 0),
  ),
)}

## Limits
- A value that was not read at the bar is not looked at, nor is a card whose labels agree with their print by less than 0.88: of a poor picture nothing is said.
- What is altered with the same font, size and place on paper of the same grey is not found. Slight patches drown in noise and compression.
- A single character (the sex) tells little: only its place and its paper.
- Thresholds were set on generated cards alone.
`;
}

/** Measures the hints of tampering on untouched and on altered cards, and writes the figures down. */
export async function train({
  seed,
  outDir,
}: {
  readonly seed: number;
  readonly outDir: string;
}): Promise<void> {
  const untouched = await measureUntouched(seed, UNTOUCHED);
  const altered = await measureAlterations(seed, ALTERED);
  const folder = path.join(outDir, "card-tampering");
  await mkdir(folder, { recursive: true });
  const metrics = { seed, untouched, altered };
  await writeFile(path.join(folder, "metrics.json"), `${JSON.stringify(metrics, null, 2)}\n`);
  await writeFile(path.join(folder, "card.md"), cardText(untouched, altered));
}
