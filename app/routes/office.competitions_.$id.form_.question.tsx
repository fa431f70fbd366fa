import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { formForOffice, leaningWords } from "~/lifecycle/2-announcement/form.queries.server";
import { DOCUMENTS, sectionOf } from "~/lifecycle/2-announcement/form-template";
import { competitionForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { QuestionForm } from "~/lifecycle/2-announcement/question.form";
import {
  conditionOf,
  conditionsFor,
  fieldAt,
  isFixed,
  withNewQuestion,
  withQuestion,
} from "~/lifecycle/2-announcement/template-changes";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { FormTrouble, type Trouble } from "~/ui/announcement/form-contents";
import { QuestionFields } from "~/ui/announcement/question-fields";
import type { FormAnswer } from "~/ui/form-answer";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: ["competition.manage", "competition.editRules"],
  writes: "competition.editRules",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.form.question);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts } = demand(await competitionForOffice(who, args.params.id));
  demand(policy["competition.editRules"](who, facts));
  const { id, title, version, template } = demand(await formForOffice(who, args.params.id));
  const query = new URL(args.request.url).searchParams;
  const at = query.get("at") ?? "";
  const field = fieldAt(template, at) ?? null;
  const sections = template.sections.filter(({ key }) => key !== DOCUMENTS);
  const section = sectionOf(template, query.get("section") ?? "") ?? sections[0]!;
  return {
    id,
    title,
    version,
    field,
    isFixed: field !== null && isFixed(field),
    condition: field ? conditionOf(field) : "",
    conditions: conditionsFor(template, field ? at : `${section.key}.`),
    section: section.key,
    sections: sections.map(({ key, title: label }) => ({ value: key, label })),
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, template } = demand(await formForOffice(who, args.params.id));
  const at = new URL(args.request.url).searchParams.get("at");
  const form = await readForm(args.request, QuestionForm);
  if (!form.ok) return wrongFields(form.answer);
  const { version, section, kind, required, identifies, options, ...rest } = form.value;
  if (!at && (!section || !kind)) {
    const errors: FormAnswer["errors"] = { [section ? "kind" : "section"]: { code: "requiredChoice" } };
    return wrongFields({ typed: form.typed, errors });
  }
  const question = {
    ...rest,
    required: required === "on",
    identifies: identifies === "on",
    options: options
      .split("\n")
      .map((one) => one.trim())
      .filter(Boolean),
  };
  const outcome = await editForm(who, id, version, (before) =>
    at ? withQuestion(before, at, question) : { template: withNewQuestion(before, section!, kind!, question) },
  );
  if (!outcome.ok) return refusal(outcome, form.typed);
  if ("version" in outcome.value) return redirect(`/office/competitions/${id}/form?done=${at ? "saved" : "added"}`);
  const trouble: Trouble =
    "leaning" in outcome.value
      ? { leaning: leaningWords(template, outcome.value.leaning), faults: [] }
      : { leaning: [], faults: outcome.value.faults.map(({ code }) => code) };
  return data({ typed: form.typed, errors: {}, trouble }, { status: 409 });
}

export default function Question() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.announcement.form;
  const base = `/office/competitions/${page.id}`;
  const trouble = answer && "trouble" in answer ? (answer.trouble as Trouble) : null;
  return (
    <>
      <PageTitle
        title={page.field ? page.field.label : words.add}
        kicker={page.field ? words.kinds[page.field.kind] : undefined}
        lead={page.isFixed ? words.fixed : undefined}
        trail={[
          { to: base, label: page.title },
          { to: `${base}/form`, label: words.title },
        ]}
      />
      {trouble ? <FormTrouble trouble={trouble} /> : null}
      <QuestionFields page={page} back={`${base}/form`} answer={answer} />
    </>
  );
}
