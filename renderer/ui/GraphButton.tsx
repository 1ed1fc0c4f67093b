import { Button } from "@blueprintjs/core";
import { Graph } from "@blueprintjs/icons";

interface Props {
  readonly text: string;
  /** The icon alone, the text as its name. */
  readonly isSmall?: boolean;
  readonly onClick: () => void;
}

/** The way into the graph. */
export function GraphButton({ text, isSmall = false, onClick }: Props) {
  return (
    <Button
      size="small"
      {...(isSmall ? { variant: "minimal", "aria-label": text } : { text })}
      title={text}
      icon={<Graph size={14} title={false} />}
      onClick={onClick}
    />
  );
}
