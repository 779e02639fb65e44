// What a figure's evidence is called in an address: short, the same in every revision, and without words from outside.
import { digest } from "../../domain/digest.ts";
import type { Slice } from "../../domain/figure.ts";
import { figureKey } from "../story/changes.ts";

type Keyed = Slice & { readonly metric: string };

/**
 * The name of a figure's evidence.
 *
 * Unit: twelve hexadecimal digits. Empty: never.
 *
 * @example
 * evidenceName({ metric: "csat", question: "q", audience: "customer" }).length; // => 12
 */
export const evidenceName = (figure: Keyed): string => digest(figureKey(figure), 12);

/**
 * The address of a figure's evidence within a reader's page.
 *
 * @example
 * evidencePath("/r/token", { metric: "nps", audience: "customer" }).startsWith("/r/token/evidence/"); // => true
 */
export const evidencePath = (page: string, figure: Keyed): string => `${page}/evidence/${evidenceName(figure)}`;

/**
 * Where the page of definitions tells of one: its id and version are one name of what is measured.
 *
 * Unit: a path. Empty: never.
 *
 * @example
 * definitionPath("/r/token", "nps@1"); // => "/r/token/definitions#nps@1"
 */
export const definitionPath = (page: string, version: string): string => `${page}/definitions#${version}`;
