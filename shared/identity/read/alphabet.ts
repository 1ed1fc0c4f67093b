/** What the line reader tells apart. Its output for a column of a line: the chance of each, in this order. */

export const BLANK = 0;
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸÑŒÆ";
const DIGITS = "0123456789";
const SIGNS = " -':°";

/** The character of each class but the first, which is no character at all. */
export const CHARACTERS: readonly string[] = [...LETTERS, ...ACCENTED, ...DIGITS, ...SIGNS];

export const CLASSES = CHARACTERS.length + 1;

const classes = new Map(CHARACTERS.map((character, at) => [character, at + 1]));

/** The class of a character; null for one that the reader does not know. */
export const classOf = (character: string): number | null => classes.get(character) ?? null;

export const characterOf = (classNumber: number): string => CHARACTERS[classNumber - 1] ?? "";

export const LETTER_CHARACTERS: readonly string[] = [...LETTERS, ...ACCENTED];
export const DIGIT_CHARACTERS: readonly string[] = [...DIGITS];
