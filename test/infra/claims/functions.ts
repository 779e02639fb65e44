// Claims about the functions: runtime, limits, logs, and what becomes of a call that fails with nobody waiting.
import { describe, expect, test } from "vitest";
import { fetchLimitMs, intakeLimitMs, pageLimitMs } from "../../../functions/limits.ts";
import { only, resources } from "../synthesized.ts";

const functions = Object.entries(resources).filter(([, { Type }]) => Type === "AWS::Lambda::Function");
const of = (name: string) => only("AWS::Lambda::Function", `"${name}Role`).Properties;

describe("the functions", () => {
  test("are these six, on the same runtime, each with a ceiling on how many run at once", () => {
    const limits = ["Intake", "Refresh", "Report", "Page", "Feedback", "Fetch"].map((name) => {
      const { Runtime, Architectures, Handler, ReservedConcurrentExecutions } = of(name);
      return { Runtime, Architectures, Handler, ReservedConcurrentExecutions };
    });
    const common = { Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" };
    expect(limits).toEqual([
      { ...common, ReservedConcurrentExecutions: 50 },
      { ...common, ReservedConcurrentExecutions: 5 },
      { ...common, ReservedConcurrentExecutions: 5 },
      { ...common, ReservedConcurrentExecutions: 10 },
      { ...common, ReservedConcurrentExecutions: 5 },
      { ...common, ReservedConcurrentExecutions: 1 },
    ]);
    expect(functions).toHaveLength(6);
  });

  test("no invocation of a writer outlives the markers it writes", () => {
    expect(Number(of("Intake").Timeout) * 1000).toBeLessThanOrEqual(intakeLimitMs);
    expect(Number(of("Page").Timeout) * 1000).toBeLessThanOrEqual(pageLimitMs);
    expect(Number(of("Fetch").Timeout) * 1000).toBeLessThanOrEqual(fetchLimitMs);
  });

  test("know the table and their code; report alone knows the configuration set", () => {
    const names = ["Intake", "Refresh", "Report", "Page", "Feedback", "Fetch"].map((name) => {
      const { Variables } = of(name).Environment as { Variables: Record<string, unknown> };
      return Object.keys(Variables).sort().join(" ");
    });
    expect(names).toEqual([
      "CODE_VERSION NODE_OPTIONS TABLE_NAME",
      "CODE_VERSION NODE_OPTIONS TABLE_NAME",
      "CODE_VERSION CONFIGURATION_SET NODE_OPTIONS PAGE_URL TABLE_NAME",
      "CODE_VERSION NODE_OPTIONS TABLE_NAME",
      "CODE_VERSION NODE_OPTIONS TABLE_NAME",
      "CODE_VERSION NODE_OPTIONS TABLE_NAME",
    ]);
  });

  test("write JSON logs to groups of their own that forget after 90 days", () => {
    for (const name of ["Intake", "Refresh", "Report", "Page", "Feedback", "Fetch"]) {
      expect(of(name).LoggingConfig).toMatchObject({ LogFormat: "JSON", SystemLogLevel: "WARN" });
      expect(JSON.stringify(of(name).LoggingConfig)).toContain(`"${name}Logs`);
    }
    const groups = Object.values(resources).filter(({ Type }) => Type === "AWS::Logs::LogGroup");
    expect(groups.map(({ Properties }) => Properties.RetentionInDays).sort()).toEqual([30, 90, 90, 90, 90, 90, 90]);
  });

  test("called with nobody waiting, they are repeated, then their event is kept for a person", () => {
    const repeats = ["Refresh", "Report", "Feedback", "Fetch"].map((name) => {
      expect(JSON.stringify(of(name).DeadLetterConfig)).toContain("DeadLetters");
      const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = only(
        "AWS::Lambda::EventInvokeConfig",
        `"${name}Function`,
      ).Properties;
      return { MaximumRetryAttempts, MaximumEventAgeInSeconds };
    });
    expect(repeats).toEqual([
      { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 3600 },
      { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21600 },
      { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 21600 },
      { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 300 },
    ]);
    expect(of("Intake").DeadLetterConfig).toBeUndefined();
  });

  test("dead letters wait 14 days, encrypted, and are taken over TLS only", () => {
    expect(only("AWS::SQS::Queue").Properties).toMatchObject({
      MessageRetentionPeriod: 14 * 86400,
      SqsManagedSseEnabled: true,
    });
    expect(JSON.stringify(only("AWS::SQS::QueuePolicy").Properties)).toContain('"aws:SecureTransport":"false"');
  });
});
