import { Cross, Error, InfoSign, TickCircle, WarningSign } from "@blueprintjs/icons";
import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { Notice, NoticeLevel } from "../../stores/notices";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useFormat } from "../../ui/useFormat";
import { noticeText } from "./noticeText";

const ICONS = {
  information: InfoSign,
  success: TickCircle,
  warning: WarningSign,
  error: Error,
} as const satisfies Record<NoticeLevel, unknown>;

interface Props {
  readonly notice: Notice;
  /** Does what the notice offers. */
  readonly onAct: (id: number) => void;
  /** Given, the notice can be hidden and shows no details. */
  readonly onHide?: (id: number) => void;
}

export function NoticeItem({ notice, onAct, onHide }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const Icon = ICONS[notice.level];
  const { text, action } = notice;
  return (
    <div className={`notice notice-${notice.level}`}>
      <Icon className="notice-icon" size={14} title={false} aria-hidden />
      <div className="notice-body">
        <p>{noticeText(text, t, format)}</p>
        {action !== null && (
          <Button
            size="small"
            text={t(`notices.action.${action.kind}`)}
            onClick={() => onAct(notice.id)}
          />
        )}
        {onHide === undefined && "error" in text && <ErrorDetails error={text.error} />}
      </div>
      {onHide === undefined ? (
        <time dateTime={new Date(notice.at).toISOString()}>{format.clock(notice.at)}</time>
      ) : (
        <Button
          variant="minimal"
          size="small"
          icon={<Cross size={12} title={false} />}
          aria-label={t("notices.hide")}
          onClick={() => onHide(notice.id)}
        />
      )}
    </div>
  );
}
