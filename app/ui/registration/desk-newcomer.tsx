import { Card } from "../card";
import { usePage } from "../page";

/**
 * What a helper does with somebody who has no account: the person registers themselves, beside the helper, who never types or
 * learns a password (guarantees.md, C1: nobody acts in another's name without having been asked).
 */
export function DeskNewcomer() {
  const { t, href } = usePage();
  const words = t.registration.desk.newcomer;
  const places = {
    register: { to: "/register", label: t.registration.account.register.title },
    applicant: { to: "/applicant/organisations/new", label: t.registration.applicant.newTitle },
    errand: { to: "/desk/errands/new", label: t.registration.desk.take },
  };
  return (
    <Card title={words.title}>
      <p>{words.why}</p>
      <ol>
        {words.steps.map(({ text, at }) => (
          <li key={text}>
            {text}
            {at ? (
              <>
                {" "}
                <a href={href(places[at].to)}>{places[at].label}</a>
              </>
            ) : null}
          </li>
        ))}
      </ol>
      <p>{words.noMailbox}</p>
    </Card>
  );
}
