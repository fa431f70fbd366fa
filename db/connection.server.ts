/**
 * Options that a database address needs beside itself: postgres.js takes the socket folder as `host`, where an address
 * carries it as `?host=`.
 */
export function connectionOptions(databaseUrl: string): { host?: string } {
  const socketFolder = new URL(databaseUrl).searchParams.get("host");
  return socketFolder ? { host: socketFolder } : {};
}
