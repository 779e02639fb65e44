// One synth that all claims about the template share: bundles are not under test here, so that a stand-in file is enough.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { AwsSolutionsChecks } from "cdk-nag";
import { functionNames } from "../../infra/bundle.ts";
import { alarmMail } from "../../infra/options/alarm-mail.ts";
import { hourlyRefresh } from "../../infra/options/hourly-refresh.ts";
import { directoriesOf, GapwatchStack, type GapwatchStackProps } from "../../infra/stacks/gapwatch-stack.ts";
import { type Config, defineConfig } from "../../lib/config/index.ts";

const recipients = [{ address: "reader@example.com" }];

/** Two zones, every cadence, one secret that two connections share. */
export const config: Config = defineConfig({
  sender: { address: "cx@mail.example.com" },
  programs: [
    { id: "dublin", name: "Dublin", timeZone: "Europe/Dublin", retention: { response: "P3Y" } },
    { id: "auckland", name: "Auckland", timeZone: "Pacific/Auckland" },
  ],
  connections: [
    { id: "survey", program: "dublin", source: "typeform", secret: "gapwatch/typeform" },
    { id: "survey-south", program: "auckland", source: "typeform", secret: "gapwatch/typeform" },
    { id: "desk", program: "dublin", source: "zendesk", secret: "support/zendesk" },
    {
      ...{ id: "asked", program: "dublin", source: "surveymonkey", secret: "gapwatch/typeform" },
      api: { token: "support/token" },
    },
  ],
  reports: [
    { id: "day", program: "dublin", cadence: "daily", at: "06:30", recipients },
    { id: "week", program: "auckland", cadence: "weekly", weekday: "thursday", at: "08:05", recipients },
    { id: "month", program: "dublin", cadence: "monthly", recipients },
    { id: "quarter", program: "dublin", cadence: "quarterly", at: "00:00", recipients },
    { id: "year", program: "auckland", cadence: "yearly", recipients },
  ],
});

/** A synth with the context of `cdk.json` and the AwsSolutions pack; a finding of either throws. */
export function synthesize(props: Partial<GapwatchStackProps> = {}): { stack: GapwatchStack; template: Template } {
  const out = mkdtempSync(join(tmpdir(), "gapwatch-synth-"));
  const bundles = functionNames.map((name) => {
    const directory = join(out, name);
    mkdirSync(directory);
    writeFileSync(join(directory, "index.mjs"), `export const handler = () => "${name}";\n`);
    return { name, directory };
  });
  const { context } = JSON.parse(readFileSync("cdk.json", "utf8"));
  const app = new App({ context, outdir: join(out, "cdk.out") });
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  const stack = new GapwatchStack(app, "Gapwatch", {
    config,
    directories: directoriesOf(bundles),
    codeVersion: "0.0.0+test",
    identity: "domain",
    options: [
      { option: alarmMail, setting: "ops@example.com" },
      { option: hourlyRefresh, setting: "true" },
    ],
    ...props,
  });
  return { stack, template: Template.fromStack(stack) };
}

export const { stack, template } = synthesize();

export interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties: Record<string, unknown>;
}

export const resources: Readonly<Record<string, Resource>> = template.toJSON().Resources;

/** The only resource of a type whose properties contain a text. */
export function only(type: string, containing = ""): Resource {
  const found = Object.values(resources).filter(
    ({ Type, Properties }) => Type === type && JSON.stringify(Properties ?? {}).includes(containing),
  );
  if (found.length !== 1) throw new Error(`${found.length} of ${type} contain "${containing}", not one`);
  return found[0] as Resource;
}
