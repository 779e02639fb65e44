// The attack on hidden groups over 2,000 random organisations: how many there are to find, and how many are found.
import { leaksOf } from "../privacy/attack.ts";
import { createOrganisation } from "../privacy/organisation.ts";
import { publish } from "../privacy/published.ts";
import { writeSection } from "./section.ts";

const seeds = Number(process.argv[2] ?? 2_000);
let [reports, secrets, leaks, withheld, organisations] = [0, 0, 0, 0, 0];
for (let seed = 1; seed <= seeds; seed++) {
  const organisation = createOrganisation(seed);
  const published = publish(organisation, organisation.answers, { figuresAlone: seed % 10 !== 0 });
  const found = leaksOf(organisation, published);
  reports += published.length;
  secrets += found.secrets;
  leaks += found.leaks.length;
  withheld += published.filter(({ inputs }) => inputs.withheld).length;
  if (found.leaks.length > 0) {
    organisations++;
    console.error(`seed ${seed}: ${JSON.stringify(found.leaks[0])}`);
  }
  if (seed % 200 === 0) console.error(`${seed} organisations attacked`);
}

writeSection(
  "privacy",
  `## Hidden groups

An attacker who keeps every report of an organisation and solves for each group below its floor: stages, touchpoints, segments,
and what belongs to none of them, of every day, week and month that is reported. Every tenth
organisation with comparisons and charts as well, which tell of the periods before.

| organisations | reports | groups below the floor | found | reports that withhold a figure for another's sake |
|---|---|---|---|---|
| ${seeds.toLocaleString("en")} | ${reports.toLocaleString("en")} | ${secrets.toLocaleString("en")} | ${leaks} in ${organisations} | ${withheld.toLocaleString("en")} |`,
);
if (leaks > 0) process.exitCode = 1;
