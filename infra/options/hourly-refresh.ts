// Option: rollups are refreshed every hour, so that what the commands print is never far behind.
import * as v from "valibot";
import { hourlyCron } from "../constructs/wall-clock.ts";
import type { DeploymentOption } from "./option.ts";

/** Reports do not need it: each refreshes its own program before it reads. */
export const hourlyRefresh: DeploymentOption<"hourly-refresh"> = {
  id: "hourly-refresh",
  description: "refreshes every program each hour besides each night; an hour without deliveries costs next to nothing",
  setting: v.literal("true", 'hourly-refresh is "true" or left out'),
  apply({ schedules }, { programs }) {
    for (const program of programs) {
      schedules.refresh(`Hourly-${program.id}`, `Refreshes the program ${program.id} every hour`, program, hourlyCron);
    }
  },
};
