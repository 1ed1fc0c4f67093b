import { Button } from "@blueprintjs/core";
import { EyeOff, EyeOpen, FolderOpen, IdNumber, Media } from "@blueprintjs/icons";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DatasetCard } from "#shared/contract/compliance";
import { fromFileList } from "../../platform/folderInput";
import { useApp, usePrivacy } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";
import { useIdentityStore } from "./useIdentity";

/** What pictures can be picked from; browsers take it as a hint. */
const PICTURES = "image/png,image/jpeg,image/webp,image/bmp,image/gif";

/** The ways into the queue, and personal data shown or masked. */
export function IntakeButtons({ cards }: { readonly cards: readonly DatasetCard[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const store = useIdentityStore();
  const pictures = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const count = cards.filter(({ hasPicture }) => hasPicture).length;
  const picked = (input: HTMLInputElement): void => {
    const found = fromFileList(input.files ?? []);
    // Choosing the same files again has to be a change, too.
    input.value = "";
    if (found !== null) void store.getState().add(found.files);
  };
  return (
    <>
      <Reveal />
      <Button
        size="small"
        icon={<Media size={14} title={false} />}
        text={t("identity.addPictures")}
        onClick={() => pictures.current?.click()}
      />
      <input
        ref={pictures}
        type="file"
        hidden
        multiple
        accept={PICTURES}
        aria-label={t("identity.addPictures")}
        data-testid="identity-pictures"
        onChange={({ target }) => picked(target)}
      />
      <Button
        size="small"
        icon={<FolderOpen size={14} title={false} />}
        text={t("identity.addFolder")}
        onClick={() => folder.current?.click()}
      />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        // The attribute has no typed counterpart in React.
        {...{ webkitdirectory: "" }}
        aria-label={t("identity.addFolder")}
        data-testid="identity-folder"
        onChange={({ target }) => picked(target)}
      />
      <Button
        size="small"
        intent="primary"
        disabled={count === 0}
        icon={<IdNumber size={14} title={false} />}
        text={t("identity.readDataset", { count, n: format.count(count) })}
        title={count === 0 ? t("identity.noDatasetCards") : t("identity.readDatasetHint")}
        onClick={() => void store.getState().readDataset()}
      />
    </>
  );
}

function Reveal() {
  const { t } = useTranslation();
  const { privacy } = useApp();
  const shown = usePrivacy((state) => state.allRevealed);
  const { revealAll, mask } = privacy.getState();
  return (
    <Button
      size="small"
      variant="minimal"
      icon={shown ? <EyeOff size={14} title={false} /> : <EyeOpen size={14} title={false} />}
      text={shown ? t("identity.maskAll") : t("identity.revealAll")}
      title={shown ? t("shell.command.mask") : t("record.revealNote")}
      onClick={() => void (shown ? mask(null) : revealAll())}
    />
  );
}
