import { lazy, Suspense } from "react";
import { useNavigation } from "../../stores/context";

const Palette = lazy(async () => ({ default: (await import("./Palette")).Palette }));

/** The palette, loaded when it is first asked for. */
export function PaletteHost() {
  const open = useNavigation((state) => state.overlay === "palette");
  return open ? (
    <Suspense fallback={null}>
      <Palette />
    </Suspense>
  ) : null;
}
