// Every command, in the order of the help.
import type { Command } from "commander";
import { registerCheck } from "./check.ts";
import { registerImport } from "./import.ts";
import { registerLocal } from "./local.ts";

export const commands: readonly ((program: Command) => void)[] = [registerLocal, registerCheck, registerImport];
