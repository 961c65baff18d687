export const station = {
  title: 'Station',
} as const
