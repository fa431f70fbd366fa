// why: a thread begins with plain JavaScript; from here on it reads the same sources as everything else.
import { register } from "tsx/esm/api";

register();
await import("./drawing-thread.server.ts");
