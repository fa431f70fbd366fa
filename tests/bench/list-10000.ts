import { listOf } from "./list";

export const scene = listOf(10_000);
