import type { OwnCoApplication } from "~/lifecycle/3-application/co-applicant";
import { usePage } from "../page";

/** Invitations to apply together that wait, and applications that one's organisations joined; nothing when there are none. */
export function JoinedApplications({ joined }: { joined: readonly OwnCoApplication[] }) {
  const { t, href } = usePage();
  const words = t.application.together;
  if (joined.length === 0) return null;
  return (
    <>
      <h2>{words.home}</h2>
      <ul>
        {joined.map((one) => (
          <li key={one.id}>
            <a href={href(`/applicant/co-applications/${one.id}`)}>{words.homeOf(one)}</a>{" "}
            <span className="muted">{words.ownStates[one.state]}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
