import { Button } from "@blueprintjs/core";
import { EyeOpen, Lock } from "@blueprintjs/icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CardField } from "#shared/contract/identity";
import type { CardRow } from "../../../stores/identityRows";
import { EmptyState } from "../../../ui/EmptyState";
import { ErrorDetails } from "../../../ui/ErrorDetails";
import { OutcomeTag } from "../OutcomeTag";
import type { Desk } from "../useDesk";
import { CheckList } from "./CheckList";
import { DecisionSection } from "./DecisionSection";
import { FieldList } from "./FieldList";
import { LinkSection } from "./LinkSection";
import { problemText } from "../words";
import { usePicture } from "./usePicture";
import { Viewer } from "./Viewer";

interface Props {
  readonly desk: Desk;
  readonly row: CardRow;
}

/** One card: the picture beside what was read, what is decided and why, and what can be done about it. */
export function CardDetail({ desk, row }: Props) {
  const { t } = useTranslation();
  const [active, setActive] = useState<CardField | null>(null);
  const { picture, checks, isShown } = row;
  const files = usePicture(row);
  const problem = picture.reading?.problem ?? null;
  const isRead = checks !== null && problem === null;
  const isMasked = !isShown && problem !== "unreadable_image" && problem !== "too_large";
  return (
    <section
      className="panel identity-detail"
      aria-label={t("identity.card", { file: picture.file })}
    >
      <header className="panel-head identity-detail-head">
        <h2 title={picture.sha256}>{picture.file}</h2>
        <OutcomeTag outcome={row.outcome} />
        <span className="spring" />
        {isMasked && (
          <Button
            size="small"
            icon={<EyeOpen size={14} title={false} />}
            text={t("record.reveal")}
            title={t("record.revealNote")}
            onClick={() => void desk.reveal(row)}
          />
        )}
      </header>
      <div className="identity-detail-body">
        <div className="identity-sides">
          <div className="identity-side">
            {files.isDrawable && (
              <Viewer row={row} files={files} active={active} onActive={setActive} />
            )}
            {isMasked && (
              <div className="identity-masked">
                <EmptyState
                  icon={<Lock size={24} title={false} />}
                  title={t("identity.maskedPicture")}
                >
                  <p>{t("record.revealNote")}</p>
                </EmptyState>
              </div>
            )}
            {checks !== null && <DecisionSection desk={desk} row={row} checks={checks} />}
          </div>
          <div className="identity-side">
            {isRead ? (
              <FieldList
                desk={desk}
                row={row}
                straight={files.straight}
                active={active}
                onActive={setActive}
              />
            ) : (
              <Unread row={row} />
            )}
            {checks !== null && <LinkSection desk={desk} row={row} checks={checks} />}
          </div>
        </div>
        {isRead && <CheckList checks={checks.checks} shown={isShown} />}
      </div>
    </section>
  );
}

/** Why there are no fields. */
function Unread({ row: { picture } }: { readonly row: CardRow }) {
  const { t } = useTranslation();
  const { error, reading, status } = picture;
  if (error !== null)
    return (
      <div className="identity-unread" role="alert">
        <p>{t(`error.${error.code}.title`)}</p>
        <ErrorDetails error={error} />
      </div>
    );
  return (
    <div className="identity-unread">
      {reading === null || reading.problem === null ? (
        <p className="quiet">{t(`identity.status.${status}`)}</p>
      ) : (
        <>
          <p className="attention">{problemText(reading, t)}</p>
          <p className="quiet">{t(`identity.problemTip.${reading.problem}`)}</p>
        </>
      )}
    </div>
  );
}
