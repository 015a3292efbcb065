const SAME_PRESS_MS = 1000;

/**
 * Calls `stop` at the first Ctrl-C (or SIGTERM, SIGHUP, or the end of the parent that holds our channel) and `force` at
 * the second. A terminal and npm each pass on one press of Ctrl-C, so signals within a second are one.
 */
export function onStopSignal({ stop, force }: { stop: () => void; force: () => void }): void {
  let firstAt: number | undefined;
  const pressed = () => {
    const at = performance.now();
    if (firstAt === undefined) {
      firstAt = at;
      stop();
    } else if (at - firstAt > SAME_PRESS_MS) {
      force();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pressed);
  process.once('disconnect', pressed);
}
