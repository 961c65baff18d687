/** `34.6`, `35`: points and percentages with at most one decimal. */
export function pointsText(points: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: 1 }).format(points)
}
