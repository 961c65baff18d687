import { defineConfig } from 'vitest/config'

// They end a test that hangs, on a busy machine too; nothing here measures.
const shortMs = 30_000
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
          include: ['tests/{shared,engine,server,client,house,scenarios,security}/**/*.test.{ts,tsx}'],
          testTimeout: shortMs,
          hookTimeout: shortMs,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/{contract,fuzz,integration}/**/*.test.ts'],
          testTimeout: longMs,
          hookTimeout: longMs,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: longMs,
          hookTimeout: longMs,
          // Processes are killed at moments that a busy machine would make all alike.
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: longMs,
          hookTimeout: longMs,
          // Browsers get the machine to themselves: one for what people do, and one that looks at every page.
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
})
