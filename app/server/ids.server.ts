const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a part of an address can be an id of ours: anything else is simply not found. */
export function isUuid(value: string | undefined): value is string {
  return value !== undefined && UUID.test(value);
}
