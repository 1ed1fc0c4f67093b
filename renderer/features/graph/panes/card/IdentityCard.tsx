import { Button } from "@blueprintjs/core";
import { EyeOpen, IdNumber } from "@blueprintjs/icons";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useApp, usePrivacy, useSession } from "../../../../stores/context";
import { Agreement } from "../../../../ui/Agreement";
import { CardPicture } from "../../../../ui/CardPicture";
import { useAnswer } from "../../../../ui/useAnswer";

interface Props {
  /** Record of the card's label. */
  readonly record: number;
  /** Whether its birthdate is the customer's; null where either does not say. */
  readonly agrees: boolean | null;
}

/** The table of the cards' labels. */
const TABLE = "synthetic_id_labels";

/** The identity card of a customer: whether its birthdate agrees, and its picture once the label is revealed. */
export function IdentityCard({ record, agrees }: Props) {
  const { t } = useTranslation();
  const { ports, privacy, navigation } = useApp();
  const { engine } = ports;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const revision = usePrivacy((state) => state.revision);
  const masks = usePrivacy((state) => state.masks);
  const version = `${generation} ${revision}`;
  const { value } = useAnswer(
    useCallback(() => engine.record(TABLE, record), [engine, record]),
    version,
  );
  const picture = useCallback(
    () => engine.cardPicture(generation, record),
    [engine, generation, record],
  );
  const masked = (value?.fields ?? []).filter((field) => field.masked === true);
  const file = value?.fields.find(({ name }) => name === "file")?.value ?? "";
  return (
    <div className="graph-identity">
      <p>
        {t("graph.card.identity")}{" "}
        {agrees === null ? (
          <span className="quiet">{t("graph.card.birthdateUnsaid")}</span>
        ) : (
          <Agreement
            agrees={agrees}
            text={agrees ? t("graph.card.birthdateAgrees") : t("graph.card.birthdateDiffers")}
          />
        )}
      </p>
      {file !== "" && (
        <Button
          size="small"
          variant="minimal"
          icon={<IdNumber size={12} title={false} />}
          text={t("identity.readIn")}
          title={t("identity.readDatasetHint")}
          onClick={() => navigation.getState().openCard(file.slice(file.lastIndexOf("/") + 1))}
        />
      )}
      {value !== null &&
        (masked.length > 0 ? (
          <Button
            size="small"
            variant="minimal"
            icon={<EyeOpen size={12} title={false} />}
            text={t("graph.card.showPicture")}
            title={t("record.revealNote")}
            onClick={() =>
              void privacy.getState().reveal(
                { table: TABLE, record },
                file === "" ? null : file,
                masked.map(({ name }) => name),
              )
            }
          />
        ) : (
          <CardPicture key={`${record} ${masks}`} ask={picture} version={version} file={file} />
        ))}
    </div>
  );
}
