import type { CompetitionRules } from "~/lifecycle/2-announcement/rules";
import { formatDay, formatPhone } from "~/text/format";
import { DataList } from "../data-list";
import { usePage } from "../page";

/** What the competition is, by which act it runs, where, and whom to ask. */
export function BasicsText({ rules }: { rules: CompetitionRules }) {
  const { t, lang } = usePage();
  const words = t.announcement.rules;
  const { legalAct, locality, contact } = rules;
  const { title, number, date } = legalAct;
  const act = title && number && date ? words.actText(title, number, formatDay(date, lang)) : words.noAct;
  return (
    <>
      {rules.summary ? <p lang="ru">{rules.summary}</p> : null}
      <DataList
        items={[
          { label: words.act, value: legalAct.url ? <a href={legalAct.url}>{act}</a> : act },
          {
            label: words.locality,
            value: (
              <>
                <span lang="ru">{locality.name}</span>
                {locality.oktmo ? <span className="muted">. {words.placesWithin(locality.oktmo)}</span> : null}
              </>
            ),
          },
          {
            label: words.contact,
            value: (
              <>
                <span lang="ru">
                  {contact.name}, {contact.address}
                </span>
                <br />
                <a href={`tel:${contact.phone.replace(/[^\d+]/g, "")}`}>{formatPhone(contact.phone)}</a>,{" "}
                <a href={`mailto:${contact.email}`}>{contact.email}</a>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
