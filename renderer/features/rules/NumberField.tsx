import { useState } from "react";

interface Props {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Hears every number within the limits while it is typed. */
  readonly onChange: (value: number) => void;
  /** The field was left. */
  readonly onDone: () => void;
  readonly tabIndex?: 0 | -1;
  readonly className?: string;
}

/** A number typed or stepped; what is not one within the limits is not told, and is replaced when the field is left. */
export function NumberField(props: Props) {
  const { label, value, min, max, step, onChange, onDone, tabIndex = 0, className } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const usable = (text: string): number | null => {
    const number = Number(text);
    const fits = text.trim() !== "" && number >= min && number <= max;
    return fits && (step < 1 || Number.isInteger(number)) ? number : null;
  };
  const wrong = typed !== null && usable(typed) === null;
  return (
    <input
      type="number"
      className={["rules-number", className].filter(Boolean).join(" ")}
      aria-label={label}
      aria-invalid={wrong}
      title={label}
      min={min}
      max={max}
      step={step}
      tabIndex={tabIndex}
      value={typed ?? String(value)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const number = usable(currentTarget.value);
        if (number !== null) onChange(number);
      }}
      onKeyDown={(event) => {
        // Enter is done with it; the table's own keys are not meant.
        if (event.key === "Enter") event.currentTarget.blur();
        else event.stopPropagation();
      }}
      onBlur={() => {
        setTyped(null);
        onDone();
      }}
    />
  );
}
