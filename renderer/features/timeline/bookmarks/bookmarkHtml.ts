import type { Bookmark } from "#shared/contract/casework";
import { escapeHtml } from "#shared/domain/html";
import { formatInstant } from "#shared/domain/time";

interface Words {
  readonly language: string;
  readonly title: string;
  readonly time: string;
  readonly place: string;
  readonly note: string;
  readonly placeOf: (bookmark: Bookmark) => string;
}

const STYLE = `
body { font: 14px/1.45 system-ui, "Segoe UI", sans-serif; color: #1c2127; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.05rem; margin: 1.5rem 0 .3rem; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1.2rem; margin: 0; }
dt { color: #5b6573; } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
code { font-family: ui-monospace, Consolas, monospace; font-size: 12px; color: #5b6573; }
`;

/** Bookmarks as one page that needs nothing else: for whoever has not got this application. */
export function bookmarkHtml(bookmarks: readonly Bookmark[], words: Words): string {
  const entry = (bookmark: Bookmark, index: number): string => {
    const { name, note, moment, address } = bookmark;
    const pairs: readonly (readonly [string, string])[] = [
      [words.time, `${escapeHtml(formatInstant(moment.ms, 0))} UTC`],
      [
        words.place,
        `${escapeHtml(words.placeOf(bookmark))}<br><code>${escapeHtml(address)}</code>`,
      ],
      ...(note === "" ? [] : [[words.note, escapeHtml(note)] as const]),
    ];
    const facts = pairs.map(([term, told]) => `<dt>${escapeHtml(term)}</dt><dd>${told}</dd>`);
    return `<h2>${index + 1}. ${escapeHtml(name)}</h2>\n<dl>${facts.join("")}</dl>`;
  };
  return `<!doctype html>
<html lang="${words.language}">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(words.title)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(words.title)}</h1>
${bookmarks.map(entry).join("\n")}
</body></html>
`;
}
