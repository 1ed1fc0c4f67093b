import { Dialog, DialogBody } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { useNavigation } from "../../stores/context";

const KEYS = [
  { keys: ["Ctrl O", "⌘ O"], name: "open" },
  { keys: ["1", "5"], name: "workspaces" },
  { keys: ["/"], name: "filter" },
  { keys: ["↑", "↓"], name: "move" },
  { keys: ["Enter"], name: "enter" },
  { keys: ["N"], name: "notices" },
  { keys: ["?"], name: "help" },
  { keys: ["Esc"], name: "escape" },
] as const;

/** Every key the window knows. */
export function KeyboardMap() {
  const { t } = useTranslation();
  const open = useNavigation((state) => state.overlay === "keyboard");
  const close = useNavigation((state) => state.closeOverlay);
  return (
    <Dialog
      isOpen={open}
      onClose={close}
      title={t("keyboard.title")}
      className="keyboard-map"
      transitionDuration={0}
    >
      <DialogBody>
        <dl>
          {KEYS.map(({ keys, name }) => (
            <div key={name}>
              <dt>
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{t(`keyboard.${name}`)}</dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
