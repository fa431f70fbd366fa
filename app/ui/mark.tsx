/** The mark of Почин: a sprout over a rising line, with the sun behind it. Decorative: the name stands beside it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <rect className="mark-ground" width="40" height="40" rx="10" />
      <circle className="mark-sun" cx="31" cy="8.8" r="3.4" />
      <path className="mark-line" d="M7 33c8 0 11.5-3 13-8.5 1-3.7 1-6 1-8" />
      <path className="mark-leaf" d="M20.6 24C20 17.5 15 14 8 14.3c.2 6.7 5 10.4 12.6 9.7z" />
      <path className="mark-leaf" d="M21 21c.2-5.8 4.4-9.3 12-9-.1 6.3-4.6 9.7-12 9z" />
    </svg>
  );
}
