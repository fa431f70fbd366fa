import { describe, expect, it } from "vitest";
import { accountProblem, innProblem, kppProblem, ogrnProblem, readPhone } from "~/lifecycle/1-registration/requisites";
import { contradictions, mayAnnounce } from "~/lifecycle/2-announcement/contradictions";
import { shortTemplate } from "~/lifecycle/2-announcement/short-template.server";
import { missing } from "~/lifecycle/3-application/check";
import type { Draft } from "~/lifecycle/3-application/draft";
import { addDays } from "~/lifecycle/time";
import { demoAccounts } from "~db/seed/accounts";
import { checks, rejections, returns } from "~db/seed/content/admission";
import { type ApplicantKey, applicants } from "~db/seed/content/applicants";
import { applications, drafts, scored, withdrawals } from "~db/seed/content/applications";
import { milkovoRules, omskRules } from "~db/seed/content/competitions";
import { sheets } from "~db/seed/content/marks";
import { omskApplicants, springDraft, swings } from "~db/seed/content/omsk";
import { people } from "~db/seed/content/people";
import { sectionsOf } from "~db/seed/content/sections";

import { budgetOf, draftOf, find, rules, template } from "./seed-story";

describe("people and organisations of the story", () => {
  it("have an account for every role that is printed at the start", () => {
    const emails = Object.values(people).map(({ email }) => email);
    expect(emails).toEqual(expect.arrayContaining(demoAccounts.map(({ email }) => email)));
    expect(new Set(emails).size).toBe(emails.length);
    expect(new Set(Object.values(people).map(({ name }) => name)).size).toBe(emails.length);
  });

  it("have numbers with right checksums, each its own", () => {
    const all = Object.values(applicants);
    const withNumbers = all.filter(({ inn }) => inn !== null);
    expect(withNumbers).toHaveLength(11);
    for (const { inn, kpp, ogrn } of withNumbers) {
      expect([innProblem(inn!, "organisation"), kppProblem(kpp!), ogrnProblem(ogrn!)]).toEqual([null, null, null]);
    }
    expect(new Set(withNumbers.map(({ inn }) => inn)).size).toBe(11);
    expect(accountProblem("40703810641000000001", "043002999")).toBeNull();
    for (const { phone } of [...all, ...Object.values(omskApplicants)]) expect(readPhone(phone)?.number).toBe(phone);
  });

  it("are fourteen applicants, those without numbers with a host that has them", () => {
    const all = Object.values(applicants);
    expect(all).toHaveLength(14);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(rules.applicantKinds));
    for (const { inn, host, hostName } of all.filter((one) => one.inn === null)) {
      expect(inn).toBeNull();
      expect(applicants[host as ApplicantKey].fullName).toBe(hostName);
      expect(applicants[host as ApplicantKey].inn).not.toBeNull();
    }
  });

  it("do not carry the names of the real people and organisations of the sources", () => {
    const story = JSON.stringify([people, applicants, applications, sheets, omskApplicants, swings]);
    for (const name of [
      "Бобрикович",
      "Матисон",
      "Нестеров",
      "Стоян",
      "Лифатов",
      "Союз женщин",
      "ВОИ",
      "Планета друзей",
      "Четыре лапы",
    ]) {
      expect(story).not.toContain(name);
    }
  });
});

