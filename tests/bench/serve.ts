import { config } from "~/server/config.server";
import { openSite } from "../open-parts";

/** The site under test, in a process of its own, on the parts that its parent has put into the environment. */
await openSite();
console.log(`READY ${config().baseUrl}`);
process.on("SIGINT", () => process.exit(0));
