import { type SQL, sql } from "drizzle-orm";
import { ruleSectionKeys } from "~/lifecycle/2-announcement/rules-sections";
import { wordedKinds } from "~/lifecycle/2-announcement/wording";
import { listedStates } from "~/lifecycle/4-admission/listed-states";
import { previewRoles } from "~/lifecycle/6-decision/preview";
import { officeKinds } from "~/lifecycle/7-publication/letters";
import { JOURNAL } from "~/lifecycle/papers";
import { config } from "~/server/config.server";
import { listInbox } from "~/server/embedded/inbox.server";
import { helpRoles } from "~/ui/announcement/help-roles";
import { db } from "~db/client.server";
import type { LetterKind } from "~emails/letters";

/** Whose a thing is; a thing that names nobody belongs to everybody. */
export type Owner = { organiserId?: string; competitionId?: string; applicantId?: string; personId?: string };

/** What can stand in an address: its value there, whose it is, the values it may stand behind, and how far it has come. */
export type Thing = Owner & { value: string; within?: string[]; state?: string };

/** Everything that addresses of a played world can name, by kind. */
export type World = Record<string, Thing[]>;

/** Codes at the ends of links in letters, as their readers have them; the newest first, since older ones are used. */
function tokens(kind: LetterKind, which = sql``): SQL {
  return sql`select regexp_replace(props->>'url', '.*/', '') as value from letter where kind = ${kind} ${which} order by created_at desc limit 8`;
}

