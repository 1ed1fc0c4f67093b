import { useSession } from "../../stores/context";
import { FailureCard } from "./FailureCard";

/** Above whichever workspace is shown, until it is closed or another opening begins. */
export function OpeningFailure() {
  const failure = useSession((state) => state.failure);
  const retry = useSession((state) => state.retry);
  const dismiss = useSession((state) => state.dismissFailure);
  if (failure === null) return null;
  return <FailureCard {...failure} onRetry={() => void retry()} onDismiss={dismiss} />;
}
