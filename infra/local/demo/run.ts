// Runs the demo: vendors send, the clock moves on day by day, and what is scheduled happens.
import type { Config } from "../../../lib/config/index.ts";
import { instantOf } from "../../../lib/domain/period.ts";
import type { Progress } from "../progress.ts";
import { readSecrets, secretsFile } from "../secrets-file.ts";
import type { Stack } from "../stack.ts";
import { createPoster } from "./post.ts";
import { demoEnd, storyZone, weeks } from "./story.ts";
import { tellStory } from "./telling.ts";

const seed = 20_260_824;
const sendTime = "23:30";

export interface Demo {
  readonly stack: Stack;
  readonly config: Config;
  readonly directory: string;
  readonly progress: Progress;
}

/** Runs the story and gives the link to the last report's mail. */
export async function runDemo({ stack, config, directory, progress }: Demo): Promise<string> {
  const { clock, mailbox, port, url } = stack;
  const evenings = tellStory(seed);
  const total = evenings.reduce((sum, { sendings }) => sum + sendings.length, 0);
  const poster = createPoster({ port, config, secrets: readSecrets(secretsFile(directory)), now: clock.now });
  let posted = 0;
  progress.say(`${weeks} weeks of signed deliveries, from a payroll firm that does not exist:`);
  progress.start(total, "deliveries");
  try {
    for (const { day, sendings } of evenings) {
      await clock.moveTo(instantOf(day, sendTime, storyZone));
      await poster.post(sendings, () => {
        posted += 1;
        progress.advance(posted, `${day}, ${mailbox.mails().length} mails so far`);
      });
    }
    await clock.moveTo(demoEnd);
  } finally {
    poster.stop();
    progress.finish();
  }
  const [newest] = mailbox.mails();
  if (!newest) throw new Error("the weekly report was not mailed");
  progress.say(`${total} deliveries taken, ${mailbox.mails().length} mails sent. The last one: “${newest.subject}”`);
  return `${url}/mails/${newest.id}`;
}
