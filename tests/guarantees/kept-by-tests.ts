import type { Bug } from "./guarantee";
import { keptBy } from "./kept-by";

const rowByRow: Bug = {
  name: "a query for each row",
  file: "app/lifecycle/9-reporting/project.queries.server.ts",
  find: "  return {\n    rows: rows.map(",
  replace:
    "  for (const _ of rows) await db().select({ year: competition.year }).from(competition).limit(1);\n  return {\n    rows: rows.map(",
};

export const readingChangesNothing = keptBy("tests/journeys/reading-changes-nothing.test.ts", {
  id: "READS",
  promise: "no page, its data or its head changes a fact when it is read",
  needsBuild: true,
  bugs: [
    {
      name: "a page that counts its visits",
      file: "app/lifecycle/9-reporting/project.queries.server.ts",
      find: "  const rows = await db()\n    .select({\n      id: projectCard.applicationId,",
      replace: `  await (await import("~db/client.server")).transaction({ kind: "system" }, "seed.play", async (tx) => {
    await tx.execute(sql\`update organiser set phone = coalesce(phone, '') || '1'\`);
    return { ok: true as const, value: undefined };
  });
  const rows = await db()
    .select({
      id: projectCard.applicationId,`,
    },
  ],
});

export const replaysChangeNothing = keptBy("tests/journeys/whole-competition.test.ts", {
  id: "A5",
  promise: "whatever was posted in a competition changes nothing when anybody sends it again in a later stage",
  needsBuild: true,
  bugs: [
    {
      name: "a report can be changed after it was accepted",
      file: "app/access/policy.ts",
      find: '"report.submit": every<ReportFacts>(signs, agreementRuns, reportMay("submit"))',
      replace: '"report.submit": signs as Rule<ReportFacts>',
    },
    {
      name: "a checked requirement can be checked again at any stage",
      file: "app/access/policy.ts",
      find: '"admission.check": every<ApplicationFacts>(isSecretary, stateIs("admission"), applicationMay("admit"))',
      replace: '"admission.check": isSecretary as Rule<ApplicationFacts>',
    },
  ],
});

export const listsAskOnce = keptBy("tests/db/list-queries.test.ts", {
  id: "LISTS",
  promise: "every list asks the database as often for thirty rows as for one",
  needsBuild: false,
  bugs: [rowByRow],
});

export const readsWaitOnce = keptBy("tests/unit/reads-ask-once.test.ts", {
  id: "ONCE",
  promise: "no query and no loader of any page waits for the database once a row",
  needsBuild: false,
  bugs: [rowByRow],
});

export const rulesAreTold = keptBy("tests/unit/public-rules.test.tsx", {
  id: "RULES",
  promise: "the public page of a competition tells every rule of it: whatever is changed shows",
  needsBuild: false,
  bugs: [
    {
      name: "the months since registration are not told",
      file: "app/ui/announcement/applicants-text.tsx",
      find: "minMonths === undefined ? words.provedBy[proof] : words.byRegistration(minMonths)",
      replace: "words.provedBy[proof]",
    },
    {
      name: "of whose votes more than half decide is told of one kind only",
      file: "app/ui/announcement/commission-text.tsx",
      find: "words.votesOf[votesOf]",
      replace: "words.votesOf.present",
    },
  ],
});

export const wordsAreWhole = keptBy("tests/unit/text.test.ts", {
  id: "WORDS",
  promise: "both catalogs have the same words, none empty, none left out anywhere",
  needsBuild: false,
  bugs: [
    {
      name: "a word is forgotten",
      file: "app/text/en/common.ts",
      find: 'skip: "Skip to content",',
      replace: 'skip: "",',
    },
  ],
});

export const houseStands = keptBy("tests/unit/architecture.test.ts", {
  id: "HOUSE",
  promise: "layers, stages and names are those of the house",
  needsBuild: false,
  bugs: [
    {
      name: "the core asks the server",
      file: "app/lifecycle/money.ts",
      find: "export type Kopecks = bigint;",
      replace: 'import "~/server/config.server";\nexport type Kopecks = bigint;',
    },
    {
      name: "two files import each other",
      file: "app/lifecycle/2-announcement/quorum.ts",
      find: "export const voteChoices",
      replace: 'export type { MeetingForm } from "./meeting";\nexport const voteChoices',
    },
  ],
});

