import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import type { Moment } from "#shared/contract/replay";
import { useApp, useClock } from "../../../stores/context";
import type { MarkName } from "../../../stores/clockState";
import { useFormat } from "../../../ui/useFormat";

const MARKS = ["a", "b"] as const satisfies readonly MarkName[];

/** Where A and B stand, and how they are put elsewhere. */
export function MarkBar() {
  const { t } = useTranslation();
  const { clock } = useApp();
  const marks = useClock((state) => state.marks);
  const none = marks.a === null && marks.b === null;
  const swap = () => {
    const { mark } = clock.getState();
    mark("a", marks.b);
    mark("b", marks.a);
  };
  const clear = () => {
    for (const name of MARKS) clock.getState().mark(name, null);
  };
  return (
    <>
      {MARKS.map((name) => (
        <Mark key={name} name={name} moment={marks[name]} />
      ))}
      <Button size="small" text={t("timeline.marks.swap")} disabled={none} onClick={swap} />
      <Button size="small" text={t("timeline.marks.clear")} disabled={none} onClick={clear} />
    </>
  );
}

function Mark({ name, moment }: { readonly name: MarkName; readonly moment: Moment | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock } = useApp();
  const letter = name.toUpperCase();
  const set = () => clock.getState().mark(name, clock.getState().moment);
  return (
    <span className="timeline-mark">
      <span className="timeline-letter">{letter}</span>
      {moment === null ? (
        <span className="quiet">{t("timeline.marks.unset")}</span>
      ) : (
        <button
          type="button"
          className="link"
          title={t("timeline.marks.goTo", { name: letter })}
          onClick={() => clock.getState().go(moment)}
        >
          {format.time(moment.ms)}
        </button>
      )}
      <Button size="small" text={t("timeline.marks.set", { name: letter })} onClick={set} />
    </span>
  );
}
