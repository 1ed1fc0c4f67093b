import { useEffect, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";
import { fitted, moved, turned, wholeOf, zoomed, type Box, type Size, type View } from "./viewing";

/** What a press of + or − does, and a notch of a wheel. */
const STEP = 1.3;
const NOTCH = 1.15;
/** Pixels an arrow key moves by. */
const MOVE = 40;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [MOVE, 0],
  ArrowRight: [-MOVE, 0],
  ArrowUp: [0, MOVE],
  ArrowDown: [0, -MOVE],
};

/**
 * Zoom, place and turn of a picture in its frame, until somebody changes it so that a part fills the frame.
 *
 * @param part null = all of it; turned, a picture is seen whole
 */
export function useView(
  frame: RefObject<HTMLElement | null>,
  picture: Size | null,
  part: Box | null,
) {
  const size = useSize(frame);
  const [own, setOwn] = useState<View | null>(null);
  const [quarters, setQuarters] = useState(0);
  const whole = picture === null ? null : wholeOf(turned(picture, quarters));
  const fit = whole === null ? null : fitted(quarters === 0 ? (part ?? whole) : whole, size);
  const view = own ?? fit;
  const middle = { x: size.width / 2, y: size.height / 2 };
  const zoom = (factor: number, about = middle): void => {
    if (view !== null && whole !== null) setOwn(zoomed(view, factor, about, fitted(whole, size)));
  };
  const move = (dx: number, dy: number): void => {
    if (view !== null) setOwn(moved(view, dx, dy));
  };
  const showAll = (): void => setOwn(null);
  const turn = (): void => {
    setQuarters((quarters + 1) % 4);
    setOwn(null);
  };
  useWheel(frame, (factor, about) => zoom(factor, about));
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (arrow !== undefined) move(...arrow);
    else if (event.key === "+" || event.key === "=") zoom(STEP);
    else if (event.key === "-") zoom(1 / STEP);
    else if (event.key === "f") showAll();
    else if (event.key === "r") turn();
    else return;
    event.preventDefault();
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (event.currentTarget.hasPointerCapture(event.pointerId))
      move(event.movementX, event.movementY);
  };
  return {
    ...{ view, quarters, zoom, showAll, turn },
    nearer: () => zoom(STEP),
    farther: () => zoom(1 / STEP),
    handlers: { onKeyDown, onPointerDown, onPointerMove },
  };
}

function useSize(frame: RefObject<HTMLElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 400, height: 260 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return size;
}

/** React listens to wheels passively, which leaves the page to scroll. */
function useWheel(
  frame: RefObject<HTMLElement | null>,
  onWheel: (factor: number, about: { readonly x: number; readonly y: number }) => void,
): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const listener = (event: WheelEvent): void => {
      const { left, top } = element.getBoundingClientRect();
      const about = { x: event.clientX - left, y: event.clientY - top };
      onWheel(event.deltaY < 0 ? NOTCH : 1 / NOTCH, about);
      event.preventDefault();
    };
    element.addEventListener("wheel", listener, { passive: false });
    return () => element.removeEventListener("wheel", listener);
  });
}
