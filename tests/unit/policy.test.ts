import { describe, expect, it } from "vitest";
import { type PolicyName, policy } from "~/access/policy";
import { competitionStates } from "~/lifecycle/2-announcement/competition";
import { actors, type Case, casesOf } from "./policy-cases";

const names = Object.keys(policy) as PolicyName[];
const cases = new Map(names.map((name) => [name, casesOf(name)]));
const columns = Object.keys(actors);

/** States of the competition in which an actor is allowed: all, none or their names. */
function cell(all: readonly Case[], actor: string): string {
  const allowed = all.filter((one) => one.actor === actor && one.outcome.ok);
  if (allowed.length === 0) return "";
  const states = new Set(allowed.map(({ facts }) => facts.state));
  if (states.has(undefined) || states.size === competitionStates.length) return "✓";
  return competitionStates.filter((state) => states.has(state)).join(" ");
}

const reasonsOf = (all: readonly Case[]) => [
  ...new Set(all.flatMap(({ outcome }) => (outcome.ok ? [] : [outcome.reason]))),
];

/** The policy table as people read it. */
function matrix(): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = names.map((name) => {
    const all = cases.get(name)!;
    return row([name, ...columns.map((actor) => cell(all, actor)), reasonsOf(all).join(", ")]);
  });
  const head = ["may", ...columns, "refused with"];
  return [
    "# Who may do what",
    "",
    "Made from `policy.ts` by `tests/unit/policy.test.ts`; `npx vitest run tests/unit/policy.test.ts -u` writes it anew. ✓: in every",
    "state of the competition that the row asks about, or it asks about none; words: in these states only. Whether the object's own",
    "state allows it too is not shown. Roles mean roles for the object's organiser or competition, membership the object's applicant.",
    "",
    row(head),
    row(head.map(() => "---")),
    ...lines,
    "",
  ].join("\n");
}

describe("the policy table", () => {
  it("is written down as a matrix of roles, actions and stages", async () => {
    await expect(matrix()).toMatchFileSnapshot("../../app/access/POLICY.md");
  });

  it.each(names)("%s allows somebody something and refuses with a reason", (name) => {
    const all = cases.get(name)!;
    expect(all.some(({ outcome }) => outcome.ok)).toBe(true);
    for (const { outcome } of all) if (!outcome.ok) expect(outcome.reason).toMatch(/^[a-z][A-Za-z]+$/);
  });

  it("lets nobody do anything that names a person's or an organiser's things", () => {
    const open = names.filter((name) =>
      cases.get(name)!.some(({ actor, outcome }) => actor === "nobody" && outcome.ok),
    );
    expect(open).toMatchInlineSnapshot(`
      [
        "account.register",
        "account.confirm",
        "account.signIn",
        "account.askReset",
        "account.reset",
        "account.useInvitation",
        "account.objectToMove",
        "news.read",
        "competition.readPublic",
        "receipt.check",
        "publication.read",
        "project.readPublic",
        "page.read",
        "display.set",
        "inbox.read",
      ]
    `);
  });

  it("answers “not found” to strangers first: no other refusal tells that a thing exists", () => {
    const telling = names.flatMap((name) =>
      cases
        .get(name)!
        .filter(({ actor, outcome }) => actor === "signedIn" && !outcome.ok && outcome.reason !== "notFound")
        .map(({ outcome }) => `${name}: ${outcome.ok ? "" : outcome.reason}`),
    );
    expect([...new Set(telling)]).toMatchInlineSnapshot(`
      [
        "competition.ask: wrongStage",
      ]
    `);
  });

  it("gives a viewer no right to write, an accountant the money, a signatory the submission, an expert only sheets", () => {
    const mayOf = (actor: string) => names.filter((name) => cell(cases.get(name)!, actor) !== "");
    const anyone = new Set(mayOf("signedIn"));
    expect(mayOf("viewer").filter((name) => !anyone.has(name))).toMatchInlineSnapshot(`
      [
        "applicant.read",
        "applicant.readAccount",
        "application.read",
        "application.readWork",
        "application.readAttempts",
        "sectionTask.finish",
        "sectionTask.withdraw",
        "feedback.read",
        "agreement.read",
        "report.read",
      ]
    `);
    expect(mayOf("accountant").filter((name) => !mayOf("viewer").includes(name))).toMatchInlineSnapshot(`
      [
        "applicant.editAccount",
        "application.editBudget",
        "report.edit",
      ]
    `);
    expect(mayOf("signatory").filter((name) => !mayOf("editor").includes(name))).toMatchInlineSnapshot(`
      [
        "applicant.attachProof",
        "applicant.readProofs",
        "headRequest.readAsColleague",
        "headRequest.readProofs",
        "headRequest.confirm",
        "headRequest.decline",
        "application.sign",
        "application.submit",
        "application.order",
        "application.withdrawOrder",
        "application.withdraw",
        "application.resubmit",
        "report.submit",
      ]
    `);
    expect(mayOf("head").filter((name) => !mayOf("signatory").includes(name))).toMatchInlineSnapshot(`
      [
        "applicant.editAccount",
        "applicant.decideJoin",
        "applicant.inviteMember",
        "applicant.changeMember",
        "applicant.removeMember",
        "errand.withdraw",
        "application.inviteCoApplicant",
        "coApplicant.cancel",
      ]
    `);
    const own = mayOf("expiredSignatory").filter((name) => !mayOf("editor").includes(name));
    expect(own).toMatchInlineSnapshot(`
      [
        "applicant.attachProof",
        "applicant.readProofs",
        "headRequest.readAsColleague",
        "headRequest.readProofs",
        "headRequest.confirm",
        "headRequest.decline",
      ]
    `);
    expect(mayOf("helper").filter((name) => !anyone.has(name))).toMatchInlineSnapshot(`
      [
        "errand.take",
        "errand.read",
        "errand.end",
        "application.start",
        "application.read",
        "application.readWork",
        "application.edit",
        "application.editBudget",
        "application.upload",
      ]
    `);
    expect(mayOf("expert").filter((name) => !anyone.has(name))).toMatchInlineSnapshot(`
      [
        "sheet.read",
        "sheet.save",
        "sheet.seal",
        "sheet.reopen",
        "sheet.recuse",
      ]
    `);
    expect(mayOf("installationAdmin").filter((name) => !anyone.has(name))).toMatchInlineSnapshot(`
      [
        "installation.readStore",
        "organiser.create",
        "organiser.list",
        "organiser.read",
        "organiser.edit",
        "workCalendar.read",
        "workCalendar.markForAll",
        "organiser.invite",
        "organiser.endRole",
      ]
    `);
    expect(mayOf("system").filter((name) => !mayOf("nobody").includes(name))).toMatchInlineSnapshot(`
      [
        "installation.inviteAdministrator",
        "competition.close",
        "job.sendLetters",
        "job.collectFiles",
        "job.remindOfDrafts",
        "job.drawPapers",
        "job.remindOfTerms",
        "job.writeDigests",
        "seed.play",
      ]
    `);
  });

  it("knows no more about cancelled and failed competitions than their reading", () => {
    const late = names.filter((name) =>
      cases
        .get(name)!
        .some(({ facts, outcome }) => outcome.ok && (facts.state === "cancelled" || facts.state === "failed")),
    );
    expect(late).toMatchInlineSnapshot(`
      [
        "competition.readPublic",
        "paperApplication.list",
        "paperApplication.readContents",
        "paper.draw",
        "paper.correct",
        "paper.attachSigned",
        "application.readByOffice",
        "review.manage",
      ]
    `);
  });
});
