import type { TFunction } from "i18next";
import type { DataColumn } from "../../../ui/DataTable";
import { THIN, type Format } from "../../../ui/format";
import { ReviewTag, StateTag } from "../CaseTags";
import type { CaseRow } from "./caseRows";

interface Options {
  readonly t: TFunction;
  readonly format: Format;
  /** Hits are known: until then no amount can be said. */
  readonly known: boolean;
}

export function caseColumns({ t, format, known }: Options): readonly DataColumn<CaseRow>[] {
  return [
    {
      id: "title",
      header: t("cases.column.title"),
      width: 200,
      grow: true,
      cell: ({ file }) => <b>{file.title}</b>,
      text: ({ file }) => file.title,
    },
    {
      id: "state",
      header: t("cases.column.state"),
      width: 140,
      cell: ({ file }) => <StateTag state={file.state} />,
      text: ({ file }) => t(`cases.state.${file.state}`),
    },
    {
      id: "alerts",
      header: t("cases.column.alerts"),
      width: 64,
      align: "end",
      cell: ({ file }) => format.count(file.alerts.length),
      text: ({ file }) => String(file.alerts.length),
    },
    {
      id: "atStake",
      header: t("cases.column.atStake"),
      hint: t("cases.figureHint.atStake"),
      width: 112,
      align: "end",
      cell: ({ atStake }) => (known ? `${format.cents(atStake)}${THIN}€` : "–"),
      text: ({ atStake }) => (known ? String(atStake) : ""),
    },
    {
      id: "tags",
      header: t("cases.column.tags"),
      width: 140,
      cell: ({ file }) => file.tags.join(", "),
      text: ({ file }) => file.tags.join(", "),
    },
    {
      id: "review",
      header: t("cases.column.review"),
      width: 130,
      cell: ({ review }) => <ReviewTag review={review} />,
      text: ({ review }) => t(`cases.review.state.${review}`),
    },
    {
      id: "changed",
      header: t("cases.column.changed"),
      width: 220,
      cell: ({ file }) => changedText(file, format),
      text: ({ file }) => changedText(file, format),
    },
  ];
}

const changedText = ({ changed }: CaseRow["file"], format: Format): string =>
  `${format.time(Date.parse(changed.at))} · ${changed.by}`;
