import type { Ports } from "../platform/ports";
import type { NoticesStore, NoticeText } from "./notices";

interface CopyingWindow {
  readonly ports: Pick<Ports, "clipboard">;
  readonly notices: NoticesStore;
}

/**
 * Copies a text, and tells what it was, or that it did not work. Notices stay; the text may be one that was revealed
 * and is to be masked again, so they do not hold it.
 */
export const copyWithNotice = (
  window: CopyingWindow,
  value: string,
  what: "value" | "address" | "explanation" | "report" = "value",
): Promise<void> => copy(window, value, { kind: "copied", what });

/** Copies rows as a text, and tells how many they are. */
export const copyRows = (window: CopyingWindow, text: string, count: number): Promise<void> =>
  copy(window, text, { kind: "rowsCopied", count });

async function copy(
  { ports, notices }: CopyingWindow,
  text: string,
  done: NoticeText,
): Promise<void> {
  if (await ports.clipboard.copy(text)) notices.getState().add("information", done);
  else notices.getState().add("warning", { kind: "copyRefused" });
}
