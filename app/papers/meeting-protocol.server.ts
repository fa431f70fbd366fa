import { formatDayOf } from "~/text/format";
import { paperTimeOf, paperZone } from "~/text/ru/paper-format";
import { paperWords, protocolWords as words } from "~/text/ru/papers";
import { passMarkLines } from "~/text/ru/pass-marks";
import type {
  MeetingProtocolSnapshot,
  ProtocolApplication,
  ProtocolItem,
  ProtocolMember,
  ProtocolVotes,
} from "./meeting-protocol-snapshot.server";
import {
  declinedTable,
  reserveTable,
  sourcesTable,
  summaryTable,
  winnersTable,
} from "./meeting-protocol-tables.server";
import type { Block, Paper, Runs, Signer } from "./paper";

/** The protocol of a commission meeting (domain.md §6, 13): a pure function of the snapshot. */
export function meetingProtocol(snapshot: MeetingProtocolSnapshot): Paper {
  const { meeting } = snapshot;
  const agenda = [...(snapshot.preliminary ?? []), ...snapshot.agenda];
  const date = formatDayOf(meeting.startedAt, meeting.zone, "ru");
  return {
    title: `${words.fileName(meeting.number)}. ${snapshot.competition.title}`,
    fileName: words.fileName(meeting.number),
    blocks: [
      { kind: "subtitle", text: snapshot.organiser },
      { kind: "title", text: words.title(meeting.number) },
      { kind: "subtitle", text: words.subtitle },
      { kind: "sides", left: meeting.place, right: date },
      { kind: "facts", rows: facts(snapshot) },
      {
        kind: "paragraph",
        runs: words.quorum(
          snapshot.quorum.present,
          snapshot.quorum.entitled,
          snapshot.quorum.needed,
          snapshot.quorum.met,
        ),
      },
      ...recusals(snapshot),
      { kind: "heading", text: words.agenda },
      { kind: "list", items: agenda.map((item) => item.title) },
      ...agenda.flatMap(agendaItem),
      ...results(snapshot),
      ...dissents(snapshot),
      { kind: "spacer", mm: 4 },
      { kind: "signatures", signers: signers(snapshot) },
      ...annex(snapshot, date),
    ],
  };
}

function facts(snapshot: MeetingProtocolSnapshot): { key: string; value: Runs }[] {
  const { meeting, quorum } = snapshot;
  const end = meeting.endedAt === null ? null : paperTimeOf(meeting.endedAt, meeting.zone);
  const zone = paperZone(meeting.startedAt, meeting.zone);
  const present = snapshot.members.filter((member) => member.presence !== "absent").map(describe);
  const absent = snapshot.members.filter((member) => member.presence === "absent").map(describe);
  const invited = snapshot.invited.map((guest) => `${guest.name} — ${guest.position}`);
  const rows: { key: string; value: Runs }[] = [
    { key: words.competition, value: snapshot.competition.title },
    { key: words.legalAct, value: snapshot.competition.legalAct },
    { key: words.commission, value: snapshot.commission },
    { key: words.time, value: words.timeValue(paperTimeOf(meeting.startedAt, meeting.zone), end, zone) },
    { key: words.form, value: words.forms[meeting.form] },
    { key: words.presiding, value: snapshot.presiding },
    { key: words.secretary, value: snapshot.secretary },
    {
      key: words.present,
      value: [words.presentValue(quorum.present, quorum.entitled), ...present].join("\n"),
    },
  ];
  const marks = snapshot.passMarks ?? [];
  if (marks.length > 0) rows.push({ key: words.passMark, value: passMarkLines(marks).join("\n") });
  if (absent.length > 0) rows.push({ key: words.absent, value: absent.join("\n") });
  if (invited.length > 0) rows.push({ key: words.invited, value: invited.join("\n") });
  return rows;
}

function describe(member: ProtocolMember): string {
  const remote = member.presence === "remote" ? [words.remotely] : [];
  const position = member.position === null ? [] : [member.position];
  return `${member.name} — ${[words.roles[member.role], ...position, ...remote].join(", ")}`;
}

function recusals(snapshot: MeetingProtocolSnapshot): Block[] {
  const heading: Block = { kind: "heading", text: words.recusals };
  if (snapshot.recusals.length === 0) return [heading, { kind: "paragraph", runs: words.noRecusals }];
  const items = snapshot.recusals.map((one) =>
    words.recusal(one.member, one.application, one.project, one.ground.replace(/\.$/, "")),
  );
  return [heading, { kind: "list", items }];
}

