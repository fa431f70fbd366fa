import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { EditNewsForm } from "~/lifecycle/2-announcement/news.form";
import { readNewsToEdit } from "~/lifecycle/2-announcement/news.queries.server";
import { editNews } from "~/lifecycle/2-announcement/publish-news.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatInstant } from "~/text/format";
import { NewsFields } from "~/ui/announcement/news-fields";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Fold } from "~/ui/fold";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "news.publish", writes: "news.edit" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.news.office.editTitle);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readNewsToEdit(who, args.params.id ?? "", args.params.news ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", news = "" } = args.params;
  demand(await readNewsToEdit(who, id, news));
  const form = await readForm(args.request, EditNewsForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await editNews(who, id, news, form.value);
  return outcome.ok ? redirect(`/office/organisers/${id}/news?done=saved`) : refusal(outcome, form.typed);
}

export default function EditNews() {
  const { organiser, competitions, id, isWithdrawn, mayEdit, current, earlier } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t, lang } = usePage();
  const words = t.news.office;
  const base = `/office/organisers/${organiser.id}`;
  return (
    <>
      <PageTitle
        title={mayEdit ? words.editTitle : current.title}
        kicker={isWithdrawn ? words.withdrawn : undefined}
        trail={[
          { to: base, label: organiser.name },
          { to: `${base}/news`, label: words.link },
        ]}
      />
      {mayEdit ? (
        <>
          <Form answer={answer}>
            <input type="hidden" name="version" value={current.version} />
            <NewsFields competitions={competitions} news={current} />
            <ButtonRow>
              <Button>{words.save}</Button>
              <LinkButton look="plain" to={`/${organiser.slug}/news/${id}`}>
                {words.look}
              </LinkButton>
            </ButtonRow>
          </Form>
          <Form inline id="withdraw" action={`${base}/news/${id}/withdraw`}>
            <Button look="danger">{words.withdraw}</Button>
          </Form>
        </>
      ) : (
        <p className="typed" lang="ru">
          {current.text}
        </p>
      )}
      {earlier.length > 0 ? (
        <Fold title={words.versions}>
          {earlier.map(({ version, title, text, writtenAt, writtenBy }) => (
            <section key={version}>
              <h3>{words.versionOf({ version, at: formatInstant(writtenAt, organiser.zone, lang), by: writtenBy })}</h3>
              <p lang="ru">
                <strong>{title}</strong>
              </p>
              <p className="typed" lang="ru">
                {text}
              </p>
            </section>
          ))}
        </Fold>
      ) : null}
    </>
  );
}
