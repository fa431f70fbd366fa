import type { PolicyName } from "./policy";

/** Who a route is for: the first part of its file's name. */
export type RouteArea = "public" | "applicant" | "desk" | "expert" | "commission" | "office" | "admin";

/**
 * What every route says of itself in `handle`: whose it is, and the rows of the policy table that judge its loader and
 * its action. The server refuses to start when a loader or an action has no row.
 */
export type RouteHandle = {
  area: RouteArea;
  reads?: PolicyName | readonly PolicyName[];
  writes?: PolicyName | readonly PolicyName[];
};
