import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { formWithBlocks } from "~/lifecycle/2-announcement/form.queries.server";
import { sectionOf } from "~/lifecycle/2-announcement/form-template";
import { troubleOf } from "~/lifecycle/2-announcement/form-trouble";
import { competitionForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { sectionForm } from "~/lifecycle/2-announcement/question.form";
import { emptyIn, sectionWordsPage, withSectionAsked } from "~/lifecycle/2-announcement/section-page";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { FormTrouble, troubleIn } from "~/ui/announcement/form-contents";
import { SectionFields } from "~/ui/announcement/section-fields";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: ["competition.manage", "competition.editRules"],
  writes: "competition.editRules",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.form.section);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts } = demand(await competitionForOffice(who, args.params.id));
  demand(policy["competition.editRules"](who, facts));
  const { id, title, version, template, blocks } = demand(await formWithBlocks(who, args.params.id));
  const key = new URL(args.request.url).searchParams.get("at") ?? undefined;
  return { id, title, version, ...sectionWordsPage(template, key, blocks) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, template, blocks } = demand(await formWithBlocks(who, args.params.id));
  const key = new URL(args.request.url).searchParams.get("at") ?? undefined;
  const isNew = sectionOf(template, key) === undefined;
  const form = await readForm(args.request, sectionForm(isNew));
  if (!form.ok) return wrongFields(form.answer);
  const block = blocks.find((one) => one.key === form.value.block);
  const empty = emptyIn(form.value, isNew, block);
  if (empty.length > 0) {
    const errors = Object.fromEntries(empty.map((name) => [name, { code: "required" }]));
    return wrongFields({ typed: form.typed, errors });
  }
  const outcome = await editForm(who, id, form.value.version, (before) => ({
    template: withSectionAsked(before, key, form.value, block),
  }));
  if (!outcome.ok) return refusal(outcome, form.typed);
  if ("version" in outcome.value)
    return redirect(`/office/competitions/${id}/form?done=${isNew ? "sectionAdded" : "saved"}`);
  return data({ typed: form.typed, errors: {}, trouble: troubleOf(template, outcome.value) }, { status: 409 });
}

export default function Section() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const words = t.announcement.form;
  const base = `/office/competitions/${page.id}`;
  const trouble = troubleIn(answer);
  return (
    <>
      <PageTitle
        title={page.section?.title ?? words.addSection}
        kicker={page.section ? words.section : undefined}
        trail={[
          { to: base, label: page.title },
          { to: `${base}/form`, label: words.title },
        ]}
      />
      {trouble ? <FormTrouble trouble={trouble} /> : null}
      <SectionFields page={page} back={`${base}/form`} answer={answer} />
    </>
  );
}
