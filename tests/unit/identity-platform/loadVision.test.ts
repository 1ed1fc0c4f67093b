import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createCanvas } from "@napi-rs/canvas";
import { square, tensor1d } from "@tensorflow/tfjs-core";
import { describe, expect, test, vi } from "vitest";
import { loadVision } from "#services/identity/loadVision";
import type { GreyImage } from "#shared/identity/image";
import { testNetworks, testOpenCv, testTextRecogniser, testVision } from "../../support/vision";

/** Black text on white. */
function pictureOf(lines: readonly string[]): GreyImage {
  const [width, height] = [600, 60 + 50 * lines.length];
  const context = createCanvas(width, height).getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.fillStyle = "black";
  context.font = "28px DejaVu Sans";
  lines.forEach((line, at) => context.fillText(line, 30, 60 + 50 * at));
  const { data } = context.getImageData(0, 0, width, height);
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, at) => data[4 * at]!),
  };
}

describe("the engines in Node", () => {
  test("OpenCV computes", async () => {
    const { cv } = await testOpenCv();
    const mat = cv.matFromArray(2, 2, cv.CV_64F, [1, 2, 3, 4]);
    expect(cv.determinant(mat)).toBeCloseTo(-2, 12);
    mat.delete();
  });

  test("tfjs computes on its WebAssembly backend, and says nothing on the console", async () => {
    const said = (["log", "warn", "error", "info"] as const).map((level) =>
      vi.spyOn(console, level),
    );
    await testNetworks();
    expect([...(await square(tensor1d([1, 2])).data())]).toEqual([1, 4]);
    for (const spy of said) expect(spy).not.toHaveBeenCalled();
  });

  test("Tesseract reads lines of text with their boxes, one below the other", async () => {
    const recogniser = await testTextRecogniser();
    const lines = await recogniser.recognise(pictureOf(["NOM: LEFÈVRE", "SEXE: F"]));
    expect(lines.map((line) => line.text)).toEqual(["NOM: LEFÈVRE", "SEXE: F"]);
    expect(lines[0]!.confidence).toBeGreaterThan(0.5);
    expect(lines[0]!.box.x).toBeCloseTo(30, -1);
    expect(lines[1]!.box.y).toBeGreaterThan(lines[0]!.box.y + 40);
  });

  test("Tesseract says of a blank picture that there is no text", async () => {
    const recogniser = await testTextRecogniser();
    expect(await recogniser.recognise(pictureOf([]))).toEqual([]);
  });

  test("all of them come with the trained models of the project", async () => {
    const vision = await testVision();
    expect(vision.votes.format).toMatch(/^kivendtout-card-vote/);
    for (const network of [vision.finder, vision.reader]) expect(network).toHaveProperty("run");
  });

  test("a missing model is an error of the installation", async () => {
    const loaded = await loadVision({ modelsDir: await mkdtemp(path.join(tmpdir(), "models-")) });
    expect(loaded).toMatchObject({ ok: false, error: { code: "identity.unavailable" } });
  });
});
