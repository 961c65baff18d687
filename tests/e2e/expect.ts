import { expect as base } from '@playwright/test'

/** Waits by itself for what a page shows, long enough for five browsers on a busy machine. */
export const expect = base.configure({ timeout: 20_000 })
