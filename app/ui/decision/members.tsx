import type { MemberView } from "~/lifecycle/6-decision/view";
import { Field } from "../field";
import { usePage } from "../page";
import { Status } from "../status";

type Seat = Pick<MemberView, "id" | "name" | "isChair">;

/** Who came and who chairs, to be ticked by the secretary. */
export function AttendanceFields({ members, present }: { members: readonly Seat[]; present: readonly string[] }) {
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <>
      <Field
        name="present"
        type="checkboxes"
        label={words.present}
        value={present}
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Field
        name="chair"
        type="radio"
        label={words.chairs}
        value={members.find((member) => member.isChair)?.id}
        options={members.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  );
}

type Quorum = { present: number; roster: number; needed: number; reached: boolean };

/** Who is there, who is not, and whether they are enough to decide. */
export function MembersPresent({ members, quorum }: { members: readonly MemberView[]; quorum: Quorum }) {
  const { t } = usePage();
  const words = t.decision.meeting;
  const present = members.filter((member) => member.present);
  const absent = members.filter((member) => !member.present);
  return (
    <>
      <p>
        <Status tone={quorum.reached ? "good" : "bad"}>{quorum.reached ? words.quorumYes : words.quorumNo}</Status>{" "}
        {words.quorum(quorum)}
      </p>
      <Names label={words.present} members={present} />
      <Names label={words.absent} members={absent} />
    </>
  );
}

function Names({ label, members }: { label: string; members: readonly MemberView[] }) {
  const { t } = usePage();
  if (members.length === 0) return null;
  const name = (member: MemberView) =>
    member.isChair ? `${member.name} (${t.decision.meeting.chairMark})` : member.name;
  return (
    <p>
      {label}: <span lang="ru">{members.map(name).join(", ")}</span>
    </p>
  );
}
