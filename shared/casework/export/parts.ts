import { escapeHtml } from "../../domain/html";
import type {
  ReportAttachment,
  ReportColumn,
  ReportDecision,
  ReportFigure,
  ReportNote,
  ReportSource,
  ReportSources,
  ReportTable,
  ReportWords,
} from "./report";

export const figuresHtml = (figures: readonly ReportFigure[], words: ReportWords): string =>
  `<table class="figures"><thead><tr><th scope="col">${escapeHtml(words.figure)}</th><th scope="col" class="number">${escapeHtml(words.value)}</th><th scope="col">${escapeHtml(words.source)}</th></tr></thead><tbody>${figures
    .map(
      ({ name, value, sources }) =>
        `<tr><th scope="row">${escapeHtml(name)}</th><td class="number">${escapeHtml(value)}</td><td>${sourcesHtml(sources, words)}</td></tr>`,
    )
    .join("\n")}</tbody></table>`;

export const tableHtml = (table: ReportTable, words: ReportWords): string =>
  `${rowsHtml(table)}<p class="quiet">${escapeHtml(words.source)}</p>${sourcesHtml(table.sources, words)}`;

function rowsHtml({ columns, rows, shown }: Omit<ReportTable, "sources">): string {
  const head = columns
    .map((column) => `<th scope="col"${classOf(column)}>${escapeHtml(column.name)}</th>`)
    .join("");
  const body = rows
    .map(
      (cells) =>
        `<tr>${columns.map((column, at) => cellHtml(column, cells[at] ?? null)).join("")}</tr>`,
    )
    .join("\n");
  const counted = shown === null ? "" : `<p class="quiet">${escapeHtml(shown)}</p>`;
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>${counted}`;
}

const classOf = ({ number, long }: ReportColumn): string =>
  number === true ? ' class="number"' : long === true ? ' class="long"' : "";

function cellHtml(column: ReportColumn, cell: string | null): string {
  const text = escapeHtml(cell ?? "–");
  return `<td${classOf(column)}>${column.code === true && cell !== null ? `<code>${text}</code>` : text}</td>`;
}

export const decisionsHtml = (decisions: readonly ReportDecision[], words: ReportWords): string =>
  decisions
    .map(
      ({ title, outcome, verdict, reasons, sources }) => `<article class="decision">
<h3>${escapeHtml(title)}</h3>
<p><b>${escapeHtml(outcome)}</b> ${escapeHtml(verdict)}</p>
${reasons.length === 0 ? "" : `<ul>${reasons.map((reason) => reasonHtml(reason, words)).join("\n")}</ul>`}
${sourcesHtml(sources, words)}
</article>`,
    )
    .join("\n");

function reasonHtml(
  { rule, effect, sentence, values }: ReportDecision["reasons"][number],
  { colon }: ReportWords,
): string {
  const said = values.map(
    ({ name, value }) => `<code>${escapeHtml(name)}</code>${colon}${escapeHtml(value)}`,
  );
  return `<li>${escapeHtml(sentence)}<br><span class="quiet">${escapeHtml(rule)} (${escapeHtml(effect)})${
    said.length === 0 ? "" : ` · ${said.join(" · ")}`
  }</span></li>`;
}

export const notesHtml = (notes: readonly ReportNote[]): string =>
  notes
    .map(
      ({ head, text }) =>
        `<article><p class="quiet">${escapeHtml(head)}</p><p class="text">${escapeHtml(text)}</p></article>`,
    )
    .join("\n");

export const attachmentsHtml = (
  attachments: readonly ReportAttachment[],
  words: ReportWords,
): string =>
  attachments
    .map(
      (attachment) => `<figure><figcaption><h3>${escapeHtml(attachment.title)}</h3></figcaption>
${attachmentHtml(attachment)}
${sourcesHtml(attachment.sources, words)}<p class="quiet"><code>SHA-256 ${escapeHtml(attachment.sha256)}</code></p></figure>`,
    )
    .join("\n");

function attachmentHtml(attachment: ReportAttachment): string {
  switch (attachment.kind) {
    case "picture":
      return `<img alt="${escapeHtml(attachment.title)}" src="data:image/png;base64,${escapeHtml(attachment.pngBase64)}">`;
    case "table":
      return rowsHtml(attachment.table);
    case "missing":
      return `<p class="remark">${escapeHtml(attachment.reason)}</p>`;
  }
}

const sourcesHtml = (sources: ReportSources, words: ReportWords): string =>
  `<ul class="sources">${sources.map((source) => `<li>${sourceHtml(source, words)}</li>`).join("")}</ul>`;

function sourceHtml(source: ReportSource, words: ReportWords): string {
  switch (source.kind) {
    case "records": {
      const { table, file, records, more, seeId } = source;
      const listed = fill(words.records, {
        table,
        file: file ?? words.noFile,
        records: rangesOf(records),
      });
      if (more === 0 || seeId === null) return listed;
      return `${listed}, <a href="#${escapeHtml(seeId)}">${fill(words.more, { n: String(more) })}</a>`;
    }
    case "query":
      return `${escapeHtml(words.query)}<pre>${escapeHtml(source.sql)}</pre>`;
    case "journal":
      return fill(words.journal, { seqs: rangesOf(source.seqs) });
    case "said":
      return escapeHtml(source.text);
  }
}

/** A template with its values, escaped; `{name}` gives way to the value of that name. */
const fill = (template: string, values: Readonly<Record<string, string>>): string =>
  escapeHtml(template.replaceAll(/\{(\w+)\}/g, (written, name: string) => values[name] ?? written));

/** `3, 7–9, 12`. */
export function rangesOf(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const ranges: { first: number; last: number }[] = [];
  for (const number of sorted) {
    const range = ranges.at(-1);
    if (range !== undefined && number === range.last + 1) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges
    .map(({ first, last }) =>
      first === last
        ? String(first)
        : last === first + 1
          ? `${first}, ${last}`
          : `${first}–${last}`,
    )
    .join(", ");
}