describe("applications of the story", () => {
  const told = [...applications.map((one) => [one.key, one] as const)];

  it("are fourteen: ten scored, two rejected, one withdrawn and one never finished", () => {
    const out = [...rejections, ...withdrawals].map(({ application }) => application);
    expect(applications.length + drafts.length).toBe(14);
    expect([...scored, ...out].sort()).toEqual(applications.map(({ key }) => key).sort());
    expect(rejections).toHaveLength(2);
    expect(new Set(applications.map(({ applicant }) => applicant)).size).toBe(13);
  });

  it.each(told)("may be submitted as told: %s", (_, one) => {
    const kinds = one.files.map(({ kind }) => kind);
    expect(missing(draftOf(one), kinds, rules, template)).toEqual([]);
    expect(applicants).toHaveProperty(one.applicant);
    expect(kinds.every((kind) => rules.requiredDocuments.some(({ key }) => key === kind))).toBe(true);
    expect(one.plan.length).toBeGreaterThanOrEqual(2);
    expect(one.indicators.length).toBeGreaterThanOrEqual(3);
    const { requested, own, total } = budgetOf(one);
    expect(requested).toBeGreaterThanOrEqual(5_000_000n);
    expect(requested).toBeLessThanOrEqual(30_000_000n);
    expect(own * 10n).toBeGreaterThanOrEqual(total);
  });

  it("have budgets of four to ten lines, one of them of twenty", () => {
    const lengths = applications.map(({ budget }) => budget.length).sort((a, b) => a - b);
    expect(lengths[0]).toBeGreaterThanOrEqual(4);
    expect(lengths.at(-1)).toBe(20);
    expect(lengths.at(-2)).toBeLessThanOrEqual(10);
  });

  it("name their applicants in texts for experts only where masking is to be shown", () => {
    const naming = applications.filter((one) => one.identifying);
    expect(naming).toHaveLength(3);
    for (const one of applications) {
      const { leader: _, ...blind } = { ...one.team };
      const visible = JSON.stringify([one.about, one.problem, one.plan, one.budget, one.indicators]);
      const profile = applicants[one.applicant as ApplicantKey];
      const quoted = /«([^»]+)»/.exec(profile.shortName)?.[1] ?? "";
      const surnames = [one.team.leader, ...blind.members.map(({ name }) => name)].map((name) => name.split(" ")[0]!);
      const hit = [quoted, ...surnames].some((word) => visible.includes(word));
      expect([one.key, hit]).toEqual([one.key, one.identifying !== undefined]);
      for (const word of one.identifying ?? []) expect(visible).toContain(word);
    }
  });

  it("cannot be submitted when nobody finished it", () => {
    const draft = sectionsOf(drafts[0]!.sections, rules.term) as Draft;
    const kinds = drafts[0]!.files.map(({ kind }) => kind);
    expect(missing(draft, kinds, rules, template).length).toBeGreaterThan(5);
  });

  it("are admitted, rejected and returned by grounds, requirements and sections of the rules", () => {
    const grounds = rules.rejectionGrounds.map(({ key }) => key);
    expect(rejections.every(({ ground }) => grounds.includes(ground))).toBe(true);
    const requirements = rules.requirements.map(({ key }) => key);
    expect(checks.every(({ requirement }) => requirements.includes(requirement))).toBe(true);
    const rejected = rejections.map(({ application }) => application).sort();
    expect(
      checks
        .filter(({ result }) => result === "fail")
        .map(({ application }) => application)
        .sort(),
    ).toEqual(rejected);
    for (const { application, corrected, sections } of returns) {
      const fixed = { ...find(applications, application), ...corrected };
      expect(
        missing(
          draftOf(fixed),
          fixed.files.map(({ kind }) => kind),
          rules,
          template,
        ),
      ).toEqual([]);
      expect(sections).toEqual(Object.keys(corrected));
      expect(budgetOf(fixed).requested).toBe(budgetOf(find(applications, application)).requested);
    }
  });
});

describe("rules of the story", () => {
  it("may be announced, for both organisers and in any season", () => {
    for (const today of ["2026-01-12", "2026-05-04", "2026-09-21"]) {
      expect(mayAnnounce(contradictions(milkovoRules(today)))).toBe(true);
      expect(mayAnnounce(contradictions(omskRules(today)))).toBe(true);
      for (const one of applications) {
        const { term } = milkovoRules(today);
        expect(addDays(term.earliestStart, one.about.to) <= term.latestEnd).toBe(true);
      }
    }
  });

  it("take the application of the second organiser's group, not its draft", () => {
    const omsk = omskRules("2026-03-01");
    const form = shortTemplate(omsk);
    const kinds = swings.files.map(({ kind }) => kind);
    expect(missing(sectionsOf(swings, omsk.term) as Draft, kinds, omsk, form)).toEqual([]);
    expect(missing(sectionsOf(springDraft.sections, omsk.term) as Draft, [], omsk, form).length).toBeGreaterThan(0);
  });
});
