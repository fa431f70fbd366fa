import "./moved-clock";
import { openSite } from "../open-parts";

/** The built site in a process of its own, on the parts that its parent has put into the environment, by a moved clock. */
await openSite();
process.send?.("open");
