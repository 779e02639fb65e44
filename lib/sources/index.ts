// The registry of webhook sources: one line for each.
import { generic } from "./generic.ts";
import type { Source } from "./source.ts";
import { typeform } from "./typeform.ts";
import { zendesk } from "./zendesk.ts";

/** Every source that a connection may name. */
export const sources: readonly Source[] = [generic, typeform, zendesk];

/**
 * The source of an id. Empty: undefined when there is none.
 *
 * @example
 * sourceOf("typeform")?.id; // => "typeform"
 */
export const sourceOf = (id: string): Source | undefined => sources.find((source) => source.id === id);
