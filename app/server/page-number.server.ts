/** The page of a list that an address asks for, counted from one; anything else is the first. */
export function pageNumber(query: URLSearchParams): number {
  const asked = query.get("page") ?? "";
  return /^[1-9]\d{0,4}$/.test(asked) ? Number(asked) : 1;
}
