/** How long the faults go on: a short run within `npm test`, a long one as `npm run soak`. */
export const isSoak = process.env['LAUNCHROOM_SOAK'] === '1'

export const length = (short: number, soak: number): number => (isSoak ? soak : short)

/** The seed of a run; a run that failed says which, and `LAUNCHROOM_SEED` brings it back. */
export const seed = Number(process.env['LAUNCHROOM_SEED'] ?? (isSoak ? Date.now() % 1_000_000 : 7))

/** Longest run of one test. */
export const LONGEST_MS = isSoak ? 30 * 60_000 : 120_000
