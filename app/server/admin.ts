import { email } from "~/lifecycle/1-registration/account.form";
import { inviteFirstAdministrator } from "~/lifecycle/1-registration/invite-first-administrator.server";
import { closeDatabase, openDatabase } from "~db/client.server";
import { config, readConfig } from "./config.server";
import { readAddress } from "./embedded/database-address.server";
import { CannotStart, say } from "./say.server";

/**
 * Prints a one-time link that makes its bearer the administrator of the installation: `npm run admin -- EMAIL`. Without
 * DATABASE_URL the site has to run on the embedded database of DATA_DIR.
 */
async function admin(asked: string | undefined): Promise<void> {
  const parsed = email.safeParse(asked);
  if (!parsed.success) throw new CannotStart((t) => t.admin.usage);
  const { embedded, dataDir } = readConfig(process.env);
  if (embedded.database) process.env.DATABASE_URL = readAddress(dataDir) ?? notRunning(dataDir);
  openDatabase({ url: config().databaseUrl, poolSize: 1 });
  try {
    const outcome = await inviteFirstAdministrator(parsed.data).catch((error) => {
      throw embedded.database && (error.cause ?? error).code === "ENOENT" ? cannot(dataDir) : error;
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    say((t) => t.admin.link(parsed.data));
    console.log(outcome.value.url);
  } finally {
    await closeDatabase();
  }
}

const cannot = (dataDir: string) => new CannotStart((t) => t.admin.notRunning(dataDir));

function notRunning(dataDir: string): never {
  throw cannot(dataDir);
}

admin(process.argv[2]).catch((error) => {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exitCode = 1;
});
