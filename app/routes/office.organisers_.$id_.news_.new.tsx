import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { NewsForm } from "~/lifecycle/2-announcement/news.form";
import { readNewsForm } from "~/lifecycle/2-announcement/news.queries.server";
import { publishNews } from "~/lifecycle/2-announcement/publish-news.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { NewsFields } from "~/ui/announcement/news-fields";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "news.publish", writes: "news.publish" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.news.office.newTitle);

export async function loader(args: LoaderFunctionArgs) {
  const { organiser, competitions } = demand(await readNewsForm(await requirePerson(args), args.params.id ?? ""));
  return { organiser: { id: organiser.id, name: organiser.name }, competitions };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "" } = args.params;
  demand(await readNewsForm(who, id));
  const form = await readForm(args.request, NewsForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await publishNews(who, id, form.value);
  return outcome.ok ? redirect(`/office/organisers/${id}/news?done=published`) : refusal(outcome, form.typed);
}

export default function NewNews() {
  const { organiser, competitions } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.news.office;
  const base = `/office/organisers/${organiser.id}`;
  return (
    <>
      <PageTitle
        title={words.newTitle}
        lead={words.newLead}
        trail={[
          { to: base, label: organiser.name },
          { to: `${base}/news`, label: words.link },
        ]}
      />
      <Form answer={useActionData<typeof action>()}>
        <NewsFields competitions={competitions} />
        <ButtonRow>
          <Button>{words.publish}</Button>
          <LinkButton look="link" to={`${base}/news`}>
            {t.common.actions.cancel}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
