import { Button, Tag } from "@blueprintjs/core";
import { Help, Link, Notifications } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { carryOut } from "../../stores/commands";
import { useApp, useNavigation, useNotices } from "../../stores/context";
import { keysOf } from "../../stores/shortcuts";
import { useFormat } from "../../ui/useFormat";

/** The right end of the top bar. */
export function TopActions() {
  const { t } = useTranslation();
  const format = useFormat();
  const app = useApp();
  const mac = app.ports.system.mac();
  const unread = useNotices((state) => state.unread);
  const overlay = useNavigation((state) => state.overlay);
  const toggle = useNavigation((state) => state.toggle);
  return (
    <>
      <Button
        variant="minimal"
        icon={<Link size={14} title={false} />}
        aria-label={t("shell.command.copyAddress")}
        title={t("shell.command.copyAddress")}
        onClick={() => carryOut("copyAddress", app)}
      />
      <Button
        variant="minimal"
        icon={<Notifications size={14} title={false} />}
        aria-label={t("notices.open", { count: unread, n: format.count(unread) })}
        aria-expanded={overlay === "notices"}
        title={`${t("notices.title")} (${keysOf("notices", mac)})`}
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
        title={`${t("keyboard.title")} (${keysOf("keyboard", mac)})`}
        onClick={() => toggle("keyboard")}
      />
    </>
  );
}
