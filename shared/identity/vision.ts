import type * as OpenCvPackage from "@techstark/opencv-js";
import type { GreyImage } from "./image";
import type { Network } from "./network/network";
import type { VoteModel } from "./vote/vote";

type PackageTypes = typeof OpenCvPackage;

/** The OpenCV module, loaded. Its own types leave most constants `any`: all of them are numbers. */
export type OpenCv = {
  readonly [Name in keyof PackageTypes]: 0 extends 1 & PackageTypes[Name]
    ? number
    : PackageTypes[Name];
};

/** One line of text as an OCR engine gives it; pixels of the picture it was given. */
export interface TextLine {
  readonly text: string;
  /** 0 to 1, as the engine claims; not calibrated. */
  readonly confidence: number;
  readonly box: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

/** What reads whole pictures of text: Tesseract in the product. */
export interface TextRecogniser {
  recognise(image: GreyImage): Promise<readonly TextLine[]>;
}

/** Everything reading a card needs that is loaded from outside: the same in a browser's worker and in Node. */
export interface Vision {
  readonly cv: OpenCv;
  /** Finds the corners of a card in a small grey picture. */
  readonly finder: Network;
  /** Reads one line of print. */
  readonly reader: Network;
  readonly text: TextRecogniser;
  /** How much each of them counts when they differ, and how sure that makes. */
  readonly votes: VoteModel;
}
