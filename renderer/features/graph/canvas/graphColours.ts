/** The colours the graph is drawn with, as the page's tokens have them. */
export interface GraphColours {
  readonly surface: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly selection: string;
  /** Grey, amber, vermilion: `RISK_LEVELS` steps from no risk to the highest. */
  readonly risk: readonly string[];
  /** The same for lines, which are thinner and have to stand off the surface. */
  readonly riskLines: readonly string[];
  readonly fraud: string;
  readonly challenged: string;
  /** Told apart by the colour-blind too. */
  readonly categories: readonly string[];
  readonly font: string;
}

export const RISK_LEVELS = 5;
export const CATEGORIES = 8;

/** Reads the tokens of `styles/tokens.css` as they hold for the page now. */
export function readGraphColours(): GraphColours {
  const style = getComputedStyle(document.body);
  const context = document.createElement("canvas").getContext("2d");
  // A builder may have shortened a colour or named it; a canvas tells any as `#rrggbb`.
  const token = (name: string): string => {
    const written = style.getPropertyValue(`--${name}`).trim();
    if (context === null) return written;
    context.fillStyle = written;
    return context.fillStyle;
  };
  const surface = token("surface");
  const grey = token("chart-1");
  const amber = token("chart-risk-middle");
  const vermilion = token("chart-risk");
  return {
    surface,
    ink: token("ink"),
    quiet: token("ink-quiet"),
    line: token("line-strong"),
    selection: token("selection-line"),
    risk: rampOf(mix(grey, surface, 0.42), amber, vermilion),
    riskLines: rampOf(grey, amber, vermilion),
    fraud: token("risk-high"),
    challenged: token("risk-middle"),
    categories: Array.from({ length: CATEGORIES }, (_, i) => token(`chart-${i + 1}`)),
    font: style.getPropertyValue("--font").trim(),
  };
}

function rampOf(low: string, middle: string, high: string): string[] {
  const half = (RISK_LEVELS - 1) / 2;
  return Array.from({ length: RISK_LEVELS }, (_, level) =>
    level <= half ? mix(low, middle, level / half) : mix(middle, high, level / half - 1),
  );
}

/** A built style sheet has `#fff` for `#ffffff`. */
const sixDigits = (colour: string): string =>
  colour.length === 4 ? colour.replace(/[\da-f]/gi, (digit) => digit + digit) : colour;

/** Whether light text is readable on a colour of the form `#rrggbb`. */
export function isDark(colour: string): boolean {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return 0.299 * red! + 0.587 * green! + 0.114 * blue! < 128;
}

/** A colour between two of the form `#rrggbb` or `#rgb`; `share` 0 is the first, 1 the second. */
export function mix(from: string, to: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [from, to].map((colour) =>
      Number.parseInt(sixDigits(colour).slice(at, at + 2), 16),
    );
    return Math.round(a! + (b! - a!) * share)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${channels.join("")}`;
}
