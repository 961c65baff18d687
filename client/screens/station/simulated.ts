const VERB = /^simulate\b:?\s*/i

/** True for a step whose label says that it only pretends: its button says so too. */
export function isSimulated(label: string): boolean {
  return VERB.test(label)
}

/** What is simulated, after a button that says that it is. */
export function withoutSimulate(label: string): string {
  return label.replace(VERB, '')
}
