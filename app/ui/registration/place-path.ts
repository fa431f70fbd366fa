/** The page where the people of a place are. */
export function peoplePath(place: { organiserId: string; competitionId: string | null }): string {
  return place.competitionId
    ? `/office/competitions/${place.competitionId}/people`
    : `/office/organisers/${place.organiserId}`;
}
