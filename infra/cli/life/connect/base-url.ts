// Where deliveries go: the address that is given, a running laptop stack, or what the last deployment wrote down.
import { resolve } from "node:path";
import { runningStack } from "../../../local/state.ts";
import { deployed, withoutHooks } from "../../deployed.ts";

/** Undefined where nothing says. */
export function baseUrl({ url, local }: { readonly url?: string; readonly local?: string }): string | undefined {
  const known = url ?? (local === undefined ? deployed().hookUrl : undefined);
  if (known !== undefined || local === undefined) return known && withoutHooks(known);
  const stack = runningStack(resolve(local));
  return stack && `http://localhost:${stack.port}`;
}
