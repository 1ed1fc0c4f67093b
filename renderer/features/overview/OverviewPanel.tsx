import { useCallback, useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { NO_FILTER, type Grain, type OverviewFilter } from "#shared/contract/overview";
import type { Moment } from "#shared/contract/replay";
import { useApp, useClock, useNavigation, useSession } from "../../stores/context";
import type { Measure } from "../../stores/location";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useAnswer } from "../../ui/useAnswer";
import { isEmpty } from "./filters";
import { OverviewSkeleton } from "./OverviewSkeleton";
import { OverviewView } from "./OverviewView";

/** The overview of the open dataset, under the filter the address carries. */
export function OverviewPanel() {
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const location = useNavigation((state) => state.location);
  if (location.page !== "overview") return null;
  const { filter, grain, measure } = location;
  return <Overview key={generation} filter={filter} grain={grain} measure={measure} />;
}

interface Props {
  readonly filter: OverviewFilter;
  readonly grain: Grain;
  readonly measure: Measure;
}

function Overview({ filter, grain, measure }: Props) {
  const { t } = useTranslation();
  const { engine } = useApp().ports;
  const moment = useClock((state) => state.settled);
  // The answer goes with its question: what is on screen may still be of the filter before.
  const answer = useAnswer(
    useCallback(async () => {
      const data = await engine.overview(filter, grain, moment);
      return data.ok
        ? { ok: true as const, value: { data: data.value, filter, grain, moment } }
        : data;
    }, [engine, filter, grain, moment]),
  );
  // Ten charts are rendered in slices, so that the window answers meanwhile.
  const answered = useDeferredValue(answer.value);
  const unfiltered = isEmpty(filter);
  const whole = useAnswer(
    useCallback(
      () => engine.overview(NO_FILTER, "month", unfiltered ? null : moment),
      [engine, moment, unfiltered],
    ),
  );
  const rested = useRested(moment);
  const findings = useAnswer(useCallback(() => engine.findings(rested), [engine, rested]));

  if (answer.error !== null)
    return (
      <div className="workspace">
        <EmptyState title={<h1>{t(`error.${answer.error.code}.title`)}</h1>}>
          <ErrorDetails error={answer.error} />
        </EmptyState>
      </div>
    );
  if (answered === null) return <OverviewSkeleton />;
  return (
    <OverviewView
      answered={answered}
      filter={filter}
      grain={grain}
      measure={measure}
      whole={whole.value}
      findings={findings.value}
      loading={answer.loading || answered !== answer.value}
    />
  );
}

/** The moment, but while the clock plays the last one before: what takes long is asked when it stands. */
function useRested(moment: Moment | null): Moment | null {
  const playing = useClock((state) => state.playing !== 0);
  const [rested, setRested] = useState(moment);
  if (!playing && rested !== moment) setRested(moment);
  return rested;
}
