import { driver, type DriverHook } from "driver.js";
import "driver.js/dist/driver.css";
import type { TFunction } from "i18next";
import type { App } from "../../stores/stores";
import { STOPS, TOUR_STEPS, type TourStep } from "./tourSteps";
import { whenThere } from "./whenThere";

const CLAIMS = ["aria-haspopup", "aria-expanded", "aria-controls"];

/** Takes the user from place to place; answers the function that ends the tour. */
export function runTour(app: App, t: TFunction, onEnd: () => void): () => void {
  const ended = new AbortController();
  const move: DriverHook = (_element, _step, { index }) => void show((index ?? 0) + 1, 1);
  const guide = driver({
    steps: TOUR_STEPS.map((step) => ({
      element: STOPS[step].selector,
      popover: { title: t(`tour.step.${step}.title`), description: t(`tour.step.${step}.text`) },
    })),
    animate: false,
    overlayOpacity: 0.35,
    stagePadding: 4,
    stageRadius: 3,
    popoverClass: "tour-popover",
    showProgress: true,
    progressText: t("tour.progress", { n: "{{current}}", total: "{{total}}" }),
    nextBtnText: t("tour.next"),
    prevBtnText: t("tour.previous"),
    doneBtnText: t("tour.done"),
    onNextClick: move,
    onDoneClick: move,
    onPrevClick: (_element, _step, { index }) => void show((index ?? 0) - 1, -1),
    onPopoverRender: ({ closeButton }) => closeButton.setAttribute("aria-label", t("common.close")),
    onHighlighted: (element, _step, { state }) => {
      // driver.js says of whatever it points at that it opens a dialog, which most elements may not be said to.
      for (const name of CLAIMS) element?.removeAttribute(name);
      state.popover?.nextButton.focus();
    },
    onDestroyed: () => end(),
  });

  function end(): void {
    if (ended.signal.aborted) return;
    ended.abort();
    guide.destroy();
    onEnd();
  }

  /** Shows a step, or the next one in the same direction where it has nothing to point at. */
  async function show(index: number, direction: 1 | -1): Promise<void> {
    const step = TOUR_STEPS[index];
    if (step === undefined) {
      if (direction === 1) end();
      return;
    }
    const element = await reach(step);
    if (ended.signal.aborted) return;
    if (element === null) return show(index + direction, direction);
    element.scrollIntoView({ block: "nearest" });
    if (guide.isActive()) guide.moveTo(index);
    else guide.drive(index);
  }

  async function reach(step: TourStep): Promise<Element | null> {
    const { place, selector } = STOPS[step];
    const location = await place(app);
    if (location === null || ended.signal.aborted) return null;
    app.navigation.getState().go(location);
    return whenThere(selector, ended.signal);
  }

  void openDemo(app).then(() => {
    if (!ended.signal.aborted) void show(0, 1);
  });
  return end;
}

/** The steps speak of the demo dataset, so that is what is open. */
async function openDemo({ session }: App): Promise<void> {
  if (session.getState().current?.demo !== true) await session.getState().open({ kind: "demo" });
}
