import type { Size } from "./viewport";

/** How far something on the canvas reaches in from its edges, in pixels. */
export interface Insets {
  readonly top: number;
  readonly right: number;
}

/** However much is covered, so much of the canvas is counted as free. */
const LEAST_FREE = 0.5;
/** Texts lie at the top, tools on the right. */
const COVERING = {
  top: ".graph-band",
  right: ".graph-tools",
} as const;

/** Measured, since it is not always there, and the texts take several rows on a narrow canvas. */
export function coveredOf(host: HTMLElement): Insets {
  const own = host.getBoundingClientRect();
  const canvas = host.closest(".graph-canvas");
  const boxes = (part: keyof typeof COVERING): readonly DOMRect[] =>
    [...(canvas?.querySelectorAll(COVERING[part]) ?? [])]
      .map((element) => element.getBoundingClientRect())
      .filter(
        ({ left, right, top, bottom }) =>
          left < own.right && right > own.left && top < own.bottom && bottom > own.top,
      );
  return {
    top: Math.max(0, ...boxes("top").map(({ bottom }) => bottom - own.top)),
    right: Math.max(0, ...boxes("right").map(({ left }) => own.right - left)),
  };
}

/** Size and middle of the part that nothing covers. */
export function freePart({ width, height }: Size, { top, right }: Insets) {
  const across = Math.min(right, width * (1 - LEAST_FREE));
  const down = Math.min(top, height * (1 - LEAST_FREE));
  return {
    width: width - across,
    height: height - down,
    x: (width - across) / 2,
    y: (height + down) / 2,
  };
}
