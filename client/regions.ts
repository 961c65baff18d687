/** F6 goes from region to region: the bar, main, complementary, navigation, and panels (`data-region`). */
const REGIONS = '[data-region], main, nav, aside'

function regions(): HTMLElement[] {
  const all = [...document.querySelectorAll<HTMLElement>(REGIONS)]
  return all.filter((one) => one.checkVisibility() && !one.closest('[inert], [aria-hidden="true"]'))
}

/** Moves the focus to the next (1) or previous (-1) region, around the page. */
export function cycleRegion(step: 1 | -1): void {
  const all = regions()
  if (all.length === 0) return
  const here = all.findLastIndex((one) => one.contains(document.activeElement))
  const to = all[(here + step + all.length + (here < 0 && step < 0 ? 1 : 0)) % all.length]
  if (!to) return
  if (to.tabIndex < 0) to.tabIndex = -1
  to.focus()
}
