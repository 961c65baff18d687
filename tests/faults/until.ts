/** Waits for a condition; it says what it waited for when it did not come. */
export async function until(
  what: string,
  holds: () => Promise<string | null> | string | null,
  limitMs = 30_000,
): Promise<void> {
  const began = performance.now()
  for (;;) {
    const missing = await holds()
    if (missing === null) return
    if (performance.now() - began > limitMs) throw new Error(`${what}: ${missing}`)
    await new Promise((wake) => setTimeout(wake, 25))
  }
}
