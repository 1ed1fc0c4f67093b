import { z } from "zod";
import type { Result } from "../domain/result";

/** Identity cards: what is read from a picture, what is checked, what follows (SPEC §10). */

/** The fields of a card, in the order of its lines. */
export const CARD_FIELDS = [
  "last_name",
  "first_name",
  "sex",
  "birthdate",
  "doc_number",
  "expiry",
] as const;
export const CardField = z.enum(CARD_FIELDS);
export type CardField = z.infer<typeof CardField>;

/** Shown as read at and above this confidence, by hand below it; at least 99 % of the fields above it are right. */
export const CONFIDENCE_BAR = 0.95;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Top left, top right, bottom right, bottom left as the text is read; pixels of the picture, which they may leave. */
export type Quad = readonly [Point, Point, Point, Point];

export interface FieldReading {
  /** The best reading, also below the bar: dates as ISO (YYYY-MM-DD), names as printed; empty where nothing was read. */
  readonly value: string;
  /** Chance that `value` is exactly right, 0 to 1. */
  readonly confidence: number;
  /** Where it was read; null where nothing was. */
  readonly quad: Quad | null;
  /** Other readings and their chances, the likeliest first; at most four. */
  readonly others: readonly { readonly value: string; readonly confidence: number }[];
}

/** Why a picture gives no card. */
export const CARD_PROBLEMS = [
  /** Not an image of a kind that can be read, or damaged. */
  "unreadable_image",
  /** More pixels than are decoded. */
  "too_large",
  "too_small",
  /** An image, but no card in it (blank, another motif). */
  "no_card",
  /** A card or document whose layout is not the known one. */
  "other_layout",
] as const;
export type CardProblem = (typeof CARD_PROBLEMS)[number];

/** What a file with the problem `unreadable_image` seems to be. HEIF is what telephones write (HEIC, AVIF). */
export const UNREADABLE_KINDS = [
  "empty",
  "damaged",
  "svg",
  "heif",
  "tiff",
  "pdf",
  "archive",
  "text",
  "unknown",
] as const;
export type UnreadableKind = (typeof UNREADABLE_KINDS)[number];

/** What looks altered, or keeps the reading from being trusted. */
export const TAMPER_HINTS = ["font_differs", "misaligned", "background_differs"] as const;
export interface TamperHint {
  readonly kind: (typeof TAMPER_HINTS)[number];
  readonly field: CardField;
  /** How far from the rest of the card, in standard deviations of what untouched cards show. */
  readonly deviation: number;
}

/** What one picture says. A pure function of the picture's bytes and the models. */
export interface CardReading {
  /** Pixels of the picture as decoded; null where it could not be. */
  readonly image: { readonly width: number; readonly height: number } | null;
  /** The card's outer corners in the picture; null with a problem that leaves none. */
  readonly card: Quad | null;
  /** How well the fixed print of the card agrees with what lies between the corners, 0 to 1. */
  readonly agreement: number;
  readonly fields: Readonly<Record<CardField, FieldReading>>;
  readonly problem: CardProblem | null;
  /** What the file is instead of a picture; only with `unreadable_image`. */
  readonly found?: UnreadableKind | null;
  readonly hints: readonly TamperHint[];
}

/** Pixels of a straightened card, 900×560, four bytes a pixel. */
export interface StraightCard {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

/** What reads pictures: a pool of workers in the window, of threads in Node. Reading never throws on bad input. */
export interface CardReader {
  /** Loads engines and models; the first `read` does so too. Its error is one of the installation, not of a picture. */
  start(): Promise<Result<null>>;
  /** Reads one picture (bytes of a PNG, JPEG, WebP, BMP or GIF file) as soon as a worker is free. */
  read(bytes: Uint8Array): Promise<Result<CardReading>>;
  /** The card between these corners as it would lie flat, in colour. */
  straighten(bytes: Uint8Array, card: Quad): Promise<Result<StraightCard>>;
  /** How many pictures are read at once. */
  readonly size: number;
  dispose(): void;
}
