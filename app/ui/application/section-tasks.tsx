import type { ShownTask } from "~/lifecycle/3-application/section-task";
import { formatDay } from "~/text/format";
import { Alert } from "../alert";
import { Button } from "../button";
import { Form } from "../form";
import { usePage } from "../page";

type Props = {
  id: string;
  section: string;
  tasks: readonly ShownTask[];
  /** The page has a form of its own with a button that saves and says that the section is done. */
  finishesInForm?: boolean;
};

/** Who was asked to fill in this section, by whom and until when, with what the reader can do about it. */
export function SectionTasks({ id, section, tasks, finishesInForm = false }: Props) {
  const { t, lang } = usePage();
  const words = t.application.colleagues;
  return tasks.map((task) => (
    <Alert key={task.id} title={task.isOwn ? words.own : words.given(task.colleague)}>
      <p>
        {words.askedBy(task.asker)} {task.dueOn ? words.dueBy(formatDay(task.dueOn, lang)) : words.dueAtClose}
      </p>
      {task.note ? (
        <p>
          {words.note}: <span lang="ru">{task.note}</span>
        </p>
      ) : null}
      {task.mayFinish && finishesInForm ? <p>{words.howToFinish(words.saveFinish)}</p> : null}
      {(task.mayFinish && !finishesInForm) || task.mayWithdraw ? (
        <Form inline action={`/applicant/applications/${id}/colleagues/${task.id}/end`} id={`task-${task.id}`}>
          <input type="hidden" name="section" value={section} />
          {task.mayFinish && !finishesInForm ? (
            <Button small look="plain" name="answer" value="finish">
              {words.finish}
            </Button>
          ) : null}
          {task.mayWithdraw ? (
            <Button small look="plain" name="answer" value="withdraw">
              {words.withdrawHere}
            </Button>
          ) : null}
        </Form>
      ) : null}
    </Alert>
  ));
}
