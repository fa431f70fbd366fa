import { policy } from "~/access/policy";
import type { Person } from "~/access/who";
import { transaction } from "~db/client.server";
import { done, type Outcome, refused } from "../outcome";
import { mayWriteTo } from "./attempts.server";
import { askToConfirm } from "./register-account.server";

/** Sends the confirming letter once more to a person who is signed in and not confirmed. Refuses `throttled`, `wrongState`. */
export async function askConfirmation(who: Person): Promise<Outcome> {
  const may = policy["account.read"](who, {});
  if (!may.ok) return may;
  if (who.confirmed) return refused("wrongState");
  if (!(await mayWriteTo(who.email))) return refused("throttled");
  return transaction(who, "account.confirm", async (tx) => {
    await askToConfirm(tx, who);
    return done;
  });
}
