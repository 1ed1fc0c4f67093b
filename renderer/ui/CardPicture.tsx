import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Result } from "#shared/domain/result";
import { ErrorDetails } from "./ErrorDetails";
import { useAnswer } from "./useAnswer";

interface Props {
  /** Bytes of the PNG; null where the dataset has none. Keep it with `useCallback`. */
  readonly ask: () => Promise<Result<Uint8Array | null>>;
  /** What the answer depends on besides: the revision of what is masked. */
  readonly version: unknown;
  /** What the label calls the picture. */
  readonly file: string;
}

/** The picture of an ID card whose record is revealed: the engine gives it to no other. */
export function CardPicture({ ask, version, file }: Props) {
  const { t } = useTranslation();
  const { value, error, loading } = useAnswer(ask, version);
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
