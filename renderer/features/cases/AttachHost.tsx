import { lazy, Suspense } from "react";
import { useAttach } from "../../stores/context";

const AttachDialog = lazy(async () => ({
  default: (await import("./AttachDialog")).AttachDialog,
}));

/** The dialog for attaching, loaded when something is first attached. */
export function AttachHost() {
  const asked = useAttach((state) => state.offer !== null);
  return asked ? (
    <Suspense fallback={null}>
      <AttachDialog />
    </Suspense>
  ) : null;
}
