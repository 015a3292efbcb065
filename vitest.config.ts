import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    reporters: ['dot'],
    // Typst, sharp and jieba crash now and then where threads share a process.
    pool: 'forks',
    // The machines that run this have two cores.
    maxWorkers: 2,
    // Files of one worker share the modules they load: what a test needs for itself (a database, a federation, a clock) it
    // makes, as the server does that lives for months. Loading everything anew for each file took a third of all work.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [
            '**/*.db.test.ts',
            'test/services/**',
            'test/api/**',
            'test/journeys/**',
            'scripts/import-law/fixtures/**',
          ],
          // Far beyond what any of them takes: how fast a machine is, is no matter of right and wrong.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'services',
          include: [
            'src/**/*.db.test.ts',
            'scripts/**/*.db.test.ts',
            'test/services/**/*.test.ts',
            'test/api/**/*.test.ts',
          ],
          globalSetup: 'test/services.setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: 'test/journeys.setup.ts',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One server for all; each file has phones and programmes of its own.
        },
      },
    ],
  },
});