const queries: Record<string, SQL> = {
  organiser: sql`select id as value, id as "organiserId" from organiser`,
  organiserSlug: sql`select slug as value from organiser`,
  competitionSlug: sql`select c.slug as value, c.state, array[o.slug] as within from competition c join organiser o on o.id = c.organiser_id`,
  // why: a draft thrown away is nobody's any more, not its own office's either.
  competition: sql`select id as value, id as "competitionId", case when state <> 'discarded' then organiser_id end as "organiserId",
      concat(state, (select r.state from blind.round r where r.competition_id = competition.id limit 1),
        (select e.state from extension e where e.competition_id = competition.id and e.state = 'proposed'),
        (select a.subject from approval a where a.competition_id = competition.id and a.state = 'proposed')) as state
    from competition order by created_at desc, id`,
  application: sql`select a.id as value, concat(a.state, c.state, exists(select from agreement g where g.application_id = a.id)) as state, array[c.id] as within, c.id as "competitionId", c.organiser_id as "organiserId", a.applicant_id as "applicantId",
      (select p.typist_id from paper_application p where p.application_id = a.id) as "personId"
    from application a join competition c on c.id = a.competition_id order by a.created_at desc, a.id`,
  applicationFile: sql`select t.file_id as value, a.id || array(select id from agenda_item i where i.application_id = a.id) as within, c.id as "competitionId", c.organiser_id as "organiserId", a.applicant_id as "applicantId"
    from attachment t join application a on a.id = t.application_id join competition c on c.id = a.competition_id`,
  upload: sql`select u.id as value, array[u.application_id] as within, a.applicant_id as "applicantId", c.id as "competitionId", c.organiser_id as "organiserId"
    from upload u join application a on a.id = u.application_id join competition c on c.id = a.competition_id where u.attachment_id is null`,
  draftState: sql`select distinct on (a.id) h.id as value, array[a.id] as within, c.id as "competitionId", c.organiser_id as "organiserId", a.applicant_id as "applicantId"
    from draft_history h join application a on a.id = h.application_id join competition c on c.id = a.competition_id order by a.id, h.saved_at`,
  applicant: sql`select distinct p.id as value, p.id as "applicantId", c.organiser_id as "organiserId"
    from applicant p join application a on a.applicant_id = p.id join competition c on c.id = a.competition_id`,
  lateAttempt: sql`select l.id as value, array[a.id] as within, c.organiser_id as "organiserId", a.applicant_id as "applicantId"
    from late_attempt l join application a on a.id = l.application_id join competition c on c.id = a.competition_id`,
  membership: sql`select m.id as value, array[m.applicant_id] as within, m.applicant_id as "applicantId", (
      select c.organiser_id from application a join competition c on c.id = a.competition_id where a.applicant_id = m.applicant_id limit 1) as "organiserId"
    from membership m`,
  joinRequest: sql`select id as value, array[applicant_id] as within, applicant_id as "applicantId" from join_request where state = 'pending'`,
  memberInvitation: sql`select id as value, array[membership->>'applicantId'] as within, membership->>'applicantId' as "applicantId"
    from one_time_link where purpose = 'membership' and used_at is null`,
  namedPerson: sql`select id as value, array[applicant_id] as within, applicant_id as "applicantId" from named_person where withdrawn_at is null`,
  sectionTask: sql`select s.id as value, array[a.id] as within, a.applicant_id as "applicantId" from section_task s join application a on a.id = s.application_id`,
  coApplicantPlace: sql`select p.id as value, array[a.id] as within, a.applicant_id as "applicantId" from co_applicant p join application a on a.id = p.application_id
    where p.state in ('invited', 'agreed')`,
  coApplication: sql`select id as value, applicant_id as "applicantId" from co_applicant where state in ('invited', 'agreed')`,
  errand: sql`select id as value, array[applicant_id] as within, applicant_id as "applicantId", helper_id as "personId" from errand where ended_at is null`,
  headRequest: sql`select id as value, organiser_id as "organiserId", case when reason = 'mailboxLost' then applicant_id end as "applicantId" from head_request where state in ('asked', 'approved')`,
  proof: sql`select p.id as value, array[m.id] as within, m.applicant_id as "applicantId"
    from proof p join membership m on m.id = p.membership_id where p.removed_at is null`,
  proofFile: sql`select p.file_id as value, array[m.id] as within, m.applicant_id as "applicantId", (
      select c.organiser_id from application a join competition c on c.id = a.competition_id where a.applicant_id = m.applicant_id limit 1) as "organiserId"
    from proof p join membership m on m.id = p.membership_id where p.removed_at is null`,
  requestProofFile: sql`select p.file_id as value, array[r.id] as within, r.applicant_id as "applicantId", r.organiser_id as "organiserId"
    from proof p join head_request r on r.id = p.head_request_id where p.removed_at is null`,
  agreement: sql`select g.id as value, c.id as "competitionId", c.organiser_id as "organiserId", a.applicant_id as "applicantId"
    from agreement g join application a on a.id = g.application_id join competition c on c.id = a.competition_id`,
  report: sql`select r.id as value, r.state, c.id as "competitionId", c.organiser_id as "organiserId", a.applicant_id as "applicantId"
    from report r join agreement g on g.id = r.agreement_id join application a on a.id = g.application_id join competition c on c.id = a.competition_id order by r.due_on`,
  expense: sql`select e.id as value, array[r.id] as within, a.applicant_id as "applicantId", c.organiser_id as "organiserId"
    from expense e join report r on r.id = e.report_id join agreement g on g.id = r.agreement_id join application a on a.id = g.application_id
    join competition c on c.id = a.competition_id`,
  expenseFile: sql`select e.file_id as value, array[r.id] as within, a.applicant_id as "applicantId", c.organiser_id as "organiserId"
    from expense e join report r on r.id = e.report_id join agreement g on g.id = r.agreement_id join application a on a.id = g.application_id
    join competition c on c.id = a.competition_id where e.file_id is not null`,
  sheet: sql`select s.id as value, concat(s.state, r.state) as state, array[c.id] as within, s.expert_id as "personId", c.id as "competitionId", c.organiser_id as "organiserId"
    from blind.sheet s join blind.round r on r.id = s.round_id join competition c on c.id = r.competition_id`,
  sheetFile: sql`select f.id as value, array_agg(s.id) as within, s.expert_id as "personId" from blind.copy_file f join blind.sheet s on s.copy_id = f.copy_id group by f.id, s.expert_id`,
  tie: sql`select id as value, person_id as "personId" from affiliation`,
  paper: sql`select p.id as value, array[c.id] as within, c.id as "competitionId", c.organiser_id as "organiserId" from paper p join competition c on c.id = p.competition_id`,
  signedCopy: sql`select s.id as value, array[s.paper_id] as within, c.id as "competitionId", c.organiser_id as "organiserId"
    from signed_copy s join competition c on c.id = s.competition_id`,
  paperApplication: sql`select p.id as value, p.state, array[c.id] as within, c.id as "competitionId", c.organiser_id as "organiserId"
    from paper_application p join competition c on c.id = p.competition_id`,
  paperScan: sql`select s.id as value, array[s.paper_id] as within, c.id as "competitionId", c.organiser_id as "organiserId"
    from paper_scan s join competition c on c.id = s.competition_id`,
  news: sql`select n.id as value, array[o.slug, o.id::text] as within, n.organiser_id as "organiserId", (n.withdrawn_at is not null)::text as state
    from news n join organiser o on o.id = n.organiser_id order by n.withdrawn_at nulls first, n.id`,
  meeting: sql`select m.id as value, array[c.id] as within, c.id as "competitionId", c.organiser_id as "organiserId" from meeting m join competition c on c.id = m.competition_id`,
  item: sql`select i.id as value, concat(i.state, c.state) as state, array[c.id, i.meeting_id] as within, c.id as "competitionId", c.organiser_id as "organiserId"
    from agenda_item i join competition c on c.id = i.competition_id order by i.position`,
  invitation: sql`select l.id as value, coalesce(l.invitation->>'organiserId', c.organiser_id::text) as "organiserId" from one_time_link l
    left join competition c on c.id::text = l.invitation->>'competitionId' where l.purpose = 'invitation' and l.used_at is null`,
  role: sql`select id as value, organiser_id as "organiserId" from role_grant where until is null and organiser_id is not null`,
  consent: sql`select id as value, person_id as "personId" from consent where withdrawn_at is null`,
  // why distinct: a competition has hundreds of letters, and those that stand alike open alike.
  officeLetter: sql`select distinct on (c.id, 4) l.id as value, array[c.id] as within, c.id as "competitionId",
      concat(l.state, r.id is not null, exists(select from letter x where x.resend_of = l.id)) as state, c.organiser_id as "organiserId"
    from letter l join competition c on c.id = l.competition_id join application a on a.id = l.application_id
      left join letter_return r on r.letter_id = l.id and r.taken_back_at is null
    where l.kind = any(${sql.param(`{${officeKinds}}`)}) and a.state = any(${sql.param(`{${listedStates}}`)}::application_state[])
    order by c.id, 4, l.created_at, l.id`,
  receipt: sql`select receipt_code as value from application_version`,
  project: sql`select application_id as value from project_card`,
  publicDocument: sql`select t.file_id as value, array[p.application_id] as within
    from project_card p join attachment t on t.application_id = p.application_id where t.kind = 'prices' and t.removed_at is null`,
  confirmation: tokens("confirm-email"),
  resetToken: tokens("reset-password"),
  emailToken: tokens("change-email"),
  objectionToken: tokens("head-request", sql`and props->>'message' = 'mailboxSaidLost'`),
  invitationToken: tokens("invitation"),
};

