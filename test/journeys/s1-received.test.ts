import { openWorld } from '../worlds/harness.ts';
import { walked } from './journey.ts';
import { receivedSteps, receivedTitle } from './s1-received-steps.ts';

describe(receivedTitle, () =>
  walked(receivedTitle, 's1-received', receivedSteps, async () => openWorld({ wire: true })),
);
