import { Tab, Tabs } from "@blueprintjs/core";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useCasework, useApp, useNavigation, useSession } from "../../stores/context";
import { IDENTITY_TABS, type IdentityLocation } from "../../stores/identityPlace";
import { ErrorDetails } from "../../ui/ErrorDetails";
import { useFormat } from "../../ui/useFormat";
import { CardsTab } from "./CardsTab";
import { ComplianceTab } from "./compliance/ComplianceTab";
import { useCompliance } from "./compliance/useCompliance";
import { DropFrame } from "./DropFrame";
import { IntakeButtons } from "./IntakeButtons";
import { QueueStrip, QueueSummary } from "./QueueStrip";
import { useCardRows } from "./useCardRows";

/** The identity workspace at its address: cards that are read, and orders that ask for one. */
export function IdentityPanel() {
  const location = useNavigation((state) => state.location);
  const generation = useSession(({ current }) => current?.loaded.generation ?? null);
  if (location.page !== "identity" || generation === null) return null;
  return <Workspace key={generation} location={location} />;
}

function Workspace({ location }: { readonly location: IdentityLocation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { navigation } = useApp();
  const known = useCardRows();
  const compliance = useCompliance(known);
  useArrival(location, known.read);
  const counts = { cards: known.rows.length, compliance: compliance?.open ?? null };
  const panels = {
    cards: <CardsTab location={location} known={known} />,
    compliance: <ComplianceTab known={known} compliance={compliance} />,
  };
  return (
    <DropFrame>
      <header className="workspace-head">
        <h1>{t("nav.identity")}</h1>
        <QueueSummary />
        <span className="spring" />
        <IntakeButtons cards={known.cards} />
      </header>
      <QueueStrip />
      <Errors known={known} />
      <Tabs
        id="identity"
        className="quality-tabs identity-tabs"
        selectedTabId={location.tab}
        renderActiveTabPanelOnly
        onChange={(next) => {
          const tab = IDENTITY_TABS.find((one) => one === next);
          if (tab !== undefined) navigation.getState().go({ ...location, tab });
        }}
      >
        {IDENTITY_TABS.map((tab) => (
          <Tab
            key={tab}
            id={tab}
            title={t(`identity.tab.${tab}`)}
            panel={<>{tab === location.tab && panels[tab]}</>}
            {...(counts[tab] === null ? {} : { tagContent: format.count(counts[tab]) })}
          />
        ))}
      </Tabs>
    </DropFrame>
  );
}

/** What the dataset or the journal could not say; the rest stays usable. */
function Errors({ known: { error } }: { readonly known: ReturnType<typeof useCardRows> }) {
  const { t } = useTranslation();
  const journal = useCasework((state) => state.error);
  const failed = error ?? journal;
  if (failed === null) return null;
  return (
    <div className="panel panel-body" role="alert">
      <p>{t(`error.${failed.code}.title`)}</p>
      <ErrorDetails error={failed} />
    </div>
  );
}

/** An address that names a card of the dataset has it read, and becomes the address of its picture. */
function useArrival(
  { file }: IdentityLocation,
  read: (file: string) => Promise<string | null>,
): void {
  const { navigation } = useApp();
  useEffect(() => {
    if (file === null) return;
    let wanted = true;
    void read(file).then((card) => {
      const { location, replace } = navigation.getState();
      if (wanted && location.page === "identity" && location.file === file)
        replace({ ...location, file: null, card: card ?? location.card });
    });
    return () => {
      wanted = false;
    };
  }, [file, navigation, read]);
}
