// The environment, read once. The only file that looks at it.

export interface Settings {
  readonly tableName: string;
  /** Kept in editions, so that `verify` knows which code made them. */
  readonly codeVersion: string;
  /** The configuration set that tells what became of a mail. */
  readonly configurationSet?: string;
  /** Where readers find an edition in the browser. */
  readonly pageUrl?: string;
}

function read(environment: Readonly<Record<string, string | undefined>>): Settings {
  const { TABLE_NAME, CODE_VERSION, CONFIGURATION_SET, PAGE_URL } = environment;
  if (!TABLE_NAME) throw new Error("TABLE_NAME must name the table, and is not set");
  return {
    tableName: TABLE_NAME,
    codeVersion: CODE_VERSION || "unknown",
    ...(CONFIGURATION_SET && { configurationSet: CONFIGURATION_SET }),
    ...(PAGE_URL && { pageUrl: PAGE_URL }),
  };
}

let known: Settings | undefined;

/** Called by every function on its cold start. */
export function settings(): Settings {
  known ??= read(process.env);
  return known;
}
