import { Button, Menu, MenuDivider, MenuItem, PopoverNext } from "@blueprintjs/core";
import { CaretDown } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { useApp, useCasework, useGraph } from "../../stores/context";
import { useFormat } from "../../ui/useFormat";

/** Every view that is saved in a case, case by case. */
export function ViewsMenu() {
  const { t } = useTranslation();
  const format = useFormat();
  const { graph } = useApp();
  const cases = useCasework(({ work }) => work.cases);
  const open = useGraph((state) => state.view?.id ?? null);
  const withViews = [...cases.values()].filter(({ views }) => views.length > 0).toReversed();
  return (
    <PopoverNext
      placement="bottom-end"
      transitionDuration={0}
      content={
        <Menu className="graph-views">
          {withViews.length === 0 && <MenuItem disabled multiline text={t("graph.views.none")} />}
          {withViews.map(({ id: caseId, title, views }) => [
            <MenuDivider key={caseId} title={title} />,
            ...views.map(({ id, name, nodes, edges, moment }) => (
              <MenuItem
                key={id}
                roleStructure="listoption"
                selected={id === open}
                text={name}
                labelElement={
                  <span className="quiet">
                    {t("graph.views.of", {
                      nodes: format.count(nodes),
                      edges: format.count(edges),
                    })}
                    {moment !== null && ` · ${format.time(moment.ms)}`}
                  </span>
                }
                onClick={() => void graph.getState().openView(id)}
              />
            )),
          ])}
        </Menu>
      }
    >
      <Button
        size="small"
        endIcon={<CaretDown size={14} title={false} />}
        text={t("graph.toolbar.views")}
        title={t("graph.views.title")}
      />
    </PopoverNext>
  );
}
