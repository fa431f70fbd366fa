import { policy } from "~/access/policy";
import { system } from "~/access/who";
import { config } from "~/server/config.server";
import { transaction } from "~db/client.server";
import { made, type Outcome } from "../outcome";
import { makeLink } from "./one-time-link.server";

/**
 * Makes a link that gives its bearer the administration of the installation; only the command line asks for it.
 * @returns the address to open, good once and for 24 hours
 */
export async function inviteFirstAdministrator(email: string): Promise<Outcome<{ url: string }>> {
  return transaction<{ url: string }>(system, "installation.inviteAdministrator", async (tx) => {
    const may = policy["installation.inviteAdministrator"](system, {});
    if (!may.ok) return may;
    const token = await makeLink(tx, {
      purpose: "firstAdmin",
      email,
      invitation: { role: "installationAdmin", organiserId: null, competitionId: null, name: "" },
    });
    return made({ url: `${config().baseUrl}/invitation/${token}` });
  });
}
