import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { organisersWithContacts } from "~/lifecycle/2-announcement/public.queries.server";
import { OrganiserContacts } from "~/ui/announcement/organiser-contacts";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "page.read" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.site.contacts.title);

export async function loader() {
  return { organisers: await organisersWithContacts() };
}

export default function Contacts() {
  const { organisers } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.announcement.site.contacts;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <OrganiserContacts title={words.organisers} organisers={organisers} />
      <h2>{words.technicalTitle}</h2>
      <p>{words.technical}</p>
    </>
  );
}
