import { defineConfig } from 'vitest/config';

/** The domain's tests alone, for mutation testing: nothing but the domain can kill a mutant of the domain. */
export default defineConfig({
  test: {
    include: ['src/domain/**/*.test.ts'],
    setupFiles: ['src/ui/testing/inEnglish.ts'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
