import { Button, Menu, MenuDivider, MenuItem, PopoverNext } from "@blueprintjs/core";
import { CaretDown, Layout, Lock } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { LAYOUTS } from "#shared/contract/scene";
import { useApp, useGraph } from "../../stores/context";
import { ProgressBar } from "../../ui/ProgressBar";

/** Lays the scene out anew, or keeps it as it is; while it takes time, how far it is. */
export function LayoutMenu() {
  const { t } = useTranslation();
  const { graph } = useApp();
  const { name, locked } = useGraph((state) => state.scene.layout);
  const layingOut = useGraph((state) => state.layingOut);
  if (layingOut !== null)
    return (
      <span className="graph-laying-out">
        <ProgressBar label={t("graph.toolbar.layingOut")} fraction={layingOut.fraction} />
        <Button
          size="small"
          text={t("common.cancel")}
          onClick={() => graph.getState().cancelLayout()}
        />
      </span>
    );
  return (
    <PopoverNext
      placement="bottom-start"
      transitionDuration={0}
      content={
        <Menu>
          {LAYOUTS.map((one) => (
            <MenuItem
              key={one}
              roleStructure="listoption"
              selected={one === name}
              disabled={locked}
              text={t(`graph.layout.${one}`)}
              labelElement={<span className="quiet">{t(`graph.layout.${one}Hint`)}</span>}
              onClick={() => void graph.getState().layOut(one)}
            />
          ))}
          <MenuDivider />
          <MenuItem
            icon={<Lock size={14} title={false} />}
            roleStructure="listoption"
            selected={locked}
            text={t("graph.layout.lock")}
            labelElement={<span className="quiet">{t("graph.layout.lockHint")}</span>}
            onClick={() => graph.getState().lockLayout(!locked)}
          />
        </Menu>
      }
    >
      <Button
        size="small"
        icon={locked ? <Lock size={14} title={false} /> : <Layout size={14} title={false} />}
        endIcon={<CaretDown size={14} title={false} />}
        text={t("graph.toolbar.layout")}
        title={locked ? t("graph.layout.lockHint") : t(`graph.layout.${name}`)}
      />
    </PopoverNext>
  );
}
