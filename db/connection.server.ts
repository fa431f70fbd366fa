import postgres from "postgres";

/**
 * Opens a postgres.js pool on a database address. Besides the usual form it understands the socket form
 * `postgres://user@localhost/database?host=/folder`, which postgres.js alone would pass to the server as a setting.
 */
export function openPostgres<T extends Record<string, postgres.PostgresType> = Record<never, never>>(
  databaseUrl: string,
  options: postgres.Options<T> = {},
) {
  const address = new URL(databaseUrl);
  const folder = address.searchParams.get("host");
  const port = Number(address.searchParams.get("port") ?? address.port) || 5432;
  address.searchParams.delete("host");
  address.searchParams.delete("port");
  return postgres<T>(address.href, folder ? { ...options, host: folder, port } : options);
}
