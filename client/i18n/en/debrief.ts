export const debrief = {
  title: 'Debrief',
} as const
