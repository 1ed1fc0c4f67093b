import { useLayoutEffect, useRef } from "react";
import type { StraightCard } from "#shared/contract/identity";

interface Props {
  readonly card: StraightCard;
  readonly label: string;
}

/** The card laid flat. */
export function StraightImage({ card, label }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext("2d")?.putImageData(imageOf(card), 0, 0);
  }, [card]);
  return (
    <canvas ref={canvas} role="img" aria-label={label} width={card.width} height={card.height} />
  );
}

export const imageOf = ({ data, width, height }: StraightCard): ImageData =>
  new ImageData(new Uint8ClampedArray(data), width, height);
