/** Whose PostgreSQL tests run on; in CI what a newcomer gets, who has none of the system's. */
export const binaries = process.env.POSTGRES_BINARIES === "embedded" || process.env.CI ? "embedded" : "auto";
