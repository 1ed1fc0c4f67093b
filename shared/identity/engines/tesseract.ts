import type { GreyImage } from "../image";
import type { TextLine, TextRecogniser } from "../vision";

/** What is used of tesseract.js-core (its package has no types): Tesseract's C++ interface, one call for one. */
export interface TesseractCore {
  readonly FS: {
    writeFile(path: string, content: Uint8Array): void;
  };
  readonly TessBaseAPI: new () => TesseractApi;
}

interface TesseractApi {
  /** @returns 0 where the language could be read */
  Init(dataPath: null, language: string, engineMode: number): number;
  SetVariable(name: string, value: string): boolean;
  /** Takes /input. @returns 0 where it is an image */
  SetImageFile(exifOrientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetJSONText(): string;
  /** Lets go of the picture and of what was read from it. */
  Clear(): void;
}

/** Only the part of Tesseract's JSON that is used. */
interface PageJson {
  readonly blocks: readonly { readonly paragraphs: readonly { readonly lines: LineJson[] }[] }[];
}
interface LineJson {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: {
    readonly x0: number;
    readonly y0: number;
    readonly x1: number;
    readonly y1: number;
  };
}

/** The language shipped: French data read names with accents, and the labels of the card. */
export const TESSERACT_LANGUAGE = "fra";
/** The recurrent network, which is all the data shipped holds. */
const LSTM_ONLY = 1;
const SETTINGS = {
  // One block of lines, one below the other.
  tessedit_pageseg_mode: "6",
  // Pictures say nothing of their resolution; without a value every one of them is warned about.
  user_defined_dpi: "150",
};

/**
 * Tesseract in this thread.
 *
 * @param trained the language's data, not compressed
 * @returns null where Tesseract cannot use the data
 */
export function tesseractRecogniser(
  core: TesseractCore,
  trained: Uint8Array,
): TextRecogniser | null {
  core.FS.writeFile(`/${TESSERACT_LANGUAGE}.traineddata`, trained);
  const api = new core.TessBaseAPI();
  if (api.Init(null, TESSERACT_LANGUAGE, LSTM_ONLY) !== 0) return null;
  for (const [name, value] of Object.entries(SETTINGS)) api.SetVariable(name, value);
  return {
    recognise: (image) => {
      core.FS.writeFile("/input", portableGreymap(image));
      if (api.SetImageFile(1, 0) !== 0) throw new Error("Tesseract refuses a greymap");
      api.Recognize(null);
      // Written by the library itself from its own numbers.
      const page = JSON.parse(api.GetJSONText()) as PageJson;
      api.Clear();
      const paragraphs = page.blocks.flatMap((block) => block.paragraphs);
      return Promise.resolve(paragraphs.flatMap(({ lines }) => lines.map(textLine)));
    },
  };
}

const textLine = ({ text, confidence, bbox }: LineJson): TextLine => ({
  text: text.trim(),
  confidence: confidence / 100,
  box: { x: bbox.x0, y: bbox.y0, width: bbox.x1 - bbox.x0, height: bbox.y1 - bbox.y0 },
});

/** A binary PGM file (netpbm), the least that Tesseract takes. */
function portableGreymap({ width, height, data }: GreyImage): Uint8Array {
  const head = `P5\n${width} ${height}\n255\n`;
  const file = new Uint8Array(head.length + data.length);
  for (let at = 0; at < head.length; at++) file[at] = head.charCodeAt(at);
  file.set(data, head.length);
  return file;
}
