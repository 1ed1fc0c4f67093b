import {
  Confirm,
  Disable,
  Endorsed,
  EyeOpen,
  FolderOpen,
  History,
  TickCircle,
} from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { CaseState } from "#shared/contract/casework";
import type { ReviewState } from "./caseHits";

const STATE_ICONS = {
  open: FolderOpen,
  in_review: EyeOpen,
  closed_fraud: Disable,
  closed_no_fraud: TickCircle,
} as const satisfies Record<CaseState, unknown>;

/** The state of a case by word and sign. */
export function StateTag({ state }: { readonly state: CaseState }) {
  const { t } = useTranslation();
  const Icon = STATE_ICONS[state];
  return (
    <span className={`case-tag case-${state}`}>
      <Icon size={12} title={false} />
      {t(`cases.state.${state}`)}
    </span>
  );
}

const REVIEW_ICONS = {
  none: null,
  agreed: Endorsed,
  disagreed: Confirm,
  outdated: History,
} as const satisfies Record<ReviewState, unknown>;

/** What the second reviewer said, or that it was of an earlier version. */
export function ReviewTag({ review }: { readonly review: ReviewState }) {
  const { t } = useTranslation();
  const Icon = REVIEW_ICONS[review];
  return (
    <span className={`case-tag case-review-${review}`}>
      {Icon !== null && <Icon size={12} title={false} />}
      {t(`cases.review.state.${review}`)}
    </span>
  );
}
