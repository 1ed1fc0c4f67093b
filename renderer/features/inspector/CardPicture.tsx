import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useApp, usePrivacy, useSession } from "../../stores/context";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useAnswer } from "../../ui/useAnswer";

interface Props {
  /** Record of the card's label. */
  readonly record: number;
  /** What the label calls the picture. */
  readonly file: string;
}

/** The picture of an ID card whose record is revealed: the engine gives it to no other. */
export function CardPicture({ record, file }: Props) {
  const { t } = useTranslation();
  const { engine } = useApp().ports;
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const revision = usePrivacy((state) => state.revision);
  const { value, error, loading } = useAnswer(
    useCallback(() => engine.cardPicture(generation, record), [engine, generation, record]),
    revision,
  );
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const shown = image.current;
    if (value === null || shown === null) return;
    const url = URL.createObjectURL(new Blob([Uint8Array.from(value)], { type: "image/png" }));
    shown.src = url;
    return () => {
      shown.removeAttribute("src");
      URL.revokeObjectURL(url);
    };
  }, [value]);
  if (error !== null)
    return (
      <div role="alert">
        <p>{t(`error.${error.code}.title`)}</p>
        <ErrorDetails error={error} />
      </div>
    );
  if (value === null)
    return loading ? null : <p className="quiet panel-body">{t("record.noCardPicture")}</p>;
  return <img ref={image} className="card-picture" alt={t("record.cardPicture", { file })} />;
}
