import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openCvReady, type LoadingOpenCv } from "#shared/identity/engines/openCv";
import type { OpenCv } from "#shared/identity/vision";
import { withoutCompiledText } from "../../../electron/build/openCv.mjs";
import { testOpenCv } from "../../support/vision";

const require = createRequire(import.meta.url);
const source = readFileSync(require.resolve("@techstark/opencv-js"), "utf8");

let folder = "";
let script = "";
let original: OpenCv;
let patched: OpenCv;

beforeAll(async () => {
  const cache = path.resolve(import.meta.dirname, "../../../node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, "opencv-"));
  script = path.join(folder, "opencv.cjs");
  writeFileSync(script, withoutCompiledText(source));
  original = (await testOpenCv()).cv;
  patched = (await openCvReady(require(script) as LoadingOpenCv)).cv;
});

afterAll(() => rmSync(folder, { recursive: true }));

type Mat = InstanceType<OpenCv["Mat"]>;
type Deed = (cv: OpenCv, picture: Mat) => unknown;

/** A card on a desk: a light quadrangle with some print on a darker ground. */
function pictureIn(cv: OpenCv): Mat {
  const picture = new cv.Mat(120, 160, cv.CV_8UC4, new cv.Scalar(90, 80, 70, 255));
  const corners = cv.matFromArray(4, 1, cv.CV_32SC2, [30, 25, 130, 35, 125, 100, 25, 90]);
  cv.fillConvexPoly(picture, corners, new cv.Scalar(240, 235, 230, 255));
  cv.rectangle(
    picture,
    new cv.Point(50, 50),
    new cv.Point(70, 65),
    new cv.Scalar(20, 20, 20, 255),
    3,
  );
  corners.delete();
  return picture;
}

function deletedPicture(cv: OpenCv): Mat {
  const picture = pictureIn(cv);
  picture.delete();
  return picture;
}

function greyOf(cv: OpenCv, picture: Mat): Mat {
  const grey = new cv.Mat();
  cv.cvtColor(picture, grey, cv.COLOR_RGBA2GRAY);
  return grey;
}

/** What a picture of bytes holds. */
const content = ({ rows, cols, data }: Mat) => ({
  rows,
  cols,
  bytes: Array.from(data),
});

/** Methods, functions with and without answers, values and vectors passed and returned: every way of embind. */
const DEEDS: Readonly<Record<string, Deed>> = {
  "a perspective, and a picture in it": (cv, picture) => {
    const from = cv.matFromArray(4, 1, cv.CV_32FC2, [30, 25, 130, 35, 125, 100, 25, 90]);
    const to = cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, 90, 0, 90, 56, 0, 56]);
    const map = cv.getPerspectiveTransform(from, to);
    const flat = new cv.Mat();
    cv.warpPerspective(picture, flat, map, new cv.Size(90, 56), cv.INTER_CUBIC);
    return [Array.from(map.data64F), content(flat)];
  },
  "the homography between points": (cv) => {
    const from = cv.matFromArray(4, 1, cv.CV_32FC2, [0, 0, 9, 0, 9, 5, 0, 5]);
    const to = cv.matFromArray(4, 1, cv.CV_32FC2, [1, 1, 11, 0, 10, 7, 2, 6]);
    return Array.from(cv.findHomography(from, to).data64F);
  },
  "an alignment by correlation": (cv, picture) => {
    const grey = greyOf(cv, picture);
    const moved = new cv.Mat();
    const shift = cv.matFromArray(2, 3, cv.CV_32F, [1, 0, 1.5, 0, 1, -1]);
    cv.warpAffine(grey, moved, shift, new cv.Size(160, 120));
    const found = cv.matFromArray(2, 3, cv.CV_32F, [1, 0, 0, 0, 1, 0]);
    const criteria = new cv.TermCriteria(cv.TermCriteria_COUNT + cv.TermCriteria_EPS, 30, 1e-6);
    const none = new cv.Mat();
    const agreement = cv.findTransformECC(grey, moved, found, cv.MOTION_AFFINE, criteria, none, 5);
    return [agreement, Array.from(found.data32F)];
  },
  "outlines, and the rectangles around them": (cv, picture) => {
    const mask = new cv.Mat();
    cv.threshold(greyOf(cv, picture), mask, 150, 255, cv.THRESH_BINARY);
    const [contours, hierarchy] = [new cv.MatVector(), new cv.Mat()];
    cv.findContours(mask, contours, hierarchy, cv.RETR_LIST, cv.CHAIN_APPROX_SIMPLE);
    return Array.from({ length: contours.size() }, (_, at) => {
      const contour = contours.get(at);
      return [
        Array.from(contour.data32S),
        cv.boundingRect(contour),
        cv.minAreaRect(contour),
        cv.contourArea(contour),
        cv.isContourConvex(contour),
      ];
    });
  },
  "sizes, blurs and edges": (cv, picture) => {
    const small = new cv.Mat();
    cv.resize(greyOf(cv, picture), small, new cv.Size(80, 60), 0, 0, cv.INTER_AREA);
    cv.GaussianBlur(small, small, new cv.Size(5, 5), 1.2);
    const edges = new cv.Mat();
    cv.Canny(small, edges, 40, 120);
    const lines = new cv.Mat();
    cv.HoughLinesP(edges, lines, 1, Math.PI / 180, 20, 15, 4);
    return [content(small), content(edges), Array.from(lines.data32S)];
  },
  "parts, copies and channels of pictures": (cv, picture) => {
    const part = picture.roi(new cv.Rect(20, 20, 40, 30));
    const copy = part.clone();
    const planes = new cv.MatVector();
    cv.split(copy, planes);
    const bytes = Array.from({ length: planes.size() }, (_, at) => content(planes.get(at)));
    return [part.isContinuous(), copy.channels(), copy.type(), bytes, cv.mean(copy, new cv.Mat())];
  },
  "the size of an answer alone": (cv, picture) => {
    const grey = greyOf(cv, picture);
    return ["not black, and the sum of squares", cv.countNonZero(grey), cv.norm(grey)];
  },
};

