import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import type { AdmissionItem, AdmissionProtocolSnapshot } from "~/papers/admission-protocol.server";
import { isUuid } from "~/server/ids.server";
import { formatDay } from "~/text/format";
import { protocolSentences } from "~/text/ru/decision";
import { transaction } from "~db/client.server";
import { organiser } from "~db/schema/registration";
import { competitionFacts, rulesOf } from "../2-announcement/competition.queries.server";
import { lockCompetition } from "../2-announcement/lock-competition.server";
import { type Ballot, quorumOf, voteResult } from "../2-announcement/quorum";
import { rosterOf } from "../2-announcement/roster.queries.server";
import type { CompetitionRules } from "../2-announcement/rules";
import { made, type Outcome, refused } from "../outcome";
import { instantOf } from "../time";
import type { AdmissionProtocolForm } from "./admission.form";
import { type ConsideredApplication, consideredApplications } from "./admission-protocol.server";
import { keepPaper } from "./keep-paper.server";
import { newestPaper } from "./paper.queries.server";
import { takeNumber } from "./take-number.server";

type Exceptions = AdmissionProtocolForm["votes"][string];

/**
 * Makes the protocol of admission (domain.md §6, 5): the commission carries every decision that the secretary has prepared,
 * by the rules' quorum and majority. Another one is a correction and needs its reason. Refuses `incomplete` with how many
 * applications are `left` undecided or without a reason for the correction, `noQuorum`, `notCarried` with the number of the
 * application whose decision has no majority, `notYet` for a sitting in the future, `badInput` for one before the opening,
 * for people who are not on the roster and for more votes than people. Answers the paper's id.
 */
export async function concludeAdmission(
  who: Who,
  competitionId: string,
  form: AdmissionProtocolForm,
): Promise<Outcome<string>> {
  if (!isUuid(competitionId)) return refused("notFound");
  return transaction(who, "admission.conclude", async (tx) => {
    await lockCompetition(tx, competitionId);
    const facts = await competitionFacts(tx, who, competitionId);
    if (!facts || who.kind !== "person") return refused("notFound");
    const before = await newestPaper(tx, competitionId, "admissionProtocol");
    const may = policy[before ? "paper.correct" : "admission.conclude"](who, facts);
    if (!may.ok) return may;
    if (before && form.reason.length < 10) return refused("incomplete");

    const [rules, roster, opening, [host]] = await Promise.all([
      rulesOf(tx, competitionId),
      rosterOf(tx, { competitionId, organiserId: facts.organiserId }),
      newestPaper(tx, competitionId, "openingProtocol"),
      tx.select({ name: organiser.name }).from(organiser).where(eq(organiser.id, facts.organiserId)),
    ]);
    const heldAt = instantOf(form.heldAt, facts.zone);
    if (heldAt > facts.now) return refused("notYet");
    if (opening?.kind === "openingProtocol" && heldAt < minuteOf(new Date(opening.openedAt)))
      return refused("badInput");
    const here = new Set(form.present);
    const present = roster.filter(({ id }) => here.has(id));
    if (present.length !== here.size || !here.has(form.chair)) return refused("badInput");
    const quorum = quorumOf(rules.decision, { roster: roster.length, present: present.length, recused: 0 });
    if (!quorum.reached) return refused("noQuorum", { present: present.length, needed: quorum.needed });

    const considered = await consideredApplications(tx, competitionId, rules);
    const left = considered.filter(({ state }) => state === "opened" || state === "returned").length;
    if (left > 0 || considered.length === 0) return refused("incomplete", { left });
    const items = decided(considered, form, rules, { roster: roster.length, present: present.length });
    if (!items.ok) return items;

    const { number, label } = before ?? (await takeNumber(tx, facts, "admissionProtocol"));
    const snapshot: AdmissionProtocolSnapshot = {
      kind: "admissionProtocol",
      number,
      ...(label && { label }),
      version: (before?.version ?? 0) + 1,
      reason: before ? form.reason : "",
      organiser: host?.name ?? "",
      competition: {
        title: rules.title,
        legalAct: protocolSentences.legalAct({ ...rules.legalAct, date: formatDay(rules.legalAct.date, "ru") }),
      },
      zone: rules.zone,
      heldAt: heldAt.toISOString(),
      place: form.place,
      presiding: present.find(({ id }) => id === form.chair)?.name ?? "",
      secretary: who.name,
      members: roster.map(({ id, name, isChair }) => ({ name, isChair, isPresent: here.has(id) })),
      quorum: { entitled: roster.length, present: present.length, needed: quorum.needed },
      requirements: rules.requirements.map(({ title, clause }) => ({ title, clause })),
      applications: items.value,
    };
    return made(await keepPaper(tx, who, facts, snapshot));
  });
}

/** A sitting is typed to the minute: the one in which applications were opened is not before the opening. */
const minuteOf = (instant: Date) => new Date(Math.floor(instant.getTime() / 60_000) * 60_000);

function decided(
  considered: readonly ConsideredApplication[],
  { votes }: AdmissionProtocolForm,
  rules: CompetitionRules,
  people: { roster: number; present: number },
): Outcome<AdmissionItem[]> {
  const known = new Set(considered.map(({ id }) => id));
  if (Object.keys(votes).some((id) => !known.has(id))) return refused("badInput");
  const items: AdmissionItem[] = [];
  for (const { id, state, ...one } of considered) {
    const except = votes[id] ?? { against: 0, abstained: 0, recused: 0 };
    const inFavour = people.present - except.against - except.abstained - except.recused;
    if (inFavour < 0) return refused("badInput");
    const free = people.present - except.recused;
    const isCarried =
      quorumOf(rules.decision, { ...people, recused: except.recused }).reached &&
      voteResult(rules.decision, ballotsOf({ for: inFavour, ...except }), people.roster).adopted;
    if (free === 0 || !isCarried) return refused("notCarried", { number: one.number });
    const outcome = state === "rejected" ? ("rejected" as const) : ("admitted" as const);
    items.push({ ...one, outcome, votes: { for: inFavour, ...except } });
  }
  return made(items);
}

/** As many ballots as were counted; who cast which is not known of a show of hands, so an equal vote is not broken. */
function ballotsOf(votes: { for: number } & Exceptions): Ballot[] {
  const of = (choice: Ballot["choice"], count: number, recused = false): Ballot[] =>
    Array.from({ length: count }, () => ({ choice, recused, chairs: false }));
  return [
    ...of("for", votes.for),
    ...of("against", votes.against),
    ...of("abstained", votes.abstained),
    ...of(null, votes.recused, true),
  ];
}
