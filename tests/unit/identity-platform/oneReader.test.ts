import { describe, expect, test } from "vitest";
import { decodePicture } from "#services/identity/decodePicture";
import { fail, ok } from "#shared/domain/result";
import type { CardReading, Quad } from "#shared/contract/identity";
import { refusedReading } from "#shared/identity/picture/decoded";
import { OneReader, type OneReaderParts } from "#shared/identity/reader/oneReader";
import type { Vision } from "#shared/identity/vision";
import { drawnPicture } from "../../support/pictureFiles";
import { testOpenCv } from "../../support/vision";

/** What is tested here asks the engines for nothing but to straighten, which takes OpenCV alone. */
const vision = async (): Promise<Vision> => (await testOpenCv()) as Vision;

/** Answers with the size alone. */
const sizeOnly: OneReaderParts["read"] = (_, { width, height }) =>
  Promise.resolve<CardReading>({
    ...refusedReading({ problem: "too_small", found: null }),
    image: { width, height },
    problem: "no_card",
  });

const readerWith = (parts: Partial<OneReaderParts> = {}) =>
  new OneReader({
    load: async () => ok(await vision()),
    decode: decodePicture,
    read: sizeOnly,
    ...parts,
  });

describe("a reader in one thread", () => {
  test("reads what is decoded", async () => {
    const reading = await readerWith().read(drawnPicture("image/png"));
    expect(reading).toMatchObject({ ok: true, value: { image: { width: 64, height: 64 } } });
  });

  test("answers a file that is no picture with what it is, and with empty fields", async () => {
    const reading = await readerWith().read(Buffer.from("%PDF-1.4"));
    expect(reading).toMatchObject({
      ok: true,
      value: { problem: "unreadable_image", found: "pdf", image: null, card: null },
    });
  });

  test("loads its engines once, with the first picture", async () => {
    let loads = 0;
    const load = async () => {
      loads++;
      return ok(await vision());
    };
    const reader = readerWith({ load });
    expect(loads).toBe(0);
    await Promise.all([reader.read(drawnPicture("image/png")), reader.start()]);
    expect(loads).toBe(1);
  });

  test("an installation that is not whole is an error, and is looked at again", async () => {
    const answers = [fail("identity.unavailable", "A model is missing."), ok(await vision())];
    const reader = readerWith({ load: () => Promise.resolve(answers.shift()!) });
    expect(await reader.start()).toMatchObject({ error: { code: "identity.unavailable" } });
    expect(await reader.start()).toEqual(ok(null));
  });

  test("holds one picture at a time, whatever is asked of it at once", async () => {
    let [now, most] = [0, 0];
    const read: OneReaderParts["read"] = async (...given) => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now--;
      return sizeOnly(...given);
    };
    const reader = readerWith({ read });
    await Promise.all([1, 2, 3].map(() => reader.read(drawnPicture("image/png"))));
    expect(most).toBe(1);
  });

  test("goes on with the next picture after one made it throw", async () => {
    const outcomes = [() => Promise.reject(new Error("bug")), sizeOnly];
    const reader = readerWith({ read: (...given) => outcomes.shift()!(...given) });
    const [first, second] = [1, 2].map(() => reader.read(drawnPicture("image/png")));
    await expect(first).rejects.toThrow("bug");
    expect(await second).toMatchObject({ ok: true });
  });
});

describe("a straightened card", () => {
  /** White, with a blue rectangle whose top right quarter is red. */
  const scene = (width: number, height: number, [x, y, w, h]: readonly number[]) =>
    drawnPicture(
      "image/png",
      (context) => {
        context.fillStyle = "white";
        context.fillRect(0, 0, width, height);
        context.fillStyle = "blue";
        context.fillRect(x!, y!, w!, h!);
        context.fillStyle = "red";
        context.fillRect(x! + w! / 2, y!, w! / 2, h! / 2);
      },
      width,
      height,
    );

  /** Corners of that rectangle, counted from pixel centres. */
  const cornersOf = ([x, y, w, h]: readonly number[]): Quad => [
    { x: x! - 0.5, y: y! - 0.5 },
    { x: x! + w! - 0.5, y: y! - 0.5 },
    { x: x! + w! - 0.5, y: y! + h! - 0.5 },
    { x: x! - 0.5, y: y! + h! - 0.5 },
  ];

  test.each([
    ["as large as the card", 1000, 700, [50, 60, 900, 560]],
    ["three times as large", 3000, 1900, [60, 90, 2700, 1680]],
    ["smaller", 500, 400, [30, 40, 300, 187]],
  ])("%s fills its plane", async (_, width, height, box) => {
    const card = await readerWith().straighten(scene(width, height, box), cornersOf(box));
    if (!card.ok) throw new Error(card.error.message);
    expect([card.value.width, card.value.height]).toEqual([900, 560]);
    const colour = (x: number, y: number) => {
      const at = 4 * (y * card.value.width + x);
      return [...card.value.data.subarray(at, at + 3)];
    };
    expect(colour(5, 5)).toEqual([0, 0, 255]);
    expect(colour(894, 5)).toEqual([255, 0, 0]);
    expect(colour(894, 554)).toEqual([0, 0, 255]);
    expect(colour(440, 270)).toEqual([0, 0, 255]);
    expect(colour(459, 270)).toEqual([255, 0, 0]);
  });

  test("of a file that is no picture is an error", async () => {
    const card = await readerWith().straighten(Buffer.from("text"), cornersOf([0, 0, 1, 1]));
    expect(card).toMatchObject({ ok: false, error: { code: "identity.unreadable" } });
  });
});