describe("OpenCV without code made of text", () => {
  test.each(Object.keys(DEEDS))("computes as the package does: %s", (name) => {
    const deed = DEEDS[name]!;
    const answer = deed(patched, pictureIn(patched));
    expect(answer).toEqual(deed(original, pictureIn(original)));
    expect(JSON.stringify(answer).length).toBeGreaterThan(20);
  });

  test.each([
    [
      "a wrong number of arguments",
      (cv: OpenCv): unknown => Reflect.apply(cv.matFromArray, cv, []),
    ],
    [
      "an argument of another kind",
      (cv: OpenCv): unknown => Reflect.apply(cv.resize, cv, [1, 2, 3]),
    ],
    ["an object that was deleted", (cv: OpenCv): unknown => deletedPicture(cv).clone()],
  ])("refuses what the package refuses: %s", (_, deed) => {
    const outcome = (cv: OpenCv) => {
      try {
        return String(deed(cv));
      } catch (thrown) {
        return String(thrown);
      }
    };
    expect(outcome(patched)).toBe(outcome(original));
    expect(outcome(patched)).toMatch(/Error/);
  });

  test("starts where no text may be compiled, in which the package does not", () => {
    const start = (file: string) =>
      execFileSync(
        process.execPath,
        [
          "--disallow-code-generation-from-strings",
          "-e",
          `require(${JSON.stringify(file)}).then((cv) => console.log(cv.matFromArray(1, 2, cv.CV_8U, [3, 4]).data.join()))`,
        ],
        { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
      ).trim();
    expect(start(script)).toBe("3,4");
    expect(() => start(require.resolve("@techstark/opencv-js"))).toThrow();
  });

  test("another version of the package stops the build", () => {
    expect(() =>
      withoutCompiledText(source.replace("new Function(args1", "new Function(args2")),
    ).toThrow(/0 times instead of once/);
    expect(() => withoutCompiledText(`${source}\nnew Function("1")`)).toThrow(/still has/);
  });
});
