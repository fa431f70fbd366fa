import { usePage } from "./page";

/** The bottom of every page: what this is, where to ask, what is done with personal data, how to check a receipt. */
export function Footer() {
  const { t, href } = usePage();
  const words = t.common.footer;
  const links = [
    { to: "/about", label: words.about },
    { to: "/projects", label: t.reporting.projects.title },
    { to: "/help", label: words.help },
    { to: "/contacts", label: words.contacts },
    { to: "/privacy", label: words.policy },
    { to: "/receipts", label: words.receipt },
  ];
  return (
    <footer className="bottom">
      <div className="frame">
        <nav aria-label={words.label}>
          <ul>
            {links.map((link) => (
              <li key={link.to}>
                <a href={href(link.to)}>{link.label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          {words.promise} {words.licence}.
        </p>
      </div>
    </footer>
  );
}
