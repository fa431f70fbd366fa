import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { organisersWithContacts } from "~/lifecycle/2-announcement/public.queries.server";
import { OrganiserContacts } from "~/ui/announcement/organiser-contacts";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "page.read" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.site.privacy.title);

export async function loader() {
  return { organisers: await organisersWithContacts() };
}

export default function Privacy() {
  const { organisers } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.site.privacy;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {words.parts.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <OrganiserContacts title={words.operators} organisers={organisers} />
      <p>{words.operatorsLead}</p>
    </>
  );
}
