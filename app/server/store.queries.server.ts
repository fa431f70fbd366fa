import { policy } from "~/access/policy";
import { rolesFor } from "~/access/role-facts.server";
import type { Person } from "~/access/who";
import { made, type Outcome } from "~/lifecycle/outcome";
import type { StoreState } from "~/lifecycle/store-state";
import { db } from "~db/client.server";
import { storeState } from "./store.server";

/** The state of the file store for the administrator of the installation; null while it is still being checked. Refuses `notFound` to others. */
export async function readStoreState(who: Person): Promise<Outcome<StoreState | null>> {
  const may = policy["installation.readStore"](who, { roles: await rolesFor(db(), who, null) });
  return may.ok ? made(await storeState()) : may;
}
