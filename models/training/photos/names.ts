import type { Random } from "#generator/random";
import type { PrintedCard } from "#generator/kivendtout/cards/drawCard";

/* Letters of French words, roughly by frequency, so that every letter is met often enough and no name is ever known. */
const ONSETS = ["B", "C", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "QU", "R", "S", "T", "V", "W", "X", "Z", "CH", "BR", "TR", "GL", "PH", ""]; // prettier-ignore
const NUCLEI = ["A", "E", "I", "O", "U", "Y", "AI", "AU", "EAU", "OI", "OU", "IE", "É", "È", "Ë", "Ï", "Ô", "Ç", "Â", "Û", "Ü", "Ê", "À", "Ù", "Î", "Ä", "Ö", "Ñ", "Œ", "Æ", "Ÿ"]; // prettier-ignore
const CODAS = ["", "", "", "N", "R", "L", "S", "T", "X", "RD", "ND", "LT", "C", "Q", "G", "F", "W", "K"];
const PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED_SHARE = 0.12;

const syllable = (random: Random): string => {
  const nuclei = random.chance(ACCENTED_SHARE) ? NUCLEI : NUCLEI.slice(0, 12);
  return random.pick(ONSETS) + random.pick(nuclei) + random.pick(CODAS);
};

/** A word of syllables, or of letters drawn alike so that no spelling helps. */
function word(random: Random): string {
  if (random.chance(0.35)) {
    const length = random.integer(2, 11);
    return Array.from({ length }, () => PLAIN[random.integer(0, PLAIN.length - 1)]).join("");
  }
  return Array.from({ length: random.integer(1, 4) }, () => syllable(random)).join("");
}

/** A name as cards print it, 2 to 22 characters. */
export function drawName(random: Random): string {
  let name = word(random);
  if (random.chance(0.08)) name += `-${word(random)}`;
  else if (random.chance(0.05)) name += ` ${word(random)}`;
  if (random.chance(0.04)) name = `${random.pick(["D", "L", "O"])}'${name}`;
  return name.length < 2 ? `${name}EA` : name.slice(0, 22).replace(/[ '-]$/, "A");
}

const two = (value: number): string => String(value).padStart(2, "0");

const drawDate = (random: Random, from: number, to: number): string =>
  `${random.integer(from, to)}-${two(random.integer(1, 12))}-${two(random.integer(1, 28 + random.integer(0, 1) * 2))}`;

/** February has no 30th. */
const possible = (date: string): string => date.replace(/-02-(29|30)$/, "-02-28");

/** What a card says, drawn so that nothing in it can be guessed from the rest. */
export function drawPrinted(random: Random): PrintedCard {
  return {
    last_name: drawName(random),
    first_name: drawName(random),
    sex: random.chance(0.5) ? "F" : "M",
    birthdate: possible(drawDate(random, 1920, 2029)),
    doc_number: `ID${String(random.integer(0, 9_999_999)).padStart(7, "0")}`,
    expiry: possible(drawDate(random, 1990, 2069)),
  };
}
