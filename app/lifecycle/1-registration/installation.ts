/** What the journal calls the installation as a whole, which has no row of its own. */
export const installationId = "00000000-0000-0000-0000-000000000000";
