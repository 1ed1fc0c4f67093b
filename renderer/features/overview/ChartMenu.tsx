import { Button, Menu, MenuItem, PopoverNext, PopupKind } from "@blueprintjs/core";
import { Code, Download, Maximize, Media, Minimize, More, Paperclip, Th } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";

interface Props {
  readonly title: string;
  readonly expanded: boolean;
  readonly onTable: () => void;
  readonly onSql: () => void;
  readonly onPng: () => void;
  readonly onAttach: () => void;
  readonly onCsv: () => void;
  readonly onExpand: () => void;
}

/** What can be done with a chart. */
export function ChartMenu(props: Props) {
  const { title, expanded, onTable, onSql, onPng, onAttach, onCsv, onExpand } = props;
  const { t } = useTranslation();
  const items = [
    { id: "table", Icon: Th, text: t("overview.menu.table"), onClick: onTable },
    { id: "sql", Icon: Code, text: t("overview.menu.sql"), onClick: onSql },
    { id: "png", Icon: Media, text: t("overview.menu.png"), onClick: onPng },
    { id: "attach", Icon: Paperclip, text: t("cases.attach.action"), onClick: onAttach },
    { id: "csv", Icon: Download, text: t("overview.menu.csv"), onClick: onCsv },
    {
      id: "expand",
      Icon: expanded ? Minimize : Maximize,
      text: expanded ? t("overview.menu.restore") : t("overview.menu.expand"),
      onClick: onExpand,
    },
  ];
  return (
    <PopoverNext
      placement="bottom-end"
      arrow={false}
      animation="minimal"
      popupKind={PopupKind.MENU}
      content={
        <Menu size="small">
          {items.map(({ id, Icon, text, onClick }) => (
            <MenuItem
              key={id}
              icon={<Icon size={14} title={false} />}
              text={text}
              onClick={onClick}
            />
          ))}
        </Menu>
      }
    >
      <Button
        size="small"
        variant="minimal"
        icon={<More size={14} title={false} />}
        aria-label={t("overview.menu.label", { title })}
      />
    </PopoverNext>
  );
}
