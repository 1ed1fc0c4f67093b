import { useTranslation } from "react-i18next";
import { useHistory, useNavigation } from "../../stores/context";
import { HistoryList } from "../../ui/HistoryList";
import { SidePanel } from "../../ui/SidePanel";
import { useSentence } from "../../ui/useSentence";

/** Everything that was done in this window and in the journal of the dataset, in any workspace. */
export function HistoryPanel() {
  const { t } = useTranslation();
  const { entries, position, jump } = useHistory((state) => state);
  const close = useNavigation((state) => state.closeOverlay);
  const sentenceOf = useSentence();
  const said = entries.map(({ id, sentence }) => ({ id, text: sentenceOf(sentence) }));
  return (
    <SidePanel title={t("history.title")} onClose={close}>
      <div className="panel-body">
        <HistoryList entries={said} position={position} onJump={jump} />
      </div>
    </SidePanel>
  );
}
