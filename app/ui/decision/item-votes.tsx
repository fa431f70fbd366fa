import type { ItemVotes } from "~/lifecycle/6-decision/view";
import { usePage } from "../page";
import { Table } from "../table";

/** How everybody voted on a closed item, and what the votes came to. */
export function VotesOfItem({ votes, carried }: { votes: ItemVotes; carried: boolean }) {
  const { t } = usePage();
  const { columns, commission, meeting, voted } = t.decision;
  const choices = { ...voted, silent: meeting.notVoted, recused: meeting.recused };
  const decidedBy = { majority: "", chair: meeting.byChair, tie: meeting.byTie }[votes.decidedBy];
  return (
    <section>
      <h2>{commission.votes}</h2>
      <p>
        <strong>{carried ? meeting.carried : meeting.notCarried}</strong>: {meeting.tally(votes.tally)}
        {decidedBy ? `; ${decidedBy}` : ""}.
      </p>
      <Table
        caption={commission.votes}
        quiet
        rows={votes.members}
        keyOf={(member) => `${member.name} ${member.choice}`}
        columns={[
          { head: columns.member, cell: (member) => <span lang="ru">{member.name}</span>, main: true },
          {
            head: columns.vote,
            cell: (member) => (
              <>
                {choices[member.choice]}
                {member.byShowOfHands ? <span className="muted"> ({meeting.byHands})</span> : null}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
