// The one bundler configuration: what is deployed is what runs on a laptop.
import { copyFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { pictureAssets } from "../functions/io/mail/picture-assets.ts";

/** The Lambda functions, by the name of their file in `functions/`. */
export const functionNames = ["intake", "refresh", "report", "page", "feedback", "fetch"] as const;
export type FunctionName = (typeof functionNames)[number];

export interface BundledFunction {
  readonly name: FunctionName;
  /** Holds `index.mjs`, whose `handler` export is the function. */
  readonly directory: string;
}

const root = fileURLToPath(new URL("../", import.meta.url));

/** `#config` is the configuration of this deployment, whichever file that is. */
const configPlugin = (config: string): Plugin => ({
  name: "config",
  setup: ({ onResolve }) => onResolve({ filter: /^#config$/ }, () => ({ path: resolve(config) })),
});

// Packages in CommonJS call `require`, which an ES module has not.
const requireBanner = `import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);`;

const options: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "esm",
  mainFields: ["module", "main"],
  banner: { js: requireBanner },
  legalComments: "none",
  logLevel: "silent",
};

/** Files that a function reads at run time: they lie beside its bundle. */
async function copyAssets(directory: string): Promise<void> {
  const { resolve: installed } = createRequire(import.meta.url);
  await Promise.all(pictureAssets.map(({ name, from }) => copyFile(installed(from), join(directory, name))));
}

async function bundleOne(name: FunctionName, config: string, outdir: string): Promise<BundledFunction> {
  const directory = join(resolve(outdir), name);
  await mkdir(directory, { recursive: true });
  await Promise.all([
    build({
      ...options,
      entryPoints: [`functions/${name}.ts`],
      outfile: join(directory, "index.mjs"),
      plugins: [configPlugin(config)],
      minify: true,
      // Names in stack traces and in the SDK's errors survive.
      keepNames: true,
      sourcemap: "linked",
      sourcesContent: false,
    }),
    name === "report" ? copyAssets(directory) : undefined,
  ]);
  return { name, directory };
}

/**
 * Bundles every function with its configuration. The same sources give the same bytes.
 *
 * @param config path of the configuration file that the functions shall use
 */
export const bundleFunctions = ({
  config,
  outdir,
}: {
  readonly config: string;
  readonly outdir: string;
}): Promise<BundledFunction[]> => Promise.all(functionNames.map((name) => bundleOne(name, config, outdir)));

/** Bundles a file of our own that a worker thread runs; its packages stay where they are installed. */
export async function bundleThread(file: string, outfile: string): Promise<string> {
  await build({ ...options, entryPoints: [file], outfile, packages: "external" });
  return pathToFileURL(outfile).href;
}
