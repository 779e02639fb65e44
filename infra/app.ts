// What `cdk synth` and `cdk deploy` run: configuration, bundles, stack. Offline, without Docker and without an account.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { App, FileSystem, Tags } from "aws-cdk-lib";
import { digest } from "../lib/domain/digest.ts";
import manifest from "../package.json" with { type: "json" };
import { bundleFunctions } from "./bundle.ts";
import { readDeployment } from "./deployment.ts";
import { directoriesOf, GapwatchStack } from "./stacks/gapwatch-stack.ts";

const app = new App();
const deployment = await readDeployment(app.node, process.env.GAPWATCH_CONFIG || undefined);

if (deployment.kind === "refused") {
  process.stderr.write(`${deployment.message}\n`);
  process.exitCode = 1;
} else {
  const { config, configFile, stack: name, identity, options } = deployment;
  const outdir = join(app.outdir, "functions");
  // What an earlier bundle left behind would be deployed too.
  await rm(outdir, { recursive: true, force: true });
  const bundles = await bundleFunctions({ config: configFile, outdir });
  const directories = directoriesOf(bundles);
  const content = bundles.map(({ directory }) => FileSystem.fingerprint(directory));
  const codeVersion = `${manifest.version}+${digest(content.join(), 12)}`;
  const stack = new GapwatchStack(app, name, { config, directories, codeVersion, identity, options });
  Tags.of(stack).add("application", "gapwatch");
  app.synth();
}
