import { Button } from "@blueprintjs/core";
import { Cross, Document } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { RecentDataset } from "#shared/contract/methods";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly list: readonly RecentDataset[];
  readonly onOpen: (path: string) => void;
  readonly onForget: (path: string) => void;
}

export function RecentList({ list, onOpen, onForget }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (list.length === 0) return <p className="quiet recent-none">{t("open.noRecent")}</p>;
  return (
    <ul className="recent-list">
      {list.map(({ path, label, openedAt, present }) => (
        <li key={path}>
          <button
            type="button"
            className="recent"
            disabled={!present}
            title={present ? path : `${path}\n${t("open.missingNote")}`}
            onClick={() => onOpen(path)}
          >
            <Document size={14} title={false} />
            <span className="recent-label">{label}</span>
            <span className="recent-path">{path}</span>
            {present ? (
              <time dateTime={openedAt}>{format.time(Date.parse(openedAt)).slice(0, -3)}</time>
            ) : (
              <span className="attention">{t("open.missing")}</span>
            )}
          </button>
          <Button
            variant="minimal"
            size="small"
            icon={<Cross size={12} title={false} />}
            aria-label={t("open.forget", { label })}
            title={t("open.forget", { label })}
            onClick={() => onForget(path)}
          />
        </li>
      ))}
    </ul>
  );
}
