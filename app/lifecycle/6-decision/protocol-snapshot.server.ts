import type {
  MeetingProtocolSnapshot,
  ProtocolApplication,
  ProtocolItem,
  ProtocolVotes,
} from "~/papers/meeting-protocol-snapshot.server";
import { formatDay, formatMoney, formatScore } from "~/text/format";
import { itemReasons as reasonWords, protocolSentences as words } from "~/text/ru/decision";
import { quorumOf, type VoteChoice } from "../2-announcement/quorum";
import { limitTotal } from "../2-announcement/rules";
import type { Kopecks } from "../money";
import type { Decided } from "./decided";
import type { MeetingRecord } from "./meeting-record.server";
import { decidedBy } from "./ranking.queries.server";

type Item = MeetingRecord["items"][number];

/**
 * The protocol of a meeting as it is signed (domain.md §6, 13): everything decided, in the order of the agenda, sums in kopecks as
 * digits. Papers are in Russian. Votes stand by name here; what of it the public sees is decided when results are published.
 */
export function protocolSnapshot(
  record: MeetingRecord,
  decisions: readonly Decided[],
  { zone, number }: { zone: string; number: string },
): MeetingProtocolSnapshot {
  const { rules, items, members } = record;
  const byApplication = new Map(decisions.map((decision) => [decision.applicationId, decision]));
  const decided = (item: Item) => byApplication.get(item.applicationId)!;
  const present = members.filter((member) => member.present);
  const quorum = quorumOf(rules.decision, { roster: members.length, present: present.length, recused: 0 });
  return {
    kind: "meetingProtocol",
    version: 1,
    organiser: record.organiser,
    competition: {
      title: rules.title,
      legalAct: words.legalAct({ ...rules.legalAct, date: formatDay(rules.legalAct.date, "ru") }),
    },
    commission: words.commission,
    meeting: {
      number,
      startedAt: (record.openedAt ?? record.at).toISOString(),
      endedAt: lastOf(items)?.toISOString() ?? null,
      zone,
      place: record.place,
      form: record.form,
    },
    presiding: members.find((member) => member.isChair)?.name ?? "",
    secretary: record.secretary,
    members: members.map((member) => ({
      name: member.name,
      position: null,
      role: member.isChair ? "chair" : "member",
      presence: member.present ? "present" : "absent",
    })),
    invited: [],
    quorum: { entitled: members.length, present: present.length, needed: quorum.needed, met: quorum.reached },
    recusals: items.flatMap((item) =>
      item.recusals.map((one) => ({
        member: one.name,
        application: String(item.number),
        project: item.title,
        ground: one.reason,
      })),
    ),
    agenda: items.map((item) => agendaOf(record, item, decided(item))),
    applications: items.map((item) => applicationOf(record, item, decided(item))),
    ...moneyOf(record, decisions),
    dissents: [],
  };
}

function lastOf(items: readonly Item[]): Date | undefined {
  const ends = items.flatMap((item) => item.closedAt ?? []);
  return ends.sort((a, b) => a.getTime() - b.getTime()).at(-1);
}

function agendaOf(record: MeetingRecord, item: Item, decision: Decided): ProtocolItem {
  const { row } = item;
  const facts = {
    score: row.score === null ? null : formatScore(row.score, "ru"),
    requested: formatMoney(row.requested, "ru", { exact: true }),
    proposal: words.proposals[item.proposedOutcome](formatMoney(item.proposed, "ru", { exact: true })),
    reason: whyOf(item.reason, item.cutReason),
  };
  return {
    title: words.item(item.number, item.title),
    heard: { speaker: record.secretary, text: words.heard(facts) },
    spoke: [],
    decisions: [
      ...(item.carried ? [] : [words.notAdopted]),
      words.decisions[decision.outcome](formatMoney(decision.sum, "ru", { exact: true })),
    ],
    votes: votesOf(record, item),
  };
}

function whyOf(reason: Item["reason"], cutReason: string): string | null {
  const parts = [reason && reason !== "changed" ? reasonWords[reason] : "", cutReason].filter((part) => part !== "");
  return parts.length === 0 ? null : parts.join(". ");
}

function votesOf(record: MeetingRecord, item: Item): ProtocolVotes | null {
  const { result } = item;
  if (!result) return null;
  const named = (choice: VoteChoice) => item.votes.filter((vote) => vote.choice === choice).map((vote) => vote.name);
  const silent = record.members.filter((member) => result.silentIds.includes(member.id)).map((member) => member.name);
  const recused = item.recusals.map((one) => one.name);
  const chair = record.members.find((member) => member.id === result.chairId)?.name ?? null;
  return {
    for: result.for,
    against: result.against,
    abstained: result.abstained,
    notVoting: result.silent + result.recused,
    names: {
      for: named("for"),
      against: named("against"),
      abstained: named("abstained"),
      notVoting: [...silent, ...recused],
    },
    entry: item.votes.some((vote) => vote.byShowOfHands) ? "hands" : "own",
    castingVote: result.decidedBy === "chair" ? chair : null,
  };
}

function applicationOf(record: MeetingRecord, item: Item, decision: Decided): ProtocolApplication {
  const { row } = item;
  const { sources } = record.rules;
  return {
    place: row.place,
    number: String(item.number),
    applicant: item.applicant || row.applicant,
    project: item.title,
    score: row.score,
    tie: tieOf(record, item),
    requested: String(row.requested),
    outcome: decision.outcome === "awarded" ? "supported" : decision.outcome,
    award:
      decision.outcome === "awarded"
        ? { sum: String(decision.sum), bySource: sources.map(({ key }) => String(decision.parts[key] ?? 0n)) }
        : null,
    reason: decision.outcome === "awarded" ? null : whyOf(decision.ground, item.carried ? item.cutReason : ""),
  };
}

function tieOf(record: MeetingRecord, item: Item): ProtocolApplication["tie"] {
  const by = decidedBy(record.rules, item.row.decidedBy);
  if (!by || by.step === "score") return null;
  if (by.step === "unresolved") return { rule: "openVote", criterion: null };
  return { rule: by.step, criterion: by.criterion };
}

function moneyOf(
  record: MeetingRecord,
  decisions: readonly Decided[],
): Pick<MeetingProtocolSnapshot, "sources" | "totals"> {
  const sum = (values: readonly Kopecks[]) => values.reduce((total, value) => total + value, 0n);
  const limit = limitTotal(record.rules);
  const awarded = sum(decisions.map((decision) => decision.sum));
  return {
    sources: record.rules.sources.map((source) => {
      const given = sum(decisions.map((decision) => decision.parts[source.key] ?? 0n));
      const left = BigInt(source.limit) - given;
      return { title: source.title, limit: source.limit, awarded: String(given), left: String(left) };
    }),
    totals: {
      requested: String(sum(record.items.map((item) => item.row.requested))),
      awarded: String(awarded),
      limit: String(limit),
      left: String(limit - awarded),
    },
  };
}
