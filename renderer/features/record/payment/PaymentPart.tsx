import { showSection, type PaymentSectionId } from "../layout";
import { FeaturesSection } from "./FeaturesSection";
import { SimilarSection } from "./SimilarSection";
import type { PaymentAnswers } from "./usePaymentAnswers";
import { WhatIfSection } from "./WhatIfSection";
import { WhySection } from "./WhySection";

interface Props {
  readonly section: PaymentSectionId;
  readonly payment: PaymentAnswers;
  readonly shown: ShownFeature;
  readonly onShow: (shown: ShownFeature) => void;
}

/** The feature whose records are shown. */
export interface ShownFeature {
  /** Null for none. */
  readonly name: string | null;
  /** Rises whenever another section asks for a feature: the list goes to it. */
  readonly asked: number;
}

export const NO_FEATURE: ShownFeature = { name: null, asked: 0 };

/** A section that only the page of a payment has. */
export function PaymentPart({ section, payment, shown, onShow }: Props) {
  switch (section) {
    case "why":
      return (
        <WhySection
          payment={payment}
          onFeature={(name) => {
            onShow({ name, asked: shown.asked + 1 });
            showSection("features");
          }}
        />
      );
    case "features":
      return (
        <FeaturesSection
          payment={payment}
          feature={shown.name}
          asked={shown.asked}
          onFeature={(name) => onShow({ ...shown, name })}
        />
      );
    case "similar":
      return <SimilarSection payment={payment} />;
    case "whatIf":
      return <WhatIfSection payment={payment} />;
  }
}
