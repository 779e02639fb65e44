// The commands of an operator. Exit codes: 0 done, 1 the answer is no, 2 wrong usage.
import { Command, CommanderError } from "commander";
import { commands } from "./commands.ts";

function createProgram(): Command {
  const program = new Command("gapwatch")
    .description("Measures customer experience, and mails what customers say beside what the company believes.")
    .exitOverride()
    .showHelpAfterError("(add --help for what can be given)");
  for (const register of commands) register(program);
  // Commands that are registered do not inherit these two.
  for (const command of program.commands)
    command.exitOverride().showHelpAfterError("(add --help for what can be given)");
  return program;
}

try {
  await createProgram().parseAsync(process.argv);
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Asked for help: done. Everything else that commander refuses is wrong usage.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
