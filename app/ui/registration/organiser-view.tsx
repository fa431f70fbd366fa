import { rolesOfOrganiser } from "~/lifecycle/1-registration/organiser";
import type { HeldRole, WaitingRole } from "~/lifecycle/1-registration/role-rows";
import { formatPhone, zoneName } from "~/text/format";
import { LinkButton } from "../button";
import { DataList } from "../data-list";
import { History, type HistoryEntry } from "../history";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DoneAlert } from "./done-alert";
import { InviteForm } from "./invite-form";
import { PeopleTable } from "./people-table";

type Shown = {
  id: string;
  slug: string;
  zone: string;
  contacts: { name: string; shortName: string; locality: string; address: string; phone: string; email: string };
  mayEdit: boolean;
  mayNews: boolean;
  people: { held: HeldRole[]; waiting: WaitingRole[]; mayInvite: boolean; mayEnd: boolean };
  history: HistoryEntry[];
};

/** An organiser: contacts, people with roles, invitations, history. */
export function OrganiserView({ organiser, answer }: { organiser: Shown; answer: unknown }) {
  const { t, lang, href } = usePage();
  const words = t.registration.office;
  const { id, slug, zone, contacts, mayEdit, mayNews, people, history } = organiser;
  return (
    <>
      <PageTitle title={contacts.name} kicker={words.organiserTitle} />
      <DoneAlert words={t.registration.done} />
      <h2>{words.contacts}</h2>
      <DataList
        items={[
          { label: words.organiserShortName, value: contacts.shortName },
          { label: words.locality, value: contacts.locality },
          { label: words.address, value: contacts.address },
          { label: words.phone, value: formatPhone(contacts.phone) },
          { label: words.email, value: contacts.email },
          { label: words.organiserSlug, value: `/${slug}` },
          { label: words.zone, value: zoneName(zone, lang) },
        ]}
      />
      {mayEdit ? (
        <LinkButton look="plain" to={`/office/organisers/${id}/edit`}>
          {t.common.actions.edit}
        </LinkButton>
      ) : null}
      <p>
        <a href={`/office/organisers/${id}/calendar`}>{t.registration.calendar.title}</a>
      </p>
      {mayNews ? (
        <p>
          <a href={href(`/office/organisers/${id}/news`)}>{t.news.office.link}</a>
        </p>
      ) : null}
      <h2>{words.peopleTitle}</h2>
      <PeopleTable people={people} placeIsWhole />
      {people.mayInvite ? (
        <>
          <h2>{words.inviteTitle}</h2>
          <InviteForm roles={rolesOfOrganiser} answer={answer} />
        </>
      ) : null}
      <h2>{words.history}</h2>
      <History entries={history} zone={zone} />
    </>
  );
}
