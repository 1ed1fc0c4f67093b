import { useApp } from "../../../../stores/context";

/** Selects what is on the canvas and brings it to the middle, as near as it was. */
export function useGoTo(): (key: string) => void {
  const { graph } = useApp();
  return (key) => {
    const { drawn, scene, select, setViewport } = graph.getState();
    select([key]);
    const place = drawn.nodes.find((node) => node.key === key);
    if (place === undefined || place.x === null || place.y === null) return;
    setViewport({ zoom: scene.viewport?.zoom ?? 1, x: place.x, y: place.y });
  };
}
