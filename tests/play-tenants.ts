import { openTenants } from "./guarantees/two-tenants";

/** Plays the story of the two tenants in the cluster of the argument, unless it is played there already. */
const { parts } = await openTenants(process.argv[2]!);
await parts.close();
process.exit(0);
