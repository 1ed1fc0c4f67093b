import { useLayoutEffect, useRef } from "react";

/** What changes with every frame, and says so: a text, and who is to be told of changes. */
interface Props {
  readonly className?: string;
  /** Calls the listener after every change; returns the function that ends it. Keep it with `useCallback`. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The text to show now. Keep it with `useCallback`. */
  readonly read: () => string;
}

/**
 * A text written straight into its element: a change in every frame would interrupt whatever React renders in slices,
 * and that would never be done.
 */
export function LiveText({ className, subscribe, read }: Props) {
  const element = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const write = (): void => {
      const { current } = element;
      const text = read();
      if (current !== null && current.textContent !== text) current.textContent = text;
    };
    write();
    return subscribe(write);
  }, [subscribe, read]);
  return <span ref={element} className={className} />;
}
