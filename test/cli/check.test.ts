// `gapwatch check`: a right configuration in a few lines, a wrong one with all its problems at once.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { configSummary, nextSend } from "../../infra/cli/check.ts";
import config from "./gapwatch.config.ts";
import { gapwatch, shopConfig, temporaryDirectory } from "./gapwatch.ts";

describe("gapwatch check", () => {
  it("shows programs, where connections receive, and when reports are sent next", () => {
    expect(configSummary(config, Date.parse("2026-11-23T09:00:00Z"))).toBe(
      [
        "programs",
        "  shop (Shop), Europe/Dublin: 2 stages, 2 questions, 1 segment",
        "connections",
        "  survey -> shop: POST /hooks/survey, standard-webhooks, answered by customer",
        "  kiosk -> shop: POST /hooks/kiosk, standard-webhooks, answered by customer",
        "  helpdesk -> shop: POST /hooks/helpdesk, standard-webhooks, answered by customer",
        "reports",
        "  weekly -> shop: weekly, next 2026-11-24 08:30 Europe/Dublin about 2026-W47, to 2 recipients",
      ].join("\n"),
    );
  });

  it("names the next send time on the wall clock, before and after it has passed", () => {
    const [report] = config.reports;
    if (!report) throw new Error("the configuration lacks its report");
    const next = (now: string) => nextSend(report, "America/New_York", Date.parse(now));
    expect(next("2026-11-24T13:29:00Z")).toBe("2026-11-24 08:30 America/New_York about 2026-W47");
    expect(next("2026-11-24T13:30:00Z")).toBe("2026-12-01 08:30 America/New_York about 2026-W48");
  });

  it("ends with 0 for a right one, and with 2 and every problem for a wrong one", async () => {
    const directory = await temporaryDirectory();
    try {
      const wrong = join(directory.path, "wrong.config.ts");
      await writeFile(wrong, 'export default { sender: { address: "nobody" }, programs: [] };\n');
      const ended = await gapwatch(["check", "--config", wrong]);
      expect(ended).toMatchObject({ code: 2, out: "" });
      expect(ended.err).toContain("has 2 problems:\n  sender.address: an address is written name@example.com");
      expect(ended.err).toContain("  programs: there is at least one program");
    } finally {
      await directory.remove();
    }
    const right = await gapwatch(["check", "--config", shopConfig]);
    expect(right).toMatchObject({ code: 0, out: expect.stringContaining("gapwatch.config.ts is right\nprograms\n") });
    const none = await gapwatch(["check", "--config", "nowhere.ts"]);
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining("there is no configuration file nowhere.ts") });
  });
});
