// Every command, in the order of the help.
import type { Command } from "commander";
import { registerCheck } from "./check.ts";
import { registerImport } from "./import.ts";
import { registerLocal } from "./local.ts";
import { registerReport } from "./report.ts";
import { registerSend } from "./send.ts";

export const commands: readonly ((program: Command) => void)[] = [
  registerLocal,
  registerCheck,
  registerReport,
  registerSend,
  registerImport,
];
