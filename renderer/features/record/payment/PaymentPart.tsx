import { showSection, type PaymentSectionId } from "../layout";
import { FeaturesSection } from "./FeaturesSection";
import { SimilarSection } from "./SimilarSection";
import type { PaymentAnswers } from "./usePaymentAnswers";
import { WhatIfSection } from "./WhatIfSection";
import { WhySection } from "./WhySection";

interface Props {
  readonly section: PaymentSectionId;
  readonly payment: PaymentAnswers;
  /** The feature whose records are shown, null for none. */
  readonly feature: string | null;
  readonly onFeature: (name: string | null) => void;
}

/** A section that only the page of a payment has. */
export function PaymentPart({ section, payment, feature, onFeature }: Props) {
  switch (section) {
    case "why":
      return (
        <WhySection
          payment={payment}
          onFeature={(name) => {
            showSection("features");
            onFeature(name);
          }}
        />
      );
    case "features":
      return <FeaturesSection payment={payment} feature={feature} onFeature={onFeature} />;
    case "similar":
      return <SimilarSection payment={payment} />;
    case "whatIf":
      return <WhatIfSection payment={payment} />;
  }
}
