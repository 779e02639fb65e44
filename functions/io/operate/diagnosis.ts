// What is wrong with a deployment's table, and what to do about it: one line for each.
import type { Program } from "../../../lib/config/index.ts";
import type { Instant } from "../../../lib/domain/fact.ts";
import { definitionOf } from "../../../lib/rollup/definition.ts";
import { peppersIn } from "../../../lib/sources/signing/pseudonym.ts";
import { erasedPartition, searchedKey } from "../../../lib/table/erasure-keys.ts";
import { passKey } from "../../../lib/table/retention-keys.ts";
import { keptAside } from "../facts/kept-aside.ts";
import { allMarkers } from "../facts/markers.ts";
import { storedProgram } from "../facts/program.ts";
import { readRotation } from "../people/rotation.ts";
import { type Ill, mailingsIll, many, type Patient } from "./diagnosis-mailings.ts";

export type { Ill, Patient } from "./diagnosis-mailings.ts";

const dayMs = 86_400_000;
/** Refresh runs every night. */
const oldestMarkerMs = 26 * 3_600_000;
const soonMs = 14 * dayMs;

const isoDay = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

async function storeIll({ table }: Patient, program: Program): Promise<Ill[]> {
  try {
    const stored = await storedProgram(table, program);
    if (!stored || stored.definition === undefined || stored.definition === definitionOf(program)) return [];
    return [
      {
        check: "definition",
        problem: `${program.id} is counted otherwise than before: the configuration or the code has changed`,
        fix: "nothing to do: the next refresh counts every day anew",
      },
    ];
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return [{ check: "store", problem, fix: "put the configuration back, or export, and import into a new table" }];
  }
}

async function markersIll({ table, now }: Patient, { id }: Program): Promise<Ill[]> {
  const oldest = Math.min(...(await allMarkers(table, id)).map(({ since }) => since));
  if (now - oldest < oldestMarkerMs || !Number.isFinite(oldest)) return [];
  const hours = Math.floor((now - oldest) / 3_600_000);
  const problem = `${id} has days that wait to be counted since ${hours} hours`;
  return [{ check: "refresh", problem, fix: "look at the refresh function's log and its dead letters" }];
}

async function asideIll({ table, now }: Patient, { id }: Program): Promise<Ill[]> {
  const all = await keptAside(table, id);
  const soon = all.filter(({ expiresAt }) => expiresAt < now + soonMs);
  const fix = "mend the mapping, then gapwatch replay; gapwatch quarantine says why";
  if (soon.length > 0) {
    const first = isoDay(Math.min(...soon.map(({ expiresAt }) => expiresAt)));
    const problem = `${many(soon.length, "delivery", "deliveries")} kept aside in ${id} will be gone from ${first} on`;
    return [{ check: "quarantine", problem, fix }];
  }
  return [];
}

async function erasuresIll({ table, restoredAt }: Patient, { id }: Program): Promise<Ill[]> {
  let begun = 0;
  for await (const { state } of table.query({ pk: erasedPartition(id) })) if (state === "begun") begun++;
  const searched = (await table.get(searchedKey(id)))?.at;
  const cutOff = `${many(begun, "erasure")} in ${id} ${begun === 1 ? "was" : "were"} cut off`;
  const ills = begun > 0 ? [{ check: "erasures", problem: cutOff, fix: "gapwatch erase --again" }] : [];
  if (restoredAt === undefined || Number(searched ?? 0) > restoredAt) return ills;
  return [
    ...ills,
    {
      check: "erasures",
      problem: `the table was restored from ${isoDay(restoredAt)}: who was erased since is back in ${id}`,
      fix: "gapwatch erase --again --from OLD-TABLE",
    },
  ];
}

/** A pass that is cut off each evening goes on the next; after a week something is wrong. */
async function retentionIll({ table, now }: Patient, { id, retention }: Program): Promise<Ill[]> {
  const at = retention ? Number((await table.get(passKey(id)))?.at ?? now) : now;
  const days = Math.floor((now - at) / dayMs);
  if (days < 8) return [];
  const problem = `what ${id} does not keep any longer was last looked for ${days} days ago`;
  return [{ check: "retention", problem, fix: "gapwatch retain, and look at the refresh function's log" }];
}

/** Facts that were stored under fewer peppers than the secret holds, or a rotation that was cut off. */
async function pepperIll({ table, config, secrets }: Patient, { id }: Program): Promise<Ill[]> {
  const [secret] = await secrets.live(config.pepper).catch(() => []);
  if (secret === undefined) return [];
  const { generation, underWay } = await readRotation(table, id);
  const held = peppersIn(secret).length;
  const check = "pepper";
  if (held < generation) {
    const problem = `facts of ${id} have names made with ${generation} peppers, and ${config.pepper} holds ${held}`;
    return [{ check, problem, fix: "put every pepper back, oldest first, one on each line" }];
  }
  if (held === generation && !underWay) return [];
  const problem = underWay
    ? `the rotation of the pepper in ${id} was cut off`
    : `${config.pepper} has a new pepper, and facts of ${id} their old names`;
  return [{ check, problem, fix: "gapwatch rotate-pepper" }];
}

async function secretIll({ secrets }: Patient, name: string): Promise<Ill[]> {
  const ill = (problem: string): Ill[] => [
    {
      check: "secrets",
      problem: `${name} ${problem}`,
      fix: `put its value into the secret ${name}; see docs/deploy.md`,
    },
  ];
  try {
    return (await secrets.live(name)).length > 0 ? [] : ill("is empty");
  } catch (error) {
    return ill(`cannot be read (${error instanceof Error ? error.name : "unknown"})`);
  }
}

/** Called by the doctor command. Writes nothing. */
export async function diagnose(patient: Patient): Promise<Ill[]> {
  const { config } = patient;
  const ills: Ill[] = [];
  for (const name of new Set([config.pepper, ...config.connections.map(({ secret }) => secret)]))
    ills.push(...(await secretIll(patient, name)));
  for (const program of config.programs)
    for (const look of [storeIll, markersIll, asideIll, erasuresIll, retentionIll, pepperIll])
      ills.push(...(await look(patient, program)));
  return [...ills, ...(await mailingsIll(patient))];
}
