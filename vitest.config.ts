import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { textParts } from './scripts/vite/textParts.ts';

/** Files begin by their size; those that play every state are short and take longest, and would end alone. */
class StatesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const playsStates = ({ moduleId }: TestSpecification): boolean => /\/states\w+\.story\.ts$/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(playsStates), ...sorted.filter((file) => !playsStates(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: StatesFirst },
    projects: [
      {
        plugins: [textParts()],
        test: {
          name: 'unit',
          include: ['{src,simulator,scripts,trials}/**/*.test.{ts,tsx}'],
          setupFiles: ['src/ui/testing/inEnglish.ts'],
          environment: 'node',
          restoreMocks: true,
          // Whole panels are rendered and typed into; a busy machine takes longer than the usual five seconds.
          testTimeout: 20_000,
          // Vitest would leave one core for itself, and on two cores run one file after the other.
          maxWorkers: Math.max(2, availableParallelism() - 1),
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.story.ts'],
          globalSetup: ['e2e/globalSetup.ts'],
          environment: 'node',
          testTimeout: 60_000,
          // A browser on a busy machine now and then drops a click; a story that fails twice has failed.
          retry: 1,
          hookTimeout: 60_000,
          // The files of a worker share its browser and its server.
          isolate: false,
          fileParallelism: true,
          // A story waits more than it works: three of them keep two cores busy.
          maxWorkers: Math.min(4, Math.max(3, availableParallelism() - 1)),
        },
      },
    ],
  },
});
