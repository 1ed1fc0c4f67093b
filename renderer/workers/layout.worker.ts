import * as Comlink from "comlink";
import { LayoutEngine } from "./layout/layoutEngine";

Comlink.expose(new LayoutEngine(async () => (await import("./layout/fcose")).fcosePlaces));
