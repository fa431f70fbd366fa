import type { OwnTask } from "~/lifecycle/3-application/section-task";
import { formatDay } from "~/text/format";
import { usePage } from "../page";

/** What colleagues asked the person to fill in; nothing when nobody did. */
export function AskedSections({ tasks }: { tasks: readonly OwnTask[] }) {
  const { t, lang, href } = usePage();
  const words = t.application.colleagues;
  if (tasks.length === 0) return null;
  return (
    <>
      <h2>{words.home}</h2>
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <a href={href(`/applicant/applications/${task.applicationId}/colleagues`)} lang="ru">
              {[task.title, task.project].filter(Boolean).join(": ")}
            </a>
            . {words.homeAsked(task)}
            {task.dueOn ? `. ${words.dueBy(formatDay(task.dueOn, lang))}` : null}
            {task.note ? <span className="muted">. {task.note}</span> : null}
          </li>
        ))}
      </ul>
    </>
  );
}
