import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that run for half a minute and more, whatever their size. */
const long = [
  'test/api/operations.test.ts',
  'test/api/outsiders.test.ts',
  'test/journeys/hall-accessibility.test.ts',
  'test/journeys/console.test.ts',
];

/** Begins with the long files, so that no worker is left alone with one of them; the others as ever. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.some((file) => moduleId.endsWith(file));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
