import { defineConfig } from 'vitest/config'

const longMs = 120_000

export default defineConfig({
  test: {
    environment: 'node',
    retry: 0,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/{shared,engine,server,client,house,scenarios}/**/*.test.{ts,tsx}'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{contract,fuzz,integration}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: longMs,
          hookTimeout: longMs,
          // Browsers get the machine to themselves.
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
