import { email } from "~/lifecycle/1-registration/account.form";
import { inviteFirstAdministrator } from "~/lifecycle/1-registration/invite-first-administrator.server";
import { closeDatabase, openDatabase } from "~db/client.server";
import { config } from "./config.server";
import { CannotStart, say } from "./say.server";

/** Prints a one-time link that makes its bearer the administrator of the installation: `npm run admin -- EMAIL`. */
async function admin(asked: string | undefined): Promise<void> {
  const parsed = email.safeParse(asked);
  if (!parsed.success) throw new CannotStart((t) => t.admin.usage);
  openDatabase({ url: config().databaseUrl, poolSize: 1 });
  try {
    const outcome = await inviteFirstAdministrator(parsed.data);
    if (!outcome.ok) throw new Error(outcome.reason);
    say((t) => t.admin.link(parsed.data));
    console.log(outcome.value.url);
  } finally {
    await closeDatabase();
  }
}

admin(process.argv[2]).catch((error) => {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
});
