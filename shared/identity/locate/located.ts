import type { CardProblem, Quad } from "../../contract/identity";
import type { Bend } from "./bend";
import type { Homography } from "./homography";

/** What a flat card with dark print, seen through a good lens, does not need. */
export interface Correction {
  /** Null where the card is as good as flat. */
  readonly bend: Bend | null;
  /** Light print on dark ground. */
  readonly inverted: boolean;
}

/** What bears on how far a reading can be trusted. */
export interface PictureQuality {
  /** How well the fixed words agree with their print at full resolution, 0 to 1: falls with blur, noise, compression. */
  readonly sharpness: number;
  /** Tones between ink and paper as a share of all there are, 0 to 1. */
  readonly contrast: number;
  /** Share of the card without any tone but full white, as under glare. */
  readonly glare: number;
  /** Share of the card's plane that lies in the picture. */
  readonly inside: number;
  /** Pixels of the picture for one pixel of the card, along a line. */
  readonly scale: number;
}

/** A card in a picture. */
export interface Located extends Correction {
  readonly found: true;
  /**
   * Where the corners (0,0), (900,0), (900,560), (0,560) of the card's plane are; pixels of the picture counted from
   * their centres, so that the corners of an undistorted card are (-0.5,-0.5) to (899.5,559.5).
   */
  readonly corners: Quad;
  /** Takes pixels of the card to pixels of the picture, both counted from their centres. */
  readonly homography: Homography;
  /** How well the fixed print agrees with what is seen, 0 to 1. */
  readonly agreement: number;
  readonly quality: PictureQuality;
}

export interface NotLocated {
  readonly found: false;
  readonly problem: Extract<CardProblem, "no_card" | "other_layout" | "too_small">;
  /** Of the best guess; 0 where there was none. */
  readonly agreement: number;
}
