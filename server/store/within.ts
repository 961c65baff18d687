/** No answer in time; what was asked may still happen. */
export class NoAnswer extends Error {}

/** What a server that is there needs for an answer, in real ms. */
export const COMMAND_MS = 2000

/** Fails with `NoAnswer` after so many real ms; what was asked may still happen. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new NoAnswer(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
