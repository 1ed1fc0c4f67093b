import { Dialog, DialogBody } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { ALERT_KEYS } from "../../stores/alertKeys";
import { useApp, useNavigation } from "../../stores/context";
import { GRAPH_KEYS } from "../../stores/graphKeys";
import { IDENTITY_KEYS } from "../../stores/identityKeys";
import {
  LOCAL_KEYS,
  SHORTCUT_GROUPS,
  SHORTCUTS,
  writeKeys,
  type Keys,
} from "../../stores/shortcuts";
import { KeyCaps } from "../../ui/KeyCaps";

/** Every key the window knows, by what it is for. */
export function KeyboardMap() {
  const { t } = useTranslation();
  const mac = useApp().ports.system.mac();
  const open = useNavigation((state) => state.overlay === "keyboard");
  const close = useNavigation((state) => state.closeOverlay);
  const labelsOf = (keys: readonly Keys[]) => keys.map((one) => writeKeys(one, mac));
  return (
    <Dialog
      isOpen={open}
      onClose={close}
      title={t("keyboard.title")}
      className="keyboard-map"
      transitionDuration={0}
    >
      <DialogBody>
        {/* Longer than the dialog in a low window: it has to take the focus to be scrolled by keys. */}
        <div className="keyboard-groups" tabIndex={0}>
          {SHORTCUT_GROUPS.map((group) => (
            <section key={group}>
              <h3>{t(`keyboard.group.${group}`)}</h3>
              <dl>
                {group === "lists"
                  ? LOCAL_KEYS.map(({ name, keys }) => (
                      <Line key={name} labels={labelsOf(keys)} text={t(`keyboard.local.${name}`)} />
                    ))
                  : SHORTCUTS.filter((shortcut) => shortcut.group === group).map(
                      ({ command, keys }) => (
                        <Line
                          key={command}
                          labels={labelsOf(keys)}
                          text={t(`shell.command.${command}`)}
                        />
                      ),
                    )}
              </dl>
            </section>
          ))}
          <section>
            <h3>{t("alerts.keys.title")}</h3>
            <dl>
              {ALERT_KEYS.map(({ command, keys }) => (
                <Line key={command} labels={labelsOf(keys)} text={t(`alerts.keys.${command}`)} />
              ))}
            </dl>
          </section>
          <section>
            <h3>{t("identity.keys.title")}</h3>
            <dl>
              {IDENTITY_KEYS.map(({ command, keys }) => (
                <Line key={command} labels={labelsOf(keys)} text={t(`identity.keys.${command}`)} />
              ))}
            </dl>
          </section>
          <section>
            <h3>{t("graph.keys.title")}</h3>
            <dl>
              {GRAPH_KEYS.map(({ command, keys }) => (
                <Line key={command} labels={labelsOf(keys)} text={t(`graph.keys.${command}`)} />
              ))}
              <Line
                labels={[mac ? "⌥" : "Alt", t("clock.brush.drag")]}
                text={t("clock.brush.key")}
              />
            </dl>
          </section>
        </div>
      </DialogBody>
    </Dialog>
  );
}

function Line({ labels, text }: { labels: readonly string[]; text: string }) {
  return (
    <div>
      <dt>
        <KeyCaps labels={labels} />
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
