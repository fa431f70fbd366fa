/** The migrated database that every test copies its own from. */
export const TEMPLATE = "pochin_template";