/** Reads everything that addresses can name out of the open database. */
export async function readWorld(): Promise<World> {
  const world: World = {
    section: ["about", "problem", "plan", "team", "budget", "indicators"].map((value) => ({ value })),
    piece: ["0", "1"].map((value) => ({ value })),
    wordedKind: wordedKinds.slice(0, 5).map((value) => ({ value })),
    ruleSection: ruleSectionKeys.map((value) => ({ value })),
    purpose: ["account", "expert", "group", "desk"].map((value) => ({ value })),
    checkListFile: ["check-list.pdf", "check-list.docx"].map((value) => ({ value })),
    listFile: ["list.xlsx", "list.csv"].map((value) => ({ value })),
    journalFile: ["journal.pdf", "journal.docx", "journal.xlsx"].map((value) => ({ value })),
    journal: [{ value: JOURNAL }],
    drawnFormat: ["pdf", "docx"].map((value) => ({ value })),
    paperFile: ["paper.pdf", "paper.docx"].map((value) => ({ value })),
    resultsFile: ["protocol.pdf", "protocol.docx", "results.json", "winners.csv"].map((value) => ({ value })),
    previewRole: previewRoles.map((value) => ({ value })),
    helpRole: helpRoles.map((value) => ({ value })),
    letter: (await listInbox(config().dataDir, { limit: 3 })).map(({ id }) => ({ value: id })),
  };
  for (const [kind, query] of Object.entries(queries)) {
    const rows = await db().execute<Thing>(query);
    world[kind] = rows.map(
      (row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Thing,
    );
  }
  return world;
}
