import type { Piece } from "./pieces";

interface Props {
  readonly pieces: readonly Piece[];
  /** Where completions are shown: they are placed at the piece that begins there. */
  readonly anchor: number | null;
}

/** The text of a field as it is seen, behind the field, whose own letters are transparent. */
export const MarkedText = ({ pieces, anchor }: Props) => (
  <pre className="marked-text" aria-hidden>
    {pieces.map(({ start, text, kind, wrong }) => {
      const Element = wrong ? "mark" : "span";
      return (
        <Element
          key={start}
          className={`syntax-${kind}`}
          data-anchor={start === anchor || undefined}
        >
          {text}
        </Element>
      );
    })}
  </pre>
);
