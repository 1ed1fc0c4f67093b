import type { CardField } from "../contract/identity";

/** The printed card in pixels of its own plane, measured on the published cards. Text sizes are em sizes of DejaVu Sans. */
export const CARD_SIZE = { width: 900, height: 560 } as const;
/** Outer edge and width of the stroke inside it. */
export const CARD_FRAME = { x: 20, y: 20, width: 861, height: 521, line: 3 } as const;
export const CARD_PHOTO = { x: 60, y: 120, width: 181, height: 221, line: 2 } as const;
export const CARD_TITLE = {
  text: "CARTE D'IDENTITE (SYNTHETIQUE)",
  x: 40,
  baseline: 60,
  size: 26,
} as const;
export const CARD_PHOTO_TEXT = { text: "PHOTO", x: 95, baseline: 232, size: 18 } as const;
/** The six labelled lines start at `x`; the baseline of line n is `baseline + n × step`. */
export const CARD_LINES = { x: 280, baseline: 137, step: 34, size: 18 } as const;

/** The label of each line; a space and the value follow. */
export const LINE_LABELS = {
  last_name: "NOM:",
  first_name: "PRENOM:",
  sex: "SEXE:",
  birthdate: "DATE NAISSANCE:",
  doc_number: "N° DOCUMENT:",
  expiry: "EXPIRATION:",
} as const satisfies Record<CardField, string>;