function agendaItem(item: ProtocolItem, index: number): Block[] {
  const said = (label: string, one: { speaker: string; text: string }): Block => ({
    kind: "paragraph",
    runs: [{ text: label, bold: true }, `${one.speaker} — ${one.text}`],
  });
  const [only] = item.decisions;
  const decided: Block[] =
    item.decisions.length === 1
      ? [{ kind: "paragraph", runs: [{ text: words.decided, bold: true }, only!] }]
      : [
          { kind: "paragraph", runs: [{ text: words.decidedList, bold: true }], withNext: true },
          { kind: "list", items: item.decisions },
        ];
  return [
    { kind: "heading", text: words.item(index + 1, item.title) },
    said(words.heard, item.heard),
    ...item.spoke.map((one) => said(words.spoke, one)),
    ...(item.decisions.length === 0 ? [] : decided),
    ...(item.votes === null ? [] : ballot(item.votes)),
  ];
}

const choices = ["for", "against", "abstained", "notVoting"] as const;

function ballot(votes: ProtocolVotes): Block[] {
  const counts = choices.map((choice) => words.voteCount(words.votes[choice], votes[choice])).join(", ");
  const notes: Runs[] = [];
  if (votes.names) {
    const { names } = votes;
    const lists = choices
      .filter((choice) => names[choice].length > 0)
      .map((choice) => `${words.votes[choice]} — ${names[choice].join(", ")}`);
    notes.push(`${words.openVotes}: ${lists.join("; ")}.`);
  }
  if (votes.castingVote !== null) notes.push(words.castingVote(votes.castingVote));
  if (votes.entry !== "own")
    notes.push([{ text: votes.entry === "hands" ? words.byHands : words.bySheets, italic: true }]);
  return [
    { kind: "paragraph", runs: [{ text: words.voted, bold: true }, `${counts}.`], align: "left" },
    ...notes.map((runs): Block => ({ kind: "paragraph", runs, align: "left" })),
  ];
}

function results(snapshot: MeetingProtocolSnapshot): Block[] {
  if (snapshot.applications.length === 0) return [];
  const part = (title: string, none: string, outcome: ProtocolApplication["outcome"], table: typeof winnersTable) => {
    const chosen = snapshot.applications.filter((application) => application.outcome === outcome);
    const blocks: Block[] =
      chosen.length === 0
        ? [{ kind: "paragraph", runs: none }]
        : [{ kind: "paragraph", runs: title, withNext: true }, table(snapshot, chosen)];
    return blocks;
  };
  return [
    { kind: "heading", text: words.results },
    ...part(words.winners, words.noWinners, "supported", winnersTable),
    ...part(words.reserve, words.noReserve, "reserve", reserveTable),
    ...part(words.declined, words.noDeclined, "declined", declinedTable),
    { kind: "heading", text: words.totals },
    sourcesTable(snapshot),
  ];
}

function dissents(snapshot: MeetingProtocolSnapshot): Block[] {
  if (snapshot.dissents.length === 0) return [];
  return [
    { kind: "heading", text: words.opinions },
    { kind: "list", items: snapshot.dissents.map((one) => `${one.member} — ${one.text}`) },
  ];
}

/** Who presided, who kept the protocol, then the other members who were there. */
function signers(snapshot: MeetingProtocolSnapshot): Signer[] {
  const others = snapshot.members.filter(
    (member) =>
      member.presence !== "absent" && member.name !== snapshot.presiding && member.name !== snapshot.secretary,
  );
  return [
    { role: words.presiding, name: snapshot.presiding },
    { role: words.secretary, name: snapshot.secretary },
    ...others.map((member) => ({ role: capital(words.roles[member.role]), name: member.name })),
  ];
}

function annex(snapshot: MeetingProtocolSnapshot, date: string): Block[] {
  if (snapshot.applications.length === 0) return [];
  return [
    { kind: "page", orientation: "landscape" },
    {
      kind: "paragraph",
      runs: words.annex(snapshot.meeting.number, date),
      align: "right",
      indent: false,
    },
    { kind: "heading", text: `${words.summary}. ${paperWords.quoted(snapshot.competition.title)}` },
    summaryTable(snapshot),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
