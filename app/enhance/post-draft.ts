import type { SectionDraft } from "~/lifecycle/3-application/draft";
import type { Conflict } from "~/lifecycle/3-application/merge";

/** What the server says of a posted section: its new version, or why it was not saved. */
export type Answer = {
  version?: number;
  data?: SectionDraft;
  refused?: string;
  clash?: { version: number; data: SectionDraft; by: string; conflicts: Conflict[] };
};

/** Posts a section as a form would. Throws when no answer of ours came back: the link is down, or the server is. */
export async function post({ to, owner, body }: { to: string; owner: string; body: string }): Promise<Answer> {
  const response = await fetch(to, {
    method: "POST",
    body,
    credentials: "same-origin",
    headers: { "content-type": "application/x-www-form-urlencoded", "x-draft-of": owner },
  });
  if (response.status >= 500 || response.redirected) throw new Error(`the server answered ${response.status}`);
  return (await response.json()) as Answer;
}
