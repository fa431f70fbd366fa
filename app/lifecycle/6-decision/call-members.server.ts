import { config } from "~/server/config.server";
import { post } from "~/server/post.server";
import type { Tx } from "~db/client.server";
import type { LoadedCompetition } from "../2-announcement/competition.queries.server";
import { rosterOf } from "../2-announcement/roster.queries.server";

/** Tells every member of the commission when and where it meets. */
export async function callMembers(
  tx: Tx,
  competition: Pick<LoadedCompetition, "id" | "organiserId" | "title" | "zone">,
  { meetingId, at, place }: { meetingId: string; at: Date; place: string },
): Promise<void> {
  const { id: competitionId, organiserId, title, zone } = competition;
  for (const { id: personId, name, email, lang } of await rosterOf(tx, { competitionId, organiserId })) {
    await post(tx, "meeting-planned", {
      to: { personId, name, email, lang },
      competitionId,
      props: {
        competition: title,
        at: at.toISOString(),
        zone,
        place,
        url: `${config().baseUrl}/commission/meetings/${meetingId}`,
      },
    });
  }
}
