/** How most scenarios are put together. */
import { schedulingQuestion } from './bystanders.ts';
import type { Scenario, Story } from './story.ts';

/** A scenario but for its name. */
export type Told = Omit<Scenario, 'id'>;

/** The ticket that a scenario is about. */
export const mainTicket = 4711;

/** One story on the main ticket, and the scheduling question beside it. */
export const about = (
  story: Story,
  title: string,
  tryThis: string,
  differences: Pick<Scenario, 'knobs' | 'settings'> = {},
): Told => ({
  title,
  tryThis,
  ...differences,
  tickets: [
    { id: mainTicket, story },
    { id: 4801, story: schedulingQuestion },
  ],
});
