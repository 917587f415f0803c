import { directory } from '../people/builders.ts';
import { journey } from './journey.ts';
import { endPeople, endSteps, endTitle } from './s1-end-steps.ts';

journey(endTitle, 's1-end', endSteps, directory, endPeople);
