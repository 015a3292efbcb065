/** Hands an unexpected error to the browser's console and listeners, without stopping what called. */
export function report(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
