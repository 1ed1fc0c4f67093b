/** A view that has not drawn what a step points at by then is taken to lack it. */
const PATIENCE_MS = 4000;

/** The first element of a selector, once there is one with an extent; null where none comes in time. */
export function whenThere(selector: string, signal: AbortSignal): Promise<Element | null> {
  const find = (): Element | null => {
    const element = document.querySelector(selector);
    return element !== null && element.getClientRects().length > 0 ? element : null;
  };
  return new Promise((resolve) => {
    const finish = (element: Element | null) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(element);
    };
    const look = () => {
      const found = find();
      if (found !== null) finish(found);
    };
    const observer = new MutationObserver(look);
    const timer = setTimeout(() => finish(null), PATIENCE_MS);
    signal.addEventListener("abort", () => finish(null));
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
}
