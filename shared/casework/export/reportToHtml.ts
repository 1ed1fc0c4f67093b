import { escapeHtml } from "../../domain/html";
import { attachmentsHtml, decisionsHtml, figuresHtml, notesHtml, tableHtml } from "./parts";
import type { CaseReport, ReportPart, ReportWords } from "./report";
import { REPORT_STYLE } from "./style";

/** What a reader's browser may load: nothing but the styles and pictures inside the file. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * The case as one HTML file that needs nothing else: nothing is fetched, nothing runs, everything written by people or
 * read from the data is escaped. The same report gives the same bytes.
 */
export function reportToHtml(report: CaseReport): string {
  const { parts, words } = report;
  return `<!doctype html>
<html lang="${report.language}">
${headHtml(report)}
<body>
${headerHtml(report)}
${contentsHtml(parts, words)}
<main>
${parts.map((part) => sectionHtml(part, words)).join("\n")}
</main>
</body>
</html>
`;
}

type Subject = Pick<CaseReport, "heading" | "title" | "words">;

/** The head of a document that shows a report: what may be loaded, its title and its look. */
export const headHtml = ({ heading, title, words }: Subject): string =>
  `<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${heading}${words.colon}${title}`)}</title>
<style>${REPORT_STYLE}</style>
</head>`;

/** What the document is about, and what its reader has to know first. */
export const headerHtml = ({ heading, title, facts, remarks }: CaseReport): string =>
  `<header>
<p class="heading">${escapeHtml(heading)}</p>
<h1>${escapeHtml(title)}</h1>
<dl>${facts
    .map(({ name, value }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join("\n")}</dl>
${remarks.map((remark) => `<p class="remark">${escapeHtml(remark)}</p>`).join("\n")}
</header>`;

export const contentsHtml = (
  parts: readonly Pick<ReportPart, "id" | "title">[],
  words: ReportWords,
): string =>
  `<nav aria-label="${escapeHtml(words.contents)}"><ol>${parts
    .map(({ id, title }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a></li>`)
    .join("\n")}</ol></nav>`;

export const sectionHtml = (part: ReportPart, words: ReportWords): string =>
  `<section id="${escapeHtml(part.id)}"><h2>${escapeHtml(part.title)}</h2>
${isEmpty(part) ? `<p class="quiet">${escapeHtml(part.empty)}</p>` : contentHtml(part, words)}
</section>`;

function isEmpty(part: ReportPart): boolean {
  switch (part.kind) {
    case "text":
      return part.text.trim() === "";
    case "figures":
      return part.figures.length === 0;
    case "table":
      return part.table.rows.length === 0;
    case "decisions":
      return part.decisions.length === 0;
    case "notes":
      return part.notes.length === 0;
    case "attachments":
      return part.attachments.length === 0;
  }
}

function contentHtml(part: ReportPart, words: ReportWords): string {
  switch (part.kind) {
    case "text":
      return `<p class="text">${escapeHtml(part.text)}</p>`;
    case "figures":
      return figuresHtml(part.figures, words);
    case "table":
      return `${tableHtml(part.table, words)}${
        part.note === null ? "" : `<p class="text">${escapeHtml(part.note)}</p>`
      }`;
    case "decisions":
      return decisionsHtml(part.decisions, words);
    case "notes":
      return notesHtml(part.notes);
    case "attachments":
      return attachmentsHtml(part.attachments, words);
  }
}
