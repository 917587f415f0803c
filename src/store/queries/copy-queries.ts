// What the program asks that copies a whole database, and puts a copy back.
import type { PartitionQuery, WholeQuery } from '../sdk/query.ts';

type Container = WholeQuery['container'];
type OfEach<Q> = Readonly<Record<Container, Q>>;

const everyIn = (container: Container): WholeQuery => ({
  name: `everyDocumentOf${container[0]?.toUpperCase() ?? ''}${container.slice(1)}`,
  text: 'SELECT * FROM c',
  container,
  reach: 'everything',
  why: `npm run copy: all that lies in ${container}, as it lies there.`,
});
const writtenIn = (container: Container): WholeQuery => ({
  name: `writtenLatelyTo${container[0]?.toUpperCase() ?? ''}${container.slice(1)}`,
  text: 'SELECT c.pk FROM c WHERE c._ts >= @since',
  container,
  reach: 'everything',
  why: `npm run copy: what was written to ${container} while it was copied, which is then copied again.`,
});
const againIn = (container: Container): PartitionQuery => ({
  name: `allOfPartitionIn${container[0]?.toUpperCase() ?? ''}${container.slice(1)}`,
  text: 'SELECT * FROM c',
  container,
  reach: 'partition',
  why: `npm run copy: one partition of ${container} that was written to meanwhile; npm run from-copy: what it puts again.`,
});

const ofEach = <Q>(query: (container: Container) => Q): OfEach<Q> => ({
  cases: query('cases'),
  directory: query('directory'),
  looks: query('looks'),
});
export const everyDocument = ofEach(everyIn);
export const writtenLately = ofEach(writtenIn);
export const allOfPartition = ofEach(againIn);

export const copyQueries = [everyDocument, writtenLately, allOfPartition].flatMap((each) => Object.values(each));
