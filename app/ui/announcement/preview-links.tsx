import { usePage } from "../page";

type Props = { base: string; address: string; current?: "expert" | "commission" };

/** Where a draft is looked at with the eyes of each of its readers before it is announced. */
export function PreviewLinks({ base, address, current }: Props) {
  const { t, href } = usePage();
  const words = t.announcement.office.preview;
  const pages = {
    everybody: address,
    applicant: `${address}/blank`,
    expert: `${base}/preview/expert`,
    commission: `${base}/preview/commission`,
  };
  return (
    <nav className="tabs" aria-label={words.title}>
      <ul>
        {(Object.keys(pages) as (keyof typeof pages)[]).map((role) => (
          <li key={role}>
            <a href={href(pages[role])} aria-current={role === current ? "page" : undefined}>
              {words.roles[role]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
