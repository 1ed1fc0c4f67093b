import type { KeyboardEvent } from "react";

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

/** For a list whose lines carry `data-list-item`: arrows, page keys, Home and End move the focus from line to line. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-list-item]")];
  const from = lines.findIndex((line) => line.contains(document.activeElement));
  if (from === -1) return;
  lines[Math.min(Math.max(from + step, 0), lines.length - 1)]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
