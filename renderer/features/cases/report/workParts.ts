import type {
  ReportAttachment,
  ReportNote,
  ReportPart,
  ReportSource,
} from "#shared/casework/export/report";
import { entryText } from "../entryText";
import { idOfKey } from "../caseHits";
import { momentText, said, type Reported } from "./wording";

/** Notes on the case and on its alerts, oldest first. */
export function notesPart({ evidence, t, format }: Reported): ReportPart {
  const { file, work } = evidence;
  const head = (by: string, at: string, on: string | null): string =>
    [by, `${format.time(Date.parse(at))} UTC`, ...(on === null ? [] : [on])].join(" · ");
  const notes: (ReportNote & { readonly seq: number })[] = [
    ...file.notes.map(({ by, at, text, seq }) => ({ head: head(by, at, null), text, seq })),
    ...file.alerts.flatMap((key) =>
      (work.alerts.get(key)?.notes ?? []).map(({ by, at, text, seq }) => ({
        head: head(by, at, t("cases.report.onAlert", { id: idOfKey(key) })),
        text,
        seq,
      })),
    ),
  ];
  return {
    kind: "notes",
    id: "notes",
    title: t("cases.notes"),
    empty: t("cases.report.noNotes"),
    notes: notes.sort((a, b) => a.seq - b.seq),
  };
}

/** Actions that what is written of a bookmark comes from. */
const MAKE_BOOKMARKS: ReadonlySet<string> = new Set([
  "bookmarked",
  "bookmark_changed",
  "case_bookmarks",
]);

export function bookmarksPart({ evidence, t, format }: Reported): ReportPart {
  const { file, work, entries } = evidence;
  const { undone } = work;
  const own = work.bookmarks.filter(({ id }) => file.bookmarks.includes(id));
  return {
    kind: "table",
    id: "bookmarks",
    title: t("cases.bookmarks"),
    empty: t("cases.noBookmarks"),
    note: null,
    table: {
      columns: [
        { name: t("cases.report.name") },
        { name: t("cases.report.time") },
        { name: t("cases.report.note") },
        { name: t("cases.report.address"), code: true, long: true },
      ],
      rows: own.map(({ name, moment, note, address }) => [
        name,
        format.time(moment.ms),
        note,
        address,
      ]),
      shown: null,
      sources: [
        {
          kind: "journal",
          seqs: entries
            .filter(({ action: { kind }, seq }) => MAKE_BOOKMARKS.has(kind) && !undone.has(seq))
            .map(({ seq }) => seq),
        },
      ],
    },
  };
}

export function attachmentsPart(reported: Reported): ReportPart {
  const { evidence, t } = reported;
  return {
    kind: "attachments",
    id: "attachments",
    title: t("cases.attachments"),
    empty: t("cases.report.noAttachments"),
    attachments: evidence.attachments.map((one) => attachmentOf(reported, one)),
  };
}

function attachmentOf(
  { t, format }: Reported,
  { attachment, content }: Reported["evidence"]["attachments"][number],
): ReportAttachment {
  const { title, sha256, source, by, at, seq } = attachment;
  const more: ReportSource[] = [
    ...(source.moment === null
      ? []
      : [said(t("cases.asOf", { time: format.time(source.moment.ms) }))]),
    ...(source.sql === null ? [] : [{ kind: "query" as const, sql: source.sql }]),
    { kind: "journal", seqs: [seq] },
  ];
  const sources = [
    said(
      t("cases.report.attachedFrom", {
        address: source.address,
        by,
        time: format.time(Date.parse(at)),
      }),
    ),
    ...more,
  ] as const;
  if (!content.ok)
    return { kind: "missing", title, sha256, sources, reason: content.error.message };
  if (content.value.kind === "picture")
    return { kind: "picture", title, sha256, sources, pngBase64: content.value.base64 };
  const { columns, rows, total, atLeast } = content.value.table;
  return {
    kind: "table",
    title,
    sha256,
    sources,
    table: {
      columns: columns.map((name) => ({ name })),
      rows: rows.map((cells) => cells.map((cell) => (cell === null ? null : String(cell)))),
      shown: t("cases.shown", {
        shown: format.count(rows.length),
        total: `${format.count(total)}${atLeast ? "+" : ""}`,
      }),
    },
  };
}

export function reviewsPart({ evidence, t, format }: Reported): ReportPart {
  return {
    kind: "notes",
    id: "reviews",
    title: t("cases.review.title"),
    empty: t("cases.review.state.none"),
    notes: evidence.file.reviews.map(({ by, at, verdict, note, seq, current }) => ({
      head: `${by} · ${format.time(Date.parse(at))} UTC · ${t("cases.line", { seq: format.count(seq) })}${
        current ? "" : ` · ${t("cases.review.state.outdated")}`
      }`,
      text: [t(`cases.review.state.${verdict}`), note].filter((line) => line !== "").join("\n"),
    })),
  };
}

/** Every line that concerns the case, and how to find out whether the journal was changed since. */
export function journalPart(reported: Reported): ReportPart {
  const { evidence, t, format } = reported;
  const { entries, work, journalFile } = evidence;
  const wording = { t, format, entries, work };
  const { hash, seq } = work.head;
  // The folders above it would tell where the investigator keeps things.
  const file = journalFile?.split(/[\\/]/).at(-1) ?? t("cases.report.noFile");
  return {
    kind: "table",
    id: "journal",
    title: t("cases.report.journal"),
    empty: "–",
    note: t("cases.report.verify", { file, seq: format.count(seq), hash }),
    table: {
      columns: [
        { name: t("cases.report.line"), number: true },
        { name: t("cases.report.time") },
        { name: t("cases.report.who") },
        { name: t("cases.report.what") },
        { name: t("cases.report.hash"), code: true, long: true },
      ],
      rows: entries.map((entry) => [
        format.count(entry.seq),
        entry.at,
        entry.by,
        `${entryText(entry, wording)}${work.undone.has(entry.seq) ? ` (${t("history.undone")})` : ""}`,
        entry.hash,
      ]),
      shown: null,
      sources: [said(t("cases.report.journalFile", { file })), said(momentText(reported))],
    },
  };
}
