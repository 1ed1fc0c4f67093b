import type { EntityRef } from "#shared/contract/browse";
import { useLinkTabIndex } from "./table/linkFocus";

interface Props {
  readonly entity: EntityRef;
  readonly onOpen: (entity: EntityRef) => void;
}

/** An id that leads to the page of its record. */
export function EntityLink({ entity, onOpen }: Props) {
  return (
    <button
      type="button"
      className="link mono entity-link"
      tabIndex={useLinkTabIndex()}
      title={entity.id}
      onClick={() => onOpen(entity)}
    >
      {entity.id}
    </button>
  );
}
