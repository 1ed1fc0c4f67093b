import type { ECharts } from "echarts/core";
import { useEffect, useRef, useState, type RefObject } from "react";
import type { ChartSpec, ChartView } from "./chartSpec";
import type { ChartColours } from "./colours";
import { disposeChart } from "./disposeChart";
import { inTurn } from "./inTurn";
import { optionOf } from "./optionOf";
import { rehearse } from "./rehearse";

/** A chart on its canvas; `none` where the page cannot draw, null until it has been set up. */
export type Drawing = ECharts | "none" | null;

/** Draws into the element, again whenever something changes, and gives everything back at the end. */
export function useDrawing(
  host: RefObject<HTMLElement | null>,
  spec: ChartSpec,
  colours: ChartColours,
  view: ChartView,
): Drawing {
  const [drawing, setDrawing] = useState<Drawing>(null);

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let chart: ECharts | null = null;
    let takeBack = () => {};
    let wanted = true;
    void import("./echartsParts").then(({ init }) => {
      if (!wanted) return;
      if (canDraw()) rehearse(init);
      takeBack = inTurn(() => {
        if (!canDraw()) return setDrawing("none");
        chart = init(element, null, { renderer: "canvas" });
        setDrawing(chart);
      });
    });
    const observer = new ResizeObserver(() => {
      if (chart !== null && element.clientWidth > 0 && !fits(chart, element)) chart.resize();
    });
    observer.observe(element);
    return () => {
      wanted = false;
      takeBack();
      observer.disconnect();
      if (chart !== null) disposeChart(chart);
    };
  }, [host]);

  // A picture that changes again while it waits keeps its turn: behind all others it might never come to it.
  const next = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (drawing === null || drawing === "none") return;
    const waits = next.current !== null;
    next.current = () => {
      if (!drawing.isDisposed()) drawing.setOption(optionOf(spec, colours, view), true);
    };
    if (waits) return;
    inTurn(() => {
      const draw = next.current;
      next.current = null;
      draw?.();
    });
  }, [drawing, spec, colours, view]);

  return drawing;
}

const fits = (chart: ECharts, { clientWidth, clientHeight }: HTMLElement): boolean =>
  chart.getWidth() === clientWidth && chart.getHeight() === clientHeight;

const canDraw = (): boolean => document.createElement("canvas").getContext("2d") !== null;
