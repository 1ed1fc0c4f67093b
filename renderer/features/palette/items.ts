import type { EntityKind } from "#shared/contract/browse";

export type PaletteGroup =
  "address" | "visited" | "place" | "action" | "rule" | "feature" | "graph" | EntityKind;

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly group: PaletteGroup;
  readonly title: string;
  /** Words it is found by besides those of its title. */
  readonly keywords?: string;
  /** Facts that tell it from others, and the keys that do the same. */
  readonly detail?: string;
  readonly keys?: string | null;
  readonly act: () => void;
}

/** What was typed: a leading `>` asks for actions only. */
export interface PaletteQuery {
  readonly text: string;
  readonly actionsOnly: boolean;
}

export function readQuery(typed: string): PaletteQuery {
  const trimmed = typed.trim();
  const actionsOnly = trimmed.startsWith(">");
  return { text: (actionsOnly ? trimmed.slice(1) : trimmed).trim(), actionsOnly };
}

/**
 * The items with every word of the text at the beginning of one of theirs, whatever the case and accents; those whose
 * title begins with the text come first, otherwise the order stays.
 */
export function matching(items: readonly PaletteItem[], text: string): readonly PaletteItem[] {
  const wanted = plain(text);
  if (wanted === "") return items;
  const words = wanted.split(/\s+/);
  const kept = items.filter(({ title, keywords = "" }) => {
    const whole = plain(`${title} ${keywords}`);
    // An id is found by its parts, and as it is written.
    const own = [...whole.split(/[\s:’'_,()]+/), ...whole.split(/\s+/)];
    return words.every((word) => own.some((candidate) => candidate.startsWith(word)));
  });
  const begins = (item: PaletteItem): boolean => plain(item.title).startsWith(wanted);
  return [...kept.filter(begins), ...kept.filter((item) => !begins(item))];
}

const plain = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

/** The items in stretches of one group each, in the order they come. */
export function inGroups(
  items: readonly PaletteItem[],
): readonly { readonly group: PaletteGroup; readonly items: readonly PaletteItem[] }[] {
  const groups: { group: PaletteGroup; items: PaletteItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.group === item.group) last.items.push(item);
    else groups.push({ group: item.group, items: [item] });
  }
  return groups;
}
