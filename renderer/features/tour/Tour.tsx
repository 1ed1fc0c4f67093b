import { Button } from "@blueprintjs/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useApp, useSession, useSettings, useTour } from "../../stores/context";

/** Runs the tour while it is on, and offers it once where the demo dataset is open. */
export function Tour() {
  useRunningTour();
  const running = useTour((state) => state.running);
  const seen = useSettings((state) => state.tourSeen);
  const demo = useSession((state) => state.current?.demo === true);
  return demo && !seen && !running ? <TourOffer /> : null;
}

function useRunningTour(): void {
  const app = useApp();
  const { i18n } = useTranslation();
  const running = useTour((state) => state.running);
  useEffect(() => {
    if (!running) return;
    let wanted = true;
    let end = () => {};
    const onEnd = () => {
      app.tour.getState().stop();
      void app.settings.getState().setTourSeen(true);
    };
    // Loaded only where the tour is taken.
    void import("./runTour").then(({ runTour }) => {
      if (wanted) end = runTour(app, i18n.t, onEnd);
    });
    return () => {
      wanted = false;
      end();
    };
  }, [app, i18n, running]);
}

function TourOffer() {
  const { t } = useTranslation();
  const { tour, settings } = useApp();
  return (
    <aside className="tour-offer" aria-label={t("shell.command.tour")}>
      <span>{t("tour.offer")}</span>
      <Button size="small" text={t("tour.take")} onClick={() => tour.getState().start()} />
      <Button
        size="small"
        variant="minimal"
        text={t("tour.decline")}
        onClick={() => void settings.getState().setTourSeen(true)}
      />
    </aside>
  );
}
