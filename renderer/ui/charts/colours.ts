import { useMemo, useSyncExternalStore } from "react";

/** The colours a chart is drawn with, as the page's tokens have them. */
export interface ChartColours {
  readonly surface: string;
  readonly raised: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly selection: string;
  readonly selectionSurface: string;
  readonly risk: string;
  /** Little to much, of amounts and counts. */
  readonly ramp: readonly string[];
  /** No risk to high risk. */
  readonly riskRamp: readonly string[];
  /** Told apart by the colour-blind too, in the order they are given out. */
  readonly categories: readonly string[];
  readonly font: string;
}

const CATEGORIES = 8;

/** Reads the tokens of `styles/tokens.css` as they hold for the page now. */
export function readColours(): ChartColours {
  const style = getComputedStyle(document.body);
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    surface: token("surface"),
    raised: token("surface-raised"),
    ink: token("ink"),
    quiet: token("ink-quiet"),
    line: token("line"),
    lineStrong: token("line-strong"),
    selection: token("selection-line"),
    selectionSurface: token("selection"),
    risk: token("chart-risk"),
    ramp: [token("chart-ramp-low"), token("chart-ramp-high")],
    riskRamp: [token("chart-ramp-low"), token("chart-risk-middle"), token("chart-risk")],
    categories: Array.from({ length: CATEGORIES }, (_, i) => token(`chart-${i + 1}`)),
    font: token("font"),
  };
}

/** The colours in force; a change of theme redraws whoever uses them. */
export function useChartColours(): ChartColours {
  const theme = useSyncExternalStore(watchTheme, () => document.body.className);
  return useMemo(() => {
    // The class says that the tokens are others now.
    void theme;
    return readColours();
  }, [theme]);
}

function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  return () => observer.disconnect();
}
