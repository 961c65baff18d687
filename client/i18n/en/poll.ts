export const poll = {
  title: 'Poll',
} as const
