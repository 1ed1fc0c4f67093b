import type { Quad } from "../../contract/identity";
import { CARD_SIZE } from "../cardLayout";
import { FINDER } from "./finderGrid";
import { homographyBetween } from "./homography";
import type { Homography } from "./homography";

/** Share of the square left free on both sides of a card that is looked at closely. */
const CLOSE_MARGIN = 0.12;

/** The square with the whole picture in its middle. @returns takes pixels of the square to pixels of the picture */
export function wholeView(size: { readonly width: number; readonly height: number }): Homography {
  const scale = Math.max(size.width, size.height) / FINDER.side;
  const middle = (FINDER.side - 1) / 2;
  return [
    scale, 0, (size.width - 1) / 2 - scale * middle,
    0, scale, (size.height - 1) / 2 - scale * middle,
    0, 0, 1,
  ]; // prettier-ignore
}

/** The square with a card between these corners upright in its middle; null for corners on a line. */
export function closeView(corners: Quad): Homography | null {
  const margin = CLOSE_MARGIN * FINDER.side;
  const height = ((FINDER.side - 2 * margin) * CARD_SIZE.height) / CARD_SIZE.width;
  const [left, right] = [margin - 0.5, FINDER.side - margin - 0.5];
  const top = (FINDER.side - 1 - height) / 2;
  return homographyBetween(
    [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: top + height },
      { x: left, y: top + height },
    ],
    corners,
  );
}
