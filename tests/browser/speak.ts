import { sql } from "drizzle-orm";
import { system } from "~/access/who";
import { made } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";

/** Everybody reads the site in this language from now on. */
export async function speak(lang: "ru" | "en"): Promise<void> {
  await transaction(system, "seed.play", async (tx) => {
    await tx.execute(sql`update person set lang = ${lang}`);
    return made(undefined);
  });
}
