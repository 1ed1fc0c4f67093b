import type { Gravity } from "#shared/contract/replay";

/** Side of the square that the outlines are drawn in. */
export const SIGN_SIZE = 8;

interface SignShape {
  /** SVG path. */
  readonly path: string;
  readonly filled: boolean;
  readonly colour: "quiet" | "middle" | "risk";
}

/** How gravity is shown, each by a shape of its own: on the canvas and in the legend alike. */
export const SIGNS: Readonly<Record<Exclude<Gravity, "none">, SignShape>> = {
  failed: { path: "M1.5 1.5L6.5 6.5M6.5 1.5L1.5 6.5", filled: false, colour: "quiet" },
  challenged: { path: "M4 0.8L7.6 7.2H0.4Z", filled: true, colour: "middle" },
  blocked: { path: "M1.2 1.2H6.8V6.8H1.2Z", filled: false, colour: "risk" },
  alert: { path: "M4 0.8A3.2 3.2 0 1 1 3.99 0.8Z", filled: true, colour: "risk" },
  fraud: { path: "M0.6 0.6H7.4V7.4H0.6Z", filled: true, colour: "risk" },
};

export const SIGN_ORDER = ["failed", "challenged", "blocked", "alert", "fraud"] as const;