export const shieldHolds = keptBy("tests/db/application-shield.test.ts", {
  id: "SHIELD",
  promise:
    "what the applicant's list, the verb that submits and the secretary's page say of an application is one thing",
  needsBuild: false,
  bugs: [
    {
      name: "an edit does not void the signature",
      file: "app/lifecycle/3-application/sign-off.queries.server.ts",
      find: "  return row?.sha256 === sha256;",
      replace: "  return row !== undefined || sha256 === null;",
    },
    {
      name: "a spoken no does not stop submitting",
      file: "app/lifecycle/3-application/formal-criteria.ts",
      find: 'const status = said === undefined ? unsaid : said ? "declared" : "unmet";',
      replace: 'const status = said === undefined ? unsaid : "declared";',
    },
    {
      name: "a project may run anywhere",
      file: "app/lifecycle/3-application/check.ts",
      find: "oktmo !== undefined && !isWithin(typed, oktmo)",
      replace: "false",
    },
    {
      name: "a leader alone is a group",
      file: "app/lifecycle/3-application/formal-criteria.ts",
      find: "members + 1 >= groupMembersMin",
      replace: "members >= 0",
    },
    {
      name: "what its applicant changes after submitting counts",
      file: "app/lifecycle/4-admission/formal.queries.server.ts",
      find: "standingAfter(version.content.applicant, version.standing, {",
      replace: "standingAfter({ ...version.content.applicant, ...owner }, version.standing, {",
    },
    {
      name: "a power of attorney is not shown",
      file: "app/lifecycle/3-application/formal-criteria.ts",
      find: '    if (signer.provenAt === null) return "empty";\n',
      replace: "",
    },
    {
      name: "a host without an ИНН receives money",
      file: "app/lifecycle/3-application/standing.ts",
      find: 'return hostInn ? "named" : "withoutInn";',
      replace: 'return hostInn === "" ? "withoutInn" : "named";',
    },
    {
      name: "a team is named without its consents",
      file: "app/lifecycle/3-application/formal-criteria.ts",
      find: 'without.length > 0 ? "unmet" : open',
      replace: "open",
    },
    {
      name: "a consent withdrawn still counts",
      file: "app/lifecycle/3-application/draft.queries.server.ts",
      find: "n.purpose = 'team' and n.withdrawn_at is null",
      replace: "n.purpose = 'team'",
    },
    {
      name: "the secretary is not told which documents came",
      file: "app/lifecycle/4-admission/formal.queries.server.ts",
      find: "documents: version.files.map(({ kind }) => kind),",
      replace: "documents: [],",
    },
    {
      name: "a stranger's text can be carried away",
      file: "app/lifecycle/3-application/start-application.server.ts",
      find: "source?.facts.applicantId !== applicantId",
      replace: "source === undefined",
    },
    {
      name: "a draft is reminded of every minute",
      file: "app/lifecycle/3-application/remind-of-drafts.job.server.ts",
      find: '    if (!first) return refused("alreadyExists");\n',
      replace: "",
    },
    {
      name: "a draft thrown away can still be submitted",
      file: "app/lifecycle/3-application/application.ts",
      find: '  discarded: { restore: "draft" },',
      replace: '  discarded: { restore: "draft", submit: "submitted" },',
    },
  ],
});

export const verifiedStands = keptBy("tests/db/registration-applicants.test.ts", {
  id: "VERIFIED",
  promise: "an applicant counts as verified only while every fact that an organiser verified stands",
  needsBuild: false,
  bugs: [
    {
      name: "another head needs no check",
      file: "app/lifecycle/1-registration/verified-facts.ts",
      find: '  "headName",\n',
      replace: "",
    },
    {
      name: "another organisation may receive the money",
      file: "app/lifecycle/1-registration/verified-facts.ts",
      find: '  "hostInn",\n] as const',
      replace: "] as const",
    },
    {
      name: "what was changed is forgotten by the next edit",
      file: "app/lifecycle/1-registration/edit-applicant.server.ts",
      find: "changedFacts: [...new Set([...waits, ...recheck])],",
      replace: "changedFacts: recheck,",
    },
  ],
});

export const formIsData = keptBy("tests/unit/form-template.test.ts", {
  id: "FORM",
  promise:
    "a form asks what its conditions say, a faulty one is told so, and nobody reads an answer it keeps from them",
  needsBuild: false,
  bugs: [
    {
      name: "a blind copy keeps what identifies",
      file: "app/lifecycle/3-application/reading.ts",
      find: " && !(isBlind && field.identifies)",
      replace: "",
    },
    {
      name: "everybody reads every answer",
      file: "app/lifecycle/2-announcement/form-template.ts",
      find: "return audiences.indexOf(sees) >= audiences.indexOf(audience);",
      replace: "return sees !== undefined && audience !== undefined;",
    },
    {
      name: "an answer that is not asked counts",
      file: "app/lifecycle/3-application/asked.ts",
      find: 'if (place?.field.kind !== "rows" || !asking.isAsked(place.section, place.field)) return [];',
      replace: 'if (place?.field.kind !== "rows") return [];',
    },
    {
      name: "nobody is told who leans on a question",
      file: "app/lifecycle/2-announcement/template-references.ts",
      find: "to === place || to.startsWith(`${place}.`)",
      replace: "to === `${place}!`",
    },
  ],
});

export const formIsLocked = keptBy("tests/db/form-editing.test.ts", {
  id: "LOCK",
  promise:
    "the form of an announced competition changes no more, whoever asks, and its earlier versions stay; rules keep what it compares with",
  needsBuild: false,
  bugs: [
    {
      name: "rules drop what the form compares with",
      file: "app/lifecycle/2-announcement/edit-rules.server.ts",
      find: "if (lost.length > 0)",
      replace: "if (lost.length < 0)",
    },
    {
      name: "the database takes a further version",
      file: "db/guards.sql",
      find: "if not found and exists",
      replace: "if false and exists",
    },
  ],
});
