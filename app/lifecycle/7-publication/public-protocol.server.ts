import type { MeetingProtocolSnapshot, ProtocolVotes } from "~/papers/meeting-protocol-snapshot.server";
import { publicProtocolWords as words } from "~/text/ru/publication";

/**
 * The protocol as the public may read it: those who were not supported are left by number, statements on conflicts of interest
 * without their grounds, and votes by name only where the rules publish names (domain.md §2.8). A pure function of what was signed.
 */
export function publicProtocol(
  signed: MeetingProtocolSnapshot,
  rules: { votesByName: boolean },
): MeetingProtocolSnapshot {
  const shown = (votes: ProtocolVotes | null) => votes && { ...votes, names: rules.votesByName ? votes.names : null };
  const hidden = new Set(signed.applications.filter((one) => one.outcome === "declined").map((one) => one.number));
  return {
    ...signed,
    recusals: signed.recusals.map((one) => ({
      ...one,
      project: hidden.has(one.application) ? words.hidden : one.project,
      ground: words.recused,
    })),
    ...(signed.preliminary && {
      preliminary: signed.preliminary.map((item) => ({ ...item, votes: shown(item.votes) })),
    }),
    agenda: signed.agenda.map((item, index) => {
      const number = signed.applications[index]?.number ?? "";
      return {
        ...item,
        title: hidden.has(number) ? words.item(number) : item.title,
        heard: hidden.has(number) ? { ...item.heard, text: words.heard } : item.heard,
        votes: shown(item.votes),
      };
    }),
    applications: signed.applications.map((one) =>
      one.outcome === "declined" ? { ...one, applicant: words.hidden, project: words.hidden, reason: null } : one,
    ),
    dissents: [],
  };
}
