import type { Network } from "../network/network";
import { countVotes, FINDER, normalised } from "./finderGrid";
import type { Vote } from "./finderGrid";
import { mapQuad } from "./homography";
import type { Homography } from "./homography";
import type { Copies } from "./sheet";
import { viewOf } from "./sheet";

/**
 * One look of the card-finder network.
 * @param view takes pixels of its square to pixels of the picture
 * @returns corners in pixels of the picture
 */
export async function askFinder(finder: Network, copies: Copies, view: Homography): Promise<Vote> {
  const { side } = FINDER;
  const square = viewOf(copies, view, side, side);
  const { values } = await finder.run(normalised(square), [1, side, side, 1]);
  const { present, corners } = countVotes(values);
  return { present, corners: mapQuad(view, corners) };
}
