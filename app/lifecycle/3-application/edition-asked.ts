/** The edition that an address asks for, `?edition=2`; undefined for the one that counts. */
export function editionAsked(query: URLSearchParams): number | undefined {
  const asked = query.get("edition") ?? "";
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : undefined;
}
