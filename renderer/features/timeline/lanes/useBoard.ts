import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { useStore } from "zustand";
import type { EntityRef } from "#shared/contract/browse";
import { useApp, useSession } from "../../../stores/context";
import { createLaneFeed, type LaneFeed, type LaneFeedState } from "./laneFeed";
import { barsFor } from "./shapes";

/** The width of an element, pixels, 0 until it is laid out. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (element.current === null) return;
    const observed = element.current;
    const measure = () => setWidth(observed.clientWidth);
    const observer = new ResizeObserver(measure);
    measure();
    observer.observe(observed);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

/** Asks for what the lanes show whenever the clock's window, the decisions or the lanes change. */
export function useLaneFeed(width: number, entities: readonly EntityRef[]): LaneFeed {
  const { ports, clock } = useApp();
  const generation = useSession((state) => state.current?.loaded.generation ?? null);
  const feed = useMemo(() => {
    // Another dataset has nothing in common with what was answered.
    void generation;
    return createLaneFeed(ports.engine.replay);
  }, [ports, generation]);
  useEffect(() => {
    const ask = () => {
      const { span, window } = clock.getState();
      if (span === null || width === 0 || window.toMs <= window.fromMs) return;
      feed.ask({ bars: barsFor({ ...window, width }), window, entities });
    };
    ask();
    return clock.subscribe((now, before) => {
      const same =
        now.window === before.window && now.decided === before.decided && now.span === before.span;
      if (!same) ask();
    });
  }, [feed, clock, width, entities]);
  return feed;
}

export const useFed = <T>(feed: LaneFeed, select: (state: LaneFeedState) => T): T =>
  useStore(feed.store, select);

/**
 * Paints a canvas of the given size in CSS pixels, at most once a frame: when it is asked to by the function answered,
 * and whenever `paint` or the size changes. Does nothing where the page cannot draw.
 */
export function usePainting(
  canvas: RefObject<HTMLCanvasElement | null>,
  width: number,
  height: number,
  paint: (context: CanvasRenderingContext2D) => void,
): () => void {
  const painting = useRef({ paint, width, height, frame: 0 });
  const repaint = useMemo(
    () => () => {
      if (painting.current.frame !== 0) return;
      painting.current.frame = requestAnimationFrame(() => {
        painting.current.frame = 0;
        if (canvas.current !== null) paintNow(canvas.current, painting.current);
      });
    },
    [canvas],
  );
  useEffect(() => {
    const current = painting.current;
    Object.assign(current, { paint, width, height });
    repaint();
    return () => {
      cancelAnimationFrame(current.frame);
      current.frame = 0;
    };
  }, [paint, width, height, repaint]);
  return repaint;
}

interface Painting {
  readonly paint: (context: CanvasRenderingContext2D) => void;
  readonly width: number;
  readonly height: number;
}

function paintNow(canvas: HTMLCanvasElement, { paint, width, height }: Painting): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const ratio = window.devicePixelRatio;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(context);
}
