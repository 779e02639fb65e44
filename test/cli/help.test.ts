// Every command explains itself: what it does, examples that name it, and, but for the one that stays up, its exit codes.
import { Command } from "commander";
import { expect, it } from "vitest";
import { commands } from "../../infra/cli/commands.ts";

const program = new Command("gapwatch");
for (const register of commands) register(program);

/** The help as it is printed, with what was added after it. */
function helpOf(command: Command): string {
  let text = "";
  command.configureOutput({
    writeOut: (piece) => {
      text += piece;
    },
  });
  command.outputHelp();
  return text;
}

it.each(program.commands.map((command) => [command.name(), command] as const))("%s --help", (name, command) => {
  const help = helpOf(command);
  expect(command.description()).toMatch(/^[a-z]/);
  const [, examples = ""] = help.split("\nExamples:\n");
  expect(examples).toMatch(new RegExp(`^  \\$ .*gapwatch ${name}\\b`));
  if (name !== "local") expect(help).toMatch(/\nExit code: .*\b2 wrong usage/);
});
