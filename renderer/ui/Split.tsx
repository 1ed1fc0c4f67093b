import { Fragment, useRef, type KeyboardEvent, type ReactNode } from "react";
import { Group, Panel, Separator, type PanelImperativeHandle } from "react-resizable-panels";

interface Pane {
  /** Names the pane among those of the split, and stays the same while the pane does. */
  readonly id: string;
  /** Where nothing is remembered: pixels, or a share as `"40%"`. One pane has none and takes what is left. */
  readonly initial?: number | string;
  /** Pixels. */
  readonly min: number;
  /** Pixels. */
  readonly max?: number;
  /** Keeps its width in pixels when the window is resized. */
  readonly fixed?: boolean;
  readonly content: ReactNode;
}

interface Props {
  /** Says what a handle moves. */
  readonly label: string;
  readonly className?: string;
  readonly orientation?: "horizontal" | "vertical";
  readonly panes: readonly Pane[];
  /** Per cent of each pane as the user left them, null for the initial ones. */
  readonly sizes: readonly number[] | null;
  /** Told once the user has let go, or has asked for the initial sizes again (null). */
  readonly onSizes: (sizes: readonly number[] | null) => void;
}

/**
 * Panes beside or below one another with a handle between them: dragged, moved by arrow keys, Home and End, and put
 * back by a double click or Enter.
 */
export function Split({ label, className, orientation, panes, sizes, onSizes }: Props) {
  const handles = useRef(new Map<string, PanelImperativeHandle>());
  const remembered = sizes?.length === panes.length ? sizes : null;
  const reset = () => {
    for (const { id, initial } of panes)
      if (initial !== undefined) handles.current.get(id)?.resize(initial);
    onSizes(null);
  };
  return (
    <Group
      className={["split", className].filter(Boolean).join(" ")}
      orientation={orientation ?? "horizontal"}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) onSizes(panes.map(({ id }) => layout[id] ?? 0));
      }}
    >
      {panes.map(({ id, initial, min, max, fixed, content }, index) => (
        <Fragment key={id}>
          {index > 0 && (
            <Separator
              className="split-handle"
              aria-label={label}
              disableDoubleClick
              onDoubleClick={reset}
              onKeyDown={(event: KeyboardEvent) => {
                if (event.key === "Enter") reset();
              }}
            />
          )}
          <Panel
            id={id}
            panelRef={(handle) => {
              if (handle === null) handles.current.delete(id);
              else handles.current.set(id, handle);
            }}
            className="split-pane"
            minSize={min}
            {...(max === undefined ? {} : { maxSize: max })}
            defaultSize={remembered === null ? initial : `${remembered[index] ?? 0}%`}
            groupResizeBehavior={fixed === true ? "preserve-pixel-size" : "preserve-relative-size"}
          >
            {content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
