/** Another try, and another, for what is to be written after a mail has left: unwritten, it would leave again, or stay unknown when it advertises. */
const TRIES = 4;
const RETRY_MS = 250;

export async function severalTries(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt >= TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS * attempt));
    }
  }
}
