import { Button, HTMLSelect } from "@blueprintjs/core";
import { Cross, Plus } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import { CONDITION_DEPTH, CONDITION_PARTS, type Condition } from "#shared/contract/rules";
import { firstLeaf, type Catalogue } from "../catalogue";
import { LeafLine } from "./LeafLine";

interface Props {
  readonly condition: Condition;
  readonly catalogue: Catalogue;
  readonly onChange: (condition: Condition) => void;
  /** A field was left, or a part added or taken away. */
  readonly onDone: () => void;
}

/** A condition as nested groups of comparisons. */
export function ConditionBuilder(props: Props) {
  const { condition, catalogue, onChange, onDone } = props;
  const single = "feature" in condition || "not" in condition;
  return (
    <div className="condition-builder">
      <Part {...props} depth={0} onRemove={null} />
      {single && (
        <AddButtons
          catalogue={catalogue}
          depth={1}
          count={1}
          onAdd={(part) => {
            onChange({ all: [condition, part] });
            onDone();
          }}
        />
      )}
    </div>
  );
}

interface PartProps extends Props {
  readonly depth: number;
  /** Null for the whole condition, which cannot be taken away. */
  readonly onRemove: (() => void) | null;
}

function Part(props: PartProps) {
  const { condition, catalogue, depth, onChange, onDone, onRemove } = props;
  const { t } = useTranslation();
  if ("feature" in condition)
    return (
      <div className="condition-line">
        <LeafLine leaf={condition} catalogue={catalogue} onChange={onChange} onDone={onDone} />
        <span className="spring" />
        {depth < CONDITION_DEPTH && (
          <Button
            size="small"
            variant="minimal"
            text={t("rules.negate")}
            title={t("rules.negateHint")}
            onClick={() => {
              onChange({ not: condition });
              onDone();
            }}
          />
        )}
        {onRemove !== null && <RemoveButton onRemove={onRemove} />}
      </div>
    );
  if ("not" in condition)
    return (
      <div className="condition-group" role="group" aria-label={t("rules.group.not")}>
        <div className="condition-head">
          <b>{t("rules.group.not")}</b>
          <Button
            size="small"
            variant="minimal"
            text={t("rules.unnegate")}
            onClick={() => {
              onChange(condition.not);
              onDone();
            }}
          />
          <span className="spring" />
          {onRemove !== null && <RemoveButton onRemove={onRemove} />}
        </div>
        <Part
          {...props}
          condition={condition.not}
          depth={depth + 1}
          onChange={(part) => onChange({ not: part })}
          onRemove={null}
        />
      </div>
    );
  return <Group {...props} condition={condition} />;
}

type GroupCondition = Extract<
  Condition,
  { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] }
>;

function Group(props: PartProps & { readonly condition: GroupCondition }) {
  const { condition, catalogue, depth, onChange, onDone, onRemove } = props;
  const { t } = useTranslation();
  const kind = "all" in condition ? "all" : "any";
  const parts = "all" in condition ? condition.all : condition.any;
  const withParts = (next: readonly Condition[]): Condition =>
    kind === "all" ? { all: next } : { any: next };
  const change = (next: Condition) => {
    onChange(next);
    onDone();
  };
  return (
    <div className="condition-group" role="group" aria-label={t(`rules.group.${kind}`)}>
      <div className="condition-head">
        <HTMLSelect
          aria-label={t("rules.groupKind")}
          value={kind}
          onChange={({ currentTarget }) =>
            change(currentTarget.value === "all" ? { all: parts } : { any: parts })
          }
          options={[
            { value: "all", label: t("rules.group.all") },
            { value: "any", label: t("rules.group.any") },
          ]}
        />
        <span className="spring" />
        {onRemove !== null && <RemoveButton onRemove={onRemove} />}
      </div>
      {parts.map((part, at) => (
        // Parts have nothing that names them but their place.
        <Part
          key={at}
          {...props}
          condition={part}
          depth={depth + 1}
          onChange={(next) => onChange(withParts(parts.with(at, next)))}
          onRemove={() => change(withParts(parts.toSpliced(at, 1)))}
        />
      ))}
      <AddButtons
        catalogue={catalogue}
        depth={depth + 1}
        count={parts.length}
        onAdd={(part) => change(withParts([...parts, part]))}
      />
    </div>
  );
}

interface AddProps {
  readonly catalogue: Catalogue;
  /** Of what would be added. */
  readonly depth: number;
  readonly count: number;
  readonly onAdd: (part: Condition) => void;
}

function AddButtons({ catalogue, depth, count, onAdd }: AddProps) {
  const { t } = useTranslation();
  const full = count >= CONDITION_PARTS;
  const leaf = () => firstLeaf(catalogue);
  return (
    <div className="condition-add">
      <Button
        size="small"
        variant="minimal"
        icon={<Plus size={12} title={false} />}
        text={t("rules.addComparison")}
        disabled={full}
        onClick={() => onAdd(leaf())}
      />
      <Button
        size="small"
        variant="minimal"
        icon={<Plus size={12} title={false} />}
        text={t("rules.addGroup")}
        disabled={full || depth >= CONDITION_DEPTH}
        onClick={() => onAdd({ any: [leaf()] })}
      />
    </div>
  );
}

function RemoveButton({ onRemove }: { onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      size="small"
      variant="minimal"
      icon={<Cross size={12} title={false} />}
      aria-label={t("rules.removePart")}
      title={t("rules.removePart")}
      onClick={onRemove}
    />
  );
}
