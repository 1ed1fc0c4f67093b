import { Button, HTMLSelect } from "@blueprintjs/core";
import { Bookmark as BookmarkIcon, Cross, Play } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { CaseFile } from "#shared/casework/state";
import type { Bookmark } from "#shared/contract/casework";
import { goToBookmark } from "../../../stores/bookmarks";
import { useApp, useCasework, useClock } from "../../../stores/context";
import { formatLocation } from "../../../stores/location";
import { useFormat } from "../../../ui/useFormat";
import type { CaseActs } from "../caseActs";
import { Section } from "./Section";

interface Props {
  readonly file: CaseFile;
  readonly acts: CaseActs;
}

/** Moments and places that belong to the case. */
export function BookmarksSection({ file, acts }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const all = useCasework(({ work }) => work.bookmarks);
  const moment = useClock((state) => state.settled);
  const own = all.filter(({ id }) => file.bookmarks.includes(id));
  const others = all.filter(({ id }) => !file.bookmarks.includes(id));
  const bookmarkThis = (): void => {
    if (moment === null) return;
    const location = formatLocation(app.navigation.getState().location);
    const name = t("cases.bookmarkName", { title: file.title, time: format.time(moment.ms) });
    void acts.addNewBookmark({
      id: app.ports.newId(),
      name: name.slice(0, 200),
      note: "",
      moment,
      address: location,
    });
  };
  return (
    <Section
      title={t("cases.bookmarks")}
      counted={format.count(own.length)}
      actions={
        <>
          {own.length > 1 && (
            <Button
              size="small"
              variant="minimal"
              icon={<Play size={14} title={false} />}
              text={t("cases.playBookmarks")}
              onClick={() => app.bookmarkTour.getState().start(own.map(({ id }) => id))}
            />
          )}
          <Button
            size="small"
            variant="minimal"
            icon={<BookmarkIcon size={14} title={false} />}
            text={t("cases.bookmarkMoment")}
            disabled={moment === null}
            onClick={bookmarkThis}
          />
        </>
      }
    >
      <div className="panel-body">
        {own.length === 0 && <p className="quiet">{t("cases.noBookmarks")}</p>}
        <ul className="case-bookmarks">
          {own.map((bookmark) => (
            <Entry
              key={bookmark.id}
              bookmark={bookmark}
              onGo={() => goToBookmark(app, bookmark)}
              onRemove={() => void acts.removeBookmark(bookmark.id)}
            />
          ))}
        </ul>
        {others.length > 0 && (
          <HTMLSelect
            aria-label={t("cases.addBookmark")}
            value=""
            options={[
              { value: "", label: t("cases.addBookmark") },
              ...others.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={({ currentTarget: { value } }) => {
              if (value !== "") void acts.addBookmark(value);
            }}
          />
        )}
      </div>
    </Section>
  );
}

interface EntryProps {
  readonly bookmark: Bookmark;
  readonly onGo: () => void;
  readonly onRemove: () => void;
}

function Entry({ bookmark: { name, note, moment }, onGo, onRemove }: EntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li>
      <div>
        <button type="button" className="link" onClick={onGo}>
          {name}
        </button>{" "}
        <span className="quiet">{format.time(moment.ms)}</span>
        {note !== "" && <p className="case-text">{note}</p>}
      </div>
      <Button
        size="small"
        variant="minimal"
        icon={<Cross size={12} title={false} />}
        aria-label={t("cases.removeBookmark", { name })}
        title={t("cases.removeBookmark", { name })}
        onClick={onRemove}
      />
    </li>
  );
}
