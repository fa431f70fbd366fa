import { desc, eq } from "drizzle-orm";
import type { Reader } from "~db/client.server";
import { signOff } from "~db/schema/application";
import { person } from "~db/schema/registration";
import { changedSince, type SignOff } from "./sign-off";
import type { Edition } from "./version.server";

/** Whether the head's last signature stands under this very edition. */
export async function isSigned(reader: Reader, applicationId: string, { sha256 }: Edition): Promise<boolean> {
  const [row] = await reader
    .select({ sha256: signOff.sha256 })
    .from(signOff)
    .where(eq(signOff.applicationId, applicationId))
    .orderBy(desc(signOff.signedAt))
    .limit(1);
  return row?.sha256 === sha256;
}

/** The head's last signature with what has changed since; null when nobody signed. */
export async function lastSignOff(reader: Reader, applicationId: string, now: Edition): Promise<SignOff | null> {
  const [row] = await reader
    .select({
      signedBy: person.name,
      signedAt: signOff.signedAt,
      sha256: signOff.sha256,
      content: signOff.content,
      files: signOff.files,
    })
    .from(signOff)
    .innerJoin(person, eq(person.id, signOff.signedBy))
    .where(eq(signOff.applicationId, applicationId))
    .orderBy(desc(signOff.signedAt))
    .limit(1);
  if (!row) return null;
  const { content, files, signedAt, ...rest } = row;
  return { ...rest, signedAt: signedAt.toISOString(), changed: changedSince({ content, files }, now) };
}
