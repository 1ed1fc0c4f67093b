import { expose } from "comlink";
import { readCard } from "#shared/identity/readCard";
import { OneReader } from "#shared/identity/reader/oneReader";
import { decodePicture } from "./identity/decodePicture";
import { loadVision } from "./identity/loadVision";

expose(new OneReader({ load: loadVision, decode: decodePicture, read: readCard }));
