// The words of the way out.

export const leave = {
  title: "Stop this report?",
  ask: (name: string): string => `You will get no more mails of ${name}. The report itself goes on for the others.`,
  button: "Stop sending it to me",
  done: "You will get no more of it",
  gone: (name: string): string => `${name} is no longer sent to you. If that was a mistake, take it back here.`,
  back: "Send it to me again",
} as const;
