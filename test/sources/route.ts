// A route for tests: the program of the cases with one connection.
import { type ConfigInput, checkConfig } from "../../lib/config/index.ts";
import { type Route, routesOf } from "../../lib/sources/decode.ts";
import { program } from "../cases/sources/case.ts";

export type ConnectionInput = NonNullable<ConfigInput["connections"]>[number];

/** What a connection of a source cannot do without. */
export const needsOf = (source: string): Partial<ConnectionInput> => ({
  ...(["surveymonkey", "qualtrics", "hubspot"].includes(source) && {
    api: { token: "acme/token", url: "https://api.vendor.test" },
  }),
  ...(source === "hubspot" && { publicUrl: "https://www.example.com/webhook_uri" }),
});

export function routes(...connections: readonly ConnectionInput[]): ReadonlyMap<string, Route> {
  const checked = checkConfig({
    sender: { address: "cx@acme.test" },
    programs: [program],
    connections: [...connections],
  });
  if (checked.kind === "problems") throw new Error(JSON.stringify(checked.problems));
  return routesOf(checked.config);
}

export function routeOf(over: Partial<ConnectionInput>): Route {
  const connection = { id: "c", program: "acme", source: "generic", secret: "acme/c", ...over };
  return [...routes(connection).values()][0]!;
}
