import type { ConsentPurpose } from "~/lifecycle/1-registration/applicant";
import { formatDayOf } from "~/text/format";
import { USUAL_ZONE } from "~/text/zones";
import { LinkButton } from "../button";
import { usePage } from "../page";

export type ShownConsent = {
  id: string;
  purpose: ConsentPurpose;
  version: string;
  givenAt: string;
  withdrawnAt: string | null;
};

/** Every consent with its text, the day it was given and, when it still holds, the way to withdraw it. */
export function ConsentList({ consents }: { consents: readonly ShownConsent[] }) {
  const { t, lang, href } = usePage();
  const words = t.registration.account.page;
  const day = (instant: string) => formatDayOf(instant, USUAL_ZONE, lang);
  if (consents.length === 0) return <p className="muted">{t.common.none}</p>;
  return (
    <ul>
      {consents.map(({ id, purpose, givenAt, withdrawnAt }) => (
        <li key={id}>
          <a href={href(`/consents/${purpose}`)}>{t.registration.consents.documents[purpose].purposeName}</a>,{" "}
          {words.given(day(givenAt))}
          {withdrawnAt ? (
            `, ${words.withdrawn(day(withdrawnAt))}`
          ) : (
            <>
              {" "}
              <LinkButton look="link" small to={`/account/consents/${id}/withdraw`}>
                {words.withdraw}
              </LinkButton>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
