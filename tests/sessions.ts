import { createHash, randomBytes } from "node:crypto";
import { type Person, system } from "~/access/who";
import { made } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { session } from "~db/schema/registration";

const MONTH_MS = 30 * 86_400_000;

/** The cookie of an open session, made past the sign-in page. */
export async function cookieOf(person: Person): Promise<string> {
  const token = randomBytes(25).toString("hex");
  const id = createHash("sha256").update(token).digest("hex");
  await transaction(system, "seed.play", async (tx) => {
    await tx.insert(session).values({ id, userId: person.id, expiresAt: new Date(Date.now() + MONTH_MS) });
    return made(undefined);
  });
  return `session=${token}`;
}
