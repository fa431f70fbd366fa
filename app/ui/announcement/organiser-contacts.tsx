import { formatPhone } from "~/text/format";
import { usePage } from "../page";
import { Table } from "../table";

export type OrganiserContact = { slug: string; name: string; address: string; phone: string; email: string };

/** Organisers with their telephones, mail and addresses. */
export function OrganiserContacts({ title, organisers }: { title: string; organisers: readonly OrganiserContact[] }) {
  const { t, href } = usePage();
  const words = t.announcement.site.contacts;
  return (
    <Table
      caption={title}
      rows={organisers}
      keyOf={({ slug }) => slug}
      empty={<p className="muted">{words.empty}</p>}
      columns={[
        {
          head: words.organiser,
          main: true,
          cell: ({ slug, name }) => (
            <a href={href(`/${slug}`)} lang="ru">
              {name}
            </a>
          ),
        },
        { head: words.phone, cell: ({ phone }) => formatPhone(phone) },
        { head: words.email, cell: ({ email }) => (email ? <a href={`mailto:${email}`}>{email}</a> : null) },
        { head: words.address, cell: ({ address }) => <span lang="ru">{address}</span> },
      ]}
    />
  );
}
