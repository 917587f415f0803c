import { journey } from './journey.ts';
import { receivedSteps, receivedTitle } from './s1-received-steps.ts';

journey(receivedTitle, 's1-received', receivedSteps);
