import { Key } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { AppError } from "#shared/domain/result";
import { EmptyState } from "./ui/EmptyState";

/** Instead of the window: the address lacks the launch token. */
export function NoToken() {
  const { t } = useTranslation();
  return (
    <main className="start-failure">
      <EmptyState icon={<Key size={32} title={false} />} title={<h1>{t("noToken.title")}</h1>}>
        <p>{t("noToken.body")}</p>
        <p>{t("noToken.tip")}</p>
      </EmptyState>
    </main>
  );
}

/** Instead of the window: the host did not say what it is. */
export function StartFailure({ error }: { error: AppError }) {
  const { t } = useTranslation();
  return (
    <main className="start-failure">
      <EmptyState icon={<Key size={32} title={false} />} title={<h1>{t("broken.title")}</h1>}>
        <p>{t(`error.${error.code}.title`)}</p>
        <p>{t(`error.${error.code}.tip`)}</p>
        <pre lang="en">{[error.message, error.detail].filter(Boolean).join("\n")}</pre>
      </EmptyState>
    </main>
  );
}
