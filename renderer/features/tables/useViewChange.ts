import { useCallback, useRef } from "react";
import type { TableView } from "#shared/contract/browse";
import { useNavigation } from "../../stores/context";

/**
 * Changes of the view on screen. Each is a step of the history; the changes made while one filter is being edited
 * are one step together, so that Back does not undo a filter letter by letter.
 */
export function useViewChange(): {
  readonly change: (view: TableView) => void;
  readonly edit: (view: TableView) => void;
  /** The next edit begins a step of its own. */
  readonly beginEditing: () => void;
} {
  const go = useNavigation((state) => state.go);
  const replace = useNavigation((state) => state.replace);
  const editing = useRef(false);
  const change = useCallback((view: TableView) => go({ page: "tables", view }), [go]);
  const edit = useCallback(
    (view: TableView) => {
      const step = editing.current ? replace : go;
      editing.current = true;
      step({ page: "tables", view });
    },
    [go, replace],
  );
  const beginEditing = useCallback(() => {
    editing.current = false;
  }, []);
  return { change, edit, beginEditing };
}
