import type { CardReading, Quad, StraightCard } from "../../contract/identity";
import { fail, ok, type Result } from "../../domain/result";
import type { RgbaImage } from "../image";
import { refusedReading, type DecodePicture } from "../picture/decoded";
import type { Vision } from "../vision";
import type { ReaderThread } from "./readerThread";
import { straightenColour } from "../locate/straighten";

export interface OneReaderParts {
  /** Engines and models; asked again after it failed. */
  readonly load: () => Promise<Result<Vision>>;
  readonly decode: DecodePicture;
  readonly read: (vision: Vision, image: RgbaImage) => Promise<CardReading>;
}

/** Reads pictures in this thread, one after the other: engines and networks hold one picture at a time. */
export class OneReader implements ReaderThread {
  readonly #parts: OneReaderParts;
  #loaded: Promise<Result<Vision>> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: OneReaderParts) {
    this.#parts = parts;
  }

  start(): Promise<Result<null>> {
    return this.#withVision(() => Promise.resolve(ok(null)));
  }

  read(bytes: Uint8Array): Promise<Result<CardReading>> {
    return this.#withVision(async (vision) => {
      const decoded = await this.#parts.decode(bytes);
      if (!decoded.ok) return ok(refusedReading(decoded.refusal));
      return ok(await this.#parts.read(vision, decoded.image));
    });
  }

  straighten(bytes: Uint8Array, card: Quad): Promise<Result<StraightCard>> {
    return this.#withVision(async ({ cv }) => {
      const decoded = await this.#parts.decode(bytes);
      if (decoded.ok) return ok(straightenColour(cv, decoded.image, card));
      return fail("identity.unreadable", "The picture cannot be decoded.", {
        detail: decoded.refusal.problem,
      });
    });
  }

  #withVision<T>(use: (vision: Vision) => Promise<Result<T>>): Promise<Result<T>> {
    const answer = this.#last.then(async () => {
      const vision = await this.#vision();
      return vision.ok ? use(vision.value) : vision;
    });
    // What one picture does is no reason not to read the next.
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #vision(): Promise<Result<Vision>> {
    this.#loaded ??= this.#parts.load();
    const vision = await this.#loaded;
    if (!vision.ok) this.#loaded = null;
    return vision;
  }
}
