import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import {
  applicantsByInn,
  OFFICE_APPLICANTS_PAGE,
  officeApplicants,
} from "~/lifecycle/1-registration/office-applicants.queries.server";
import { demand } from "~/server/http.server";
import { pageNumber } from "~/server/page-number.server";
import { requirePerson } from "~/server/session.server";
import { Button, ButtonRow } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { Pager } from "~/ui/pager";
import { OfficeApplicantTable } from "~/ui/registration/office-applicant-table";

export const handle = { area: "office", reads: "applicant.findByOffice" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.applicantsTitle);

const MAX_ASKED = 100;

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const query = new URL(args.request.url).searchParams;
  const page = pageNumber(query);
  const asked = (query.get("q") ?? "").trim().slice(0, MAX_ASKED);
  const inn = (query.get("inn") ?? "").replace(/\D/g, "").slice(0, 12);
  const { rows, total } = demand(await officeApplicants(who, { page, asked }));
  const found = inn ? demand(await applicantsByInn(who, inn)) : null;
  return { rows, total, page, pages: Math.ceil(total / OFFICE_APPLICANTS_PAGE), asked, inn, found };
}

export default function OfficeApplicants() {
  const { rows, total, page, pages, asked, inn, found } = useLoaderData<typeof loader>();
  const { t, href } = usePage();
  const words = t.registration.office;
  return (
    <>
      <PageTitle title={words.applicantsTitle} lead={words.applicantsLead} />
      <p>
        <a href={href("/office/head-requests")}>{t.registration.headChange.listTitle}</a>
      </p>
      <Form method="get" action="/office/applicants" id="inn">
        <Field
          name="inn"
          label={words.lookUp}
          hint={words.lookUpHint}
          inputMode="numeric"
          width="m"
          required={false}
          value={inn}
        />
        <ButtonRow>
          <Button look="plain">{words.lookUpButton}</Button>
        </ButtonRow>
      </Form>
      {found ? (
        <>
          <h2>{words.foundTitle(inn)}</h2>
          <OfficeApplicantTable rows={found} inn={inn} empty={<p className="muted">{words.foundNone}</p>} />
        </>
      ) : null}
      <h2>{words.total(total)}</h2>
      <Form method="get" action="/office/applicants" id="search">
        <Field name="q" type="search" label={words.search} required={false} value={asked} />
        <ButtonRow>
          <Button look="plain">{t.common.actions.search}</Button>
        </ButtonRow>
      </Form>
      <OfficeApplicantTable rows={rows} empty={<EmptyState title={words.emptyTitle}>{words.emptyBody}</EmptyState>} />
      <Pager
        page={page}
        pages={pages}
        to={(next) => `/office/applicants?${new URLSearchParams({ q: asked, page: String(next) })}`}
      />
    </>
  );
}
