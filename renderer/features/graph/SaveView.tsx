import { Button, Dialog, DialogBody, FormGroup, InputGroup } from "@blueprintjs/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asNodeKey, keyParts } from "#shared/graph/scene/keys";
import { useApp, useCasework, useGraph } from "../../stores/context";
import { CaseChooser } from "../../ui/CaseChooser";
import { useFormat } from "../../ui/useFormat";

interface Props {
  readonly onClose: () => void;
}

const NAME_LENGTH = 200;

/** Asks for a name and a case, or saves the view that is open once more. */
export function SaveView({ onClose }: Props) {
  const { t } = useTranslation();
  const app = useApp();
  const cases = useCasework(({ work }) => work.cases);
  const open = useGraph((state) => state.view);
  const [busy, setBusy] = useState(false);
  const proposed = useProposed();
  const [name, setName] = useState(open?.name ?? proposed.trim());
  const home = [...cases.values()].find(({ views }) => views.some(({ id }) => id === open?.id));
  const saveTo = async (caseId: string, as: string): Promise<void> => {
    setBusy(true);
    const saved = await app.graph.getState().save(caseId, as);
    setBusy(false);
    if (!saved) return;
    onClose();
    const to = app.casework.getState().work.cases.get(caseId)?.title ?? "";
    app.notices
      .getState()
      .add(
        "success",
        { kind: "viewSaved", name: as, to },
        { kind: "openCase", run: () => app.navigation.getState().openCase(caseId) },
      );
  };
  const saveToNew = async (title: string): Promise<void> => {
    const id = app.ports.newId();
    const opened = await app.casework
      .getState()
      .act([{ kind: "case_opened", id, title, alerts: [] }]);
    if (opened) await saveTo(id, nameOr(name, proposed));
  };
  return (
    <Dialog isOpen title={t("graph.views.save")} className="attach-dialog" onClose={onClose}>
      <DialogBody>
        {busy ? (
          <p role="status">{t("graph.views.busy")}</p>
        ) : (
          <>
            {open !== null && home !== undefined && (
              <p>
                <Button
                  intent="primary"
                  text={t("graph.views.again", { name: open.name })}
                  onClick={() => void saveTo(home.id, open.name)}
                />
              </p>
            )}
            <FormGroup label={t("graph.views.name")} labelFor="graph-view-name">
              <InputGroup
                id="graph-view-name"
                maxLength={NAME_LENGTH}
                value={name}
                onValueChange={setName}
              />
            </FormGroup>
            <CaseChooser
              cases={[...cases.values()].toReversed()}
              proposed={nameOr(name, proposed)}
              onChoose={(caseId) => void saveTo(caseId, nameOr(name, proposed))}
              onNew={(title) => void saveToNew(title)}
            />
          </>
        )}
      </DialogBody>
    </Dialog>
  );
}

/** What is on the canvas, and when: `8 customers with IP address 37f5, 14 Nov 22:41`. */
function useProposed(): string {
  const { t } = useTranslation();
  const format = useFormat();
  const { moment } = useGraph((state) => state.at);
  const { map, items } = useGraph((state) => state.scene);
  const when = moment === null ? "" : format.time(moment.ms);
  if (map !== null) return t("graph.views.proposedMap", { by: t(`graph.group.kind.${map}`), when });
  const keys = items.flatMap(({ key }) => asNodeKey(key) ?? []).map(keyParts);
  const customers = keys.filter(({ kind }) => kind === "customer");
  const [first] =
    customers.length === 1 ? customers : keys.filter(({ kind }) => kind !== "customer");
  const who = t("graph.count.customers", {
    count: customers.length,
    n: format.count(customers.length),
  });
  if (first === undefined) return t("graph.views.proposed", { what: who, when });
  const what = `${t(`graph.kind.${first.kind}`)} ${first.id}`;
  return t("graph.views.proposed", {
    what: customers.length < 2 ? what : t("graph.views.proposedWith", { who, what }),
    when,
  });
}

const nameOr = (name: string, proposed: string): string =>
  name.trim() === "" ? proposed.trim() : name.trim();
