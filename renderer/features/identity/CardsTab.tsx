import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { IdentityLocation } from "../../stores/identityPlace";
import { IDENTITY_KEYS } from "../../stores/identityKeys";
import { usePanels } from "../../stores/usePanels";
import { EmptyState } from "../../ui/EmptyState";
import { ProgressBar } from "../../ui/ProgressBar";
import { Split } from "../../ui/Split";
import { CardTable } from "./CardTable";
import { CardDetail } from "./detail/CardDetail";
import { ListHead } from "./ListHead";
import { NoCards } from "./NoCards";
import { useDesk } from "./useDesk";
import type { KnownCards } from "./useCardRows";
import { useIdentity } from "./useIdentity";

/** As `aria-keyshortcuts` names them: the window leaves these keys to the workspace. */
const SHORTCUTS = IDENTITY_KEYS.flatMap(({ keys }) => keys.map(({ key }) => key)).join(" ");

interface Props {
  readonly location: IdentityLocation;
  readonly known: KnownCards;
}

/** The table of the queue, and beside it the card that is looked at. */
export function CardsTab({ location, known }: Props) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const desk = useDesk(location, known, frame);
  const sizes = usePanels("identity");
  const isEmpty = useIdentity(({ pictures, taking }) => pictures.length === 0 && taking === null);
  if (isEmpty && location.file === null)
    return <NoCards asked={location.card} cards={known.cards} />;
  if (!known.isReady)
    return (
      <div className="alerts-waiting" aria-busy>
        <ProgressBar label={t("identity.waiting")} fraction={null} />
      </div>
    );
  return (
    <div ref={frame} className="identity-cards" aria-keyshortcuts={SHORTCUTS}>
      <Split
        label={t("identity.split")}
        {...sizes}
        panes={[
          {
            id: "table",
            initial: "42%",
            min: 300,
            content: (
              <section className="identity-table" aria-label={t("identity.table")}>
                <ListHead location={location} desk={desk} />
                <CardTable desk={desk} />
              </section>
            ),
          },
          {
            id: "detail",
            min: 420,
            content:
              desk.current === null ? (
                <div className="panel identity-detail">
                  <EmptyState
                    title={location.card === null ? t("identity.choose") : t("identity.notInQueue")}
                  />
                </div>
              ) : (
                <CardDetail key={desk.current.picture.sha256} desk={desk} row={desk.current} />
              ),
          },
        ]}
      />
      <p className="visually-hidden" role="status" aria-live="polite">
        {desk.said}
      </p>
    </div>
  );
}
