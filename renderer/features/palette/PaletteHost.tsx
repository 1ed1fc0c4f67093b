import { lazy, Suspense, useEffect, useState } from "react";
import { useNavigation } from "../../stores/context";

const load = () => import("./Palette");
const Palette = lazy(async () => ({ default: (await load()).Palette }));

/** The palette, loaded once the window has been drawn. */
export function PaletteHost() {
  const open = useNavigation((state) => state.overlay === "palette");
  useEffect(() => void load(), []);
  return open ? <OpenPalette /> : null;
}

function OpenPalette() {
  const [typed, setTyped] = useState("");
  // What is typed before the field has the focus belongs into it all the same.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target, defaultPrevented } = event;
      // The key that opened the palette is no text.
      if (defaultPrevented || key.length > 1 || ctrlKey || metaKey || altKey) return;
      if (target instanceof HTMLInputElement) return;
      event.preventDefault();
      setTyped((before) => before + key);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <Suspense fallback={null}>
      <Palette typed={typed} onType={setTyped} />
    </Suspense>
  );
}
