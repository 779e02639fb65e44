// A table that is out of reach for a moment does not end an import; what will not pass does, at once.
import { describe, expect, it } from "vitest";
import { passes, patiently } from "../../infra/cli/rows/patience.ts";

const named = (name: string): Error => Object.assign(new Error("no"), { name });
const coded = (code: string): Error => Object.assign(new Error(""), { code });

function failing(times: number, error: Error) {
  const calls = { count: 0 };
  const act = async (): Promise<string> => {
    calls.count += 1;
    if (calls.count <= times) throw error;
    return "done";
  };
  return { calls, act };
}

describe("an import", () => {
  it.each([named("TimeoutError"), named("ThrottlingException"), new AggregateError([], ""), coded("ECONNREFUSED")])(
    "waits where %s may pass",
    async (error) => {
      expect(passes(error)).toBe(true);
      const { act, calls } = failing(3, error);
      expect(await patiently(act, [0, 0, 0])).toBe("done");
      expect(calls.count).toBe(4);
    },
  );

  it("gives up when it has waited long enough", async () => {
    const { act, calls } = failing(9, named("TimeoutError"));
    await expect(patiently(act, [0, 0])).rejects.toThrow("no");
    expect(calls.count).toBe(3);
  });

  it("gives up at once where waiting changes nothing", async () => {
    const { act, calls } = failing(9, named("AccessDeniedException"));
    await expect(patiently(act, [0, 0])).rejects.toThrow("no");
    expect(calls.count).toBe(1);
  });
});
