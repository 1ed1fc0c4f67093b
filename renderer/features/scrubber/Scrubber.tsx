import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClock } from "../../stores/context";
import { PlayButtons } from "./PlayButtons";
import { SpeedMenu } from "./SpeedMenu";
import { TimeField } from "./TimeField";
import { Track } from "./Track";
import { ViewButtons } from "./ViewButtons";

/** The clock under every workspace; nothing until a dataset is open. */
export function Scrubber() {
  const { t } = useTranslation();
  const span = useClock((state) => state.span);
  const [armed, onArm] = useState(false);
  if (span === null) return null;
  return (
    <section className="scrubber" aria-label={t("clock.scrubber")}>
      {span.size === 0 ? (
        <p className="scrubber-empty">{t("clock.empty")}</p>
      ) : (
        <>
          <div className="scrubber-left">
            <TimeField span={span} />
            <div className="scrubber-buttons">
              <PlayButtons />
              <SpeedMenu />
            </div>
          </div>
          <Track span={span} armed={armed} onArm={onArm} />
          <ViewButtons armed={armed} onArm={onArm} />
        </>
      )}
    </section>
  );
}
