/** The clause of an act after what it sets: « (п. 4.2)»; nothing where none is named. */
export function byClause(clause: string | number | undefined): string {
  return clause ? ` (${clause})` : "";
}
