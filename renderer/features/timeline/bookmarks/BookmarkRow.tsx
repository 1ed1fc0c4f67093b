import { Button, ButtonGroup, EditableText } from "@blueprintjs/core";
import { ArrowDown, ArrowUp, Trash } from "@blueprintjs/icons";
import type { DragEvent, KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Bookmark } from "#shared/contract/casework";
import { useFormat } from "../../../ui/useFormat";

interface Props {
  readonly bookmark: Bookmark;
  readonly index: number;
  readonly count: number;
  readonly place: string;
  readonly onGoTo: () => void;
  readonly onName: (name: string) => void;
  readonly onNote: (note: string) => void;
  readonly onRemove: () => void;
  readonly onMoveTo: (index: number) => void;
  /** The bookmark at this place was dropped here. */
  readonly onDropped: (from: number) => void;
}

/** What a dragged row is known by among other things that are dragged. */
const DRAGGED = "application/x-kivendtout-bookmark";

/** One bookmark: its name and note are changed in place, Alt with the arrow keys moves it. */
export function BookmarkRow(props: Props) {
  const { bookmark, index, place, onGoTo, onName, onNote, onMoveTo, onDropped } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { name, note, moment } = bookmark;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    onMoveTo(index + step);
  };
  const onDrop = (event: DragEvent) => {
    const from = Number(event.dataTransfer.getData(DRAGGED) || NaN);
    event.preventDefault();
    if (Number.isInteger(from)) onDropped(from);
  };
  return (
    <li
      className="timeline-bookmark"
      onKeyDown={onKeyDown}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      <span
        className="timeline-bookmark-number"
        draggable
        title={t("timeline.bookmarks.drag")}
        onDragStart={(event) => event.dataTransfer.setData(DRAGGED, String(index))}
      >
        <span aria-hidden className="timeline-legend-bookmark">
          ◆
        </span>{" "}
        {format.count(index + 1)}
      </span>
      <div className="timeline-bookmark-words">
        <EditableText
          key={`name ${name}`}
          className="timeline-bookmark-name"
          defaultValue={name}
          maxLength={200}
          selectAllOnFocus
          placeholder={t("timeline.bookmarks.name")}
          onConfirm={(next) => {
            if (next.trim() !== "" && next.trim() !== name) onName(next.trim());
          }}
        />
        <EditableText
          key={`note ${note}`}
          className="timeline-bookmark-note"
          defaultValue={note}
          multiline
          maxLength={4000}
          minLines={1}
          maxLines={6}
          placeholder={t("timeline.bookmarks.note")}
          onConfirm={(next) => {
            if (next !== note) onNote(next);
          }}
        />
      </div>
      <button
        type="button"
        className="link timeline-bookmark-place"
        title={t("timeline.bookmarks.goTo")}
        onClick={onGoTo}
      >
        <span>{format.time(moment.ms)}</span>
        <span className="quiet">{place}</span>
      </button>
      <RowButtons {...props} />
    </li>
  );
}

function RowButtons({ bookmark: { name }, index, count, onMoveTo, onRemove }: Props) {
  const { t } = useTranslation();
  return (
    <ButtonGroup variant="minimal">
      <Button
        size="small"
        icon={<ArrowUp size={14} title={false} />}
        aria-label={t("timeline.bookmarks.up", { name })}
        title={t("timeline.bookmarks.upHint")}
        disabled={index === 0}
        onClick={() => onMoveTo(index - 1)}
      />
      <Button
        size="small"
        icon={<ArrowDown size={14} title={false} />}
        aria-label={t("timeline.bookmarks.down", { name })}
        title={t("timeline.bookmarks.downHint")}
        disabled={index === count - 1}
        onClick={() => onMoveTo(index + 1)}
      />
      <Button
        size="small"
        icon={<Trash size={14} title={false} />}
        aria-label={t("timeline.bookmarks.remove", { name })}
        title={t("timeline.bookmarks.remove", { name })}
        onClick={onRemove}
      />
    </ButtonGroup>
  );
}
