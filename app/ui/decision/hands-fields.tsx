import { type VoteChoice, voteChoices } from "~/lifecycle/2-announcement/quorum";
import { Field } from "../field";
import { usePage } from "../page";

export type VotingMember = {
  id: string;
  name: string;
  present: boolean;
  recused: boolean;
  choice: VoteChoice | null;
  byShowOfHands: boolean;
};

/** One choice for every member present who has not voted on their own page; the others are named with what they did. */
export function HandsFields({ members }: { members: readonly VotingMember[] }) {
  const { t } = usePage();
  const { choices, meeting } = t.decision;
  return (
    <>
      {members
        .filter((member) => member.present)
        .map((member) =>
          isOpen(member) ? (
            <Field
              key={member.id}
              name={`votes.${member.id}`}
              type="radio"
              row
              label={member.name}
              value={member.choice ?? ""}
              options={[
                ...voteChoices.map((value) => ({ value, label: choices[value] })),
                { value: "", label: meeting.noVote },
              ]}
            />
          ) : (
            <p key={member.id}>
              <strong lang="ru">{member.name}</strong>: {member.recused ? meeting.recused : <OwnVote member={member} />}
            </p>
          ),
        )}
    </>
  );
}

function isOpen(member: VotingMember): boolean {
  return !member.recused && (member.choice === null || member.byShowOfHands);
}

function OwnVote({ member }: { member: VotingMember }) {
  const { voted, meeting } = usePage().t.decision;
  return (
    <>
      {member.choice ? voted[member.choice] : ""} <span className="muted">({meeting.ownPage})</span>
    </>
  );
}
