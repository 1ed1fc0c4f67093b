import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { OpenChoices } from "./OpenChoices";

/** The ways to open a dataset, under the switcher; the first of them has the focus. */
export function OpenPopover() {
  const { t } = useTranslation();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.querySelector<HTMLElement>("button:enabled")?.focus(), []);
  return (
    <section ref={section} className="open-popover" aria-label={t("open.title")}>
      <OpenChoices />
    </section>
  );
}
