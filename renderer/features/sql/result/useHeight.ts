import { useEffect, useState, type RefObject } from "react";

/** The height of an element in whole pixels, 0 until it is known. */
export function useHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useEffect(() => {
    const { current } = element;
    if (current === null) return;
    const observer = new ResizeObserver(() => setHeight(Math.floor(current.clientHeight)));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return height;
}
