import { Button, Tag } from "@blueprintjs/core";
import { Help, Notifications } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useNavigation, useNotices } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";

/** The right end of the top bar. */
export function TopActions() {
  const { t } = useTranslation();
  const format = useFormat();
  const unread = useNotices((state) => state.unread);
  const overlay = useNavigation((state) => state.overlay);
  const toggle = useNavigation((state) => state.toggle);
  return (
    <>
      <Button
        variant="minimal"
        icon={<Notifications size={14} title={false} />}
        aria-label={t("notices.open", { count: unread, n: format.count(unread) })}
        aria-expanded={overlay === "notices"}
        title={`${t("notices.title")} (N)`}
        onClick={() => toggle("notices")}
      >
        {unread > 0 && (
          <Tag minimal round>
            {format.count(unread)}
          </Tag>
        )}
      </Button>
      <Button
        variant="minimal"
        icon={<Help size={14} title={false} />}
        aria-label={t("keyboard.title")}
        aria-haspopup="dialog"
        title={`${t("keyboard.title")} (?)`}
        onClick={() => toggle("keyboard")}
      />
    </>
  );
}
