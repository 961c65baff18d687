/** True for a step whose label says that it only pretends: its button says so too. */
export function isSimulated(label: string): boolean {
  return /^simulate\b/i.test(label)
}
