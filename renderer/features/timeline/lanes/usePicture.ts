import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useCasework, useSettings } from "../../../stores/context";
import { useChartColours } from "../../../ui/charts/colours";
import { useFormat } from "../../../ui/useFormat";
import type { Picture } from "./draw";
import type { Scale } from "./shapes";
import type { Stretch } from "./useGestures";

/** What there is to draw now; another function whenever something changes that the clock does not tell of. */
export function usePicture(
  scaleNow: () => Scale | null,
  selecting: Stretch | null,
): () => Picture | null {
  const { clock } = useApp();
  const { t } = useTranslation();
  const format = useFormat();
  const colours = useChartColours();
  const futureHidden = useSettings((state) => state.future === "hidden");
  const bookmarks = useCasework((state) => state.work.bookmarks);
  return useCallback(() => {
    const scale = scaleNow();
    if (scale === null || scale.toMs <= scale.fromMs) return null;
    const { pointerMs, moment, marks, gaps } = clock.getState();
    return {
      scale,
      colours,
      format,
      t,
      cursorMs: pointerMs ?? moment?.ms ?? null,
      futureHidden,
      marks: { a: marks.a?.ms ?? null, b: marks.b?.ms ?? null },
      bookmarks: bookmarks.map(({ moment: { ms } }) => ms),
      gaps,
      selecting,
    };
  }, [clock, scaleNow, selecting, t, format, colours, futureHidden, bookmarks]);
}
