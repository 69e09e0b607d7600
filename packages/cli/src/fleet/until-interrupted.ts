const signals = ['SIGINT', 'SIGTERM'] as const;

/** Does something that is told whether a person has asked for its end; a second signal ends the process. */
export async function untilInterrupted<Result>(
  work: (isInterrupted: () => boolean) => Promise<Result>,
): Promise<Result> {
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
  };
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await work(() => isInterrupted);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}
