import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * Orders names as a Russian list does: yo (U+0451) stands with ye (U+0435), capitals with small letters. The built-in
 * database compares code points (its locale is C), which would put capital yo before the alphabet and small yo after it.
 * @param name a column or an expression with text; give the row's id as the next key
 */
export function byAlphabet(name: SQLWrapper): SQL {
  return sql`translate(lower(${name}), '\u0451', '\u0435')`;
}
