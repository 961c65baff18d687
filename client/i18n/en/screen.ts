export const screen = {
  title: 'Screen',
} as const
