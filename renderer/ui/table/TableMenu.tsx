import { ContextMenuPopover } from "@blueprintjs/core";
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";

export interface MenuPlace {
  /** Pixels in the window. */
  readonly left: number;
  readonly top: number;
}

interface Props {
  readonly at: MenuPlace;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** What can be done with a row or a column, at the pointer or the cell. Escape or a click elsewhere closes it. */
export function TableMenu({ at, onClose, children }: Props) {
  return (
    <ContextMenuPopover
      isOpen
      targetOffset={{ left: at.left, top: at.top }}
      // Beside its place a menu can be moved up and down until all of it is in the window.
      placement="right-start"
      onClose={onClose}
      content={<MenuKeys onClose={onClose}>{children}</MenuKeys>}
    />
  );
}

const ITEMS = "[role=menuitem]:not([aria-disabled=true])";
const FIRST = "input, button, [role=menuitem]:not([aria-disabled=true])";

/** Blueprint's menus know the Tab key only: here the arrow keys move, as they do in the menus of a desktop. */
function MenuKeys({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>(FIRST)?.focus(), []);
  const move = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return onClose();
    }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const items = [...(box.current?.querySelectorAll<HTMLElement>(ITEMS) ?? [])];
    const at = items.indexOf(event.target as HTMLElement);
    if (step === 0 || at === -1) return;
    event.preventDefault();
    items[(at + step + items.length) % items.length]?.focus();
  };
  return (
    <div ref={box} onKeyDown={move}>
      {children}
    </div>
  );
}
