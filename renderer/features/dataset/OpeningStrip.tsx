import { useSession } from "../../stores/context";
import { OpeningStatus } from "./OpeningStatus";

/** Progress in the top bar while another dataset stays open. */
export function OpeningStrip() {
  const task = useSession((state) => (state.current === null ? null : state.task));
  const cancel = useSession((state) => state.cancel);
  return task === null ? null : <OpeningStatus task={task} onCancel={cancel} />;
}
