import { watchStatements } from "~db/client.server";

/**
 * What `work` answers and how many queries it sent (needs `watchStatements`). What the driver asks on its own when it opens
 * a connection is not counted.
 */
export async function queriesOf<T>(work: () => Promise<T>): Promise<{ value: T; count: number }> {
  let count = 0;
  const stop = watchStatements((query) => {
    if (!query.includes("pg_catalog")) count += 1;
  });
  try {
    const value = await work();
    return { value, count };
  } finally {
    stop();
  }
}
