import { useLayoutEffect, useRef, type RefObject } from "react";
import type { EntityRef } from "#shared/contract/browse";
import { useApp } from "../../stores/context";
import { recallPlace, rememberPlace } from "../../ui/places";

/**
 * A page begins at its top, and where it was left when Back or Forward leads to it. It takes a focus that was lost
 * with the link that led here, so that the keyboard goes on from the page.
 */
export function usePagePlace({ kind, id }: EntityRef): RefObject<HTMLElement | null> {
  const frame = useRef<HTMLElement>(null);
  const { history } = useApp().ports;
  useLayoutEffect(() => {
    const scroller = frame.current?.closest("main");
    if (scroller === null || scroller === undefined) return;
    const place = `${history.step()} ${kind} ${id}`;
    scroller.scrollTop = recallPlace(place);
    if (document.activeElement === document.body) frame.current?.focus({ preventScroll: true });
    const remember = () => rememberPlace(place, scroller.scrollTop);
    scroller.addEventListener("scroll", remember);
    return () => scroller.removeEventListener("scroll", remember);
  }, [history, kind, id]);
  return frame;
}
