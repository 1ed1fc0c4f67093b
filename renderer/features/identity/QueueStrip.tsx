import { Button } from "@blueprintjs/core";
import { useTranslation } from "react-i18next";
import { perMinute } from "../../stores/identityQueue";
import type { IdentityState } from "../../stores/identityState";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { ProgressBar } from "../../ui/ProgressBar";
import { useFormat } from "../../ui/useFormat";
import { useIdentity, useIdentityStore } from "./useIdentity";

/** How far the queue is, and the ways to end it and to take it up again. */
export function QueueStrip() {
  const { t } = useTranslation();
  const store = useIdentityStore();
  const { pictures, run, engines, error, taking } = useIdentity((one) => one);
  const left = pictures.filter(({ status }) => status === "stopped" || status === "failed").length;
  const isBusy = pictures.some(({ status }) => status === "waiting" || status === "reading");
  if (!isBusy && left === 0 && taking === null && error === null) return null;
  const isUnknown = engines === "starting" || run === null;
  return (
    <div className="identity-queue">
      <div className="identity-queue-line">
        {isBusy ? (
          <>
            <ProgressBar
              label={t("identity.queue.progress")}
              fraction={isUnknown ? null : run.done / Math.max(run.total, 1)}
            />
            <Button
              size="small"
              text={t("common.cancel")}
              onClick={() => store.getState().stop()}
            />
          </>
        ) : (
          left > 0 && (
            <Button
              size="small"
              text={t("identity.queue.resume", { count: left, n: left })}
              onClick={() => store.getState().resume()}
            />
          )
        )}
      </div>
      {error !== null && (
        <div role="alert">
          <p>{t(`error.${error.code}.title`)}</p>
          <ErrorDetails error={error} />
        </div>
      )}
    </div>
  );
}

/** What the queue does or has done: how many of how many, how fast, and how many were there already. */
export function QueueSummary() {
  const state = useIdentity((one) => one);
  const text = useProgressText(state);
  return (
    <span className="quiet workspace-label" role="status" title={text}>
      {text}
    </span>
  );
}

function useProgressText({ taking, engines, run, pictures }: IdentityState): string {
  const { t } = useTranslation();
  const format = useFormat();
  const n = format.count;
  const rate = perMinute({ run });
  const total = pictures.length;
  const read = pictures.filter(({ status }) => status === "read").length;
  const copies = pictures.reduce((sum, one) => sum + one.copies.length, 0);
  const parts = [
    ...(engines === "starting" ? [t("identity.queue.starting")] : []),
    ...(total === 0
      ? []
      : [t("identity.queue.done", { count: total, done: n(read), total: n(total) })]),
    ...(rate === null ? [] : [t("identity.queue.rate", { n: format.decimal(rate, 0) })]),
    ...(taking === null
      ? []
      : [t("identity.queue.taking", { done: n(taking.done), total: n(taking.total) })]),
    ...(copies === 0 ? [] : [t("identity.queue.copies", { count: copies, n: n(copies) })]),
  ];
  return parts.join(" · ");
}
