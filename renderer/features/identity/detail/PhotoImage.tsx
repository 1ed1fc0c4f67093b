import { useEffect, useRef } from "react";
import type { Size } from "./viewing";

interface Props {
  readonly bytes: Uint8Array;
  readonly label: string;
  /** Told once the browser knows it, for a picture that the reader knows no size of. */
  readonly onSize: (size: Size) => void;
}

/** The picture as it is in the file. */
export function PhotoImage({ bytes, label, onSize }: Props) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const { current } = image;
    if (current === null) return;
    const url = URL.createObjectURL(new Blob([Uint8Array.from(bytes)]));
    current.src = url;
    return () => {
      current.removeAttribute("src");
      URL.revokeObjectURL(url);
    };
  }, [bytes]);
  return (
    <img
      ref={image}
      alt={label}
      draggable={false}
      onLoad={({ currentTarget }) =>
        onSize({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
      }
    />
  );
}
