// The fictional children of the cases that are not received (yet), in the style of docs/process.md 19. None of them exists.
import { child, enquiry } from './register.ts';

/** A draft that ends after the worries. */
export const linnet = child(
  'Linnet',
  (c, n) => ({
    urgency: 'routine',
    safeTonight: 'yes',
    mustNotBeTold: 'no',
    knowsFamily: 'no',
    needs: 'None known. She likes to draw while she talks.',
    worries: `${c.written(n - 9)}: an adult she does not know sent her vouchers through a game and asked for pictures. Her aunt saw the messages and kept them.`,
  }),
  { alike: enquiry },
);

/** A draft that has only just been begun. */
export const dunlin = child(
  'Dunlin',
  (c, n) => ({
    section47: 'notNeeded',
    strategyDate: c.typed(n - 2),
    urgency: 'routine',
    safeTonight: 'notSure',
    routineRight: 'routine',
    planTonight: 'The residential team checks in at 21:00 and 23:00 and rings the duty team.',
    mustNotBeTold: 'notKnown',
    knowsFamily: 'no',
    legalStatus: 'section31',
  }),
  { alike: () => ({}) },
);

export const plover = child('Plover', (c, n) => ({
  needs: 'Romanian first: an interpreter who is not from the family’s own circle.',
  worries: `${c.written(n - 8)}: seen washing cars at 07:30 on a school day, without gloves, hands sore. An adult took the money and drove him away in a van, plate TE57 ABC. Seen by his school’s welfare officer.`,
  childsWords:
    '“I am tired. I want to go to school like my sister.” Said to the welfare officer through an interpreter.',
  trustedAdult: 'Ivy Notreal, school welfare officer, 0191 498 0151',
  parentsViews: 'His mother knows, agrees, and wants the phone calls to stop.',
  strengths: 'He told an adult at school at once. His sister is in school every day and talks with him.',
  workDone: 'Two visits with an interpreter; school keeps a place and a meal for him.',
  ask: 'disruption,plan,mapping',
  safetyPlan: 'School rings by 09:15 when he is not there; his mother has the out-of-hours number.',
}));

/** Urgent, not immediate. */
export const swift = child('Swift', (c, n) => ({
  urgency: 'beforePreMset',
  safeTonight: 'notSure',
  planTonight: 'Her grandmother sleeps at the house; the duty team rings at 21:00 and 07:00.',
  needs: 'Anxious in groups; one adult at a time, and she chooses where to sit.',
  worries: `${c.written(n - 1)}: an adult of concern waited outside school and gave her a new phone. Images are being obtained from her and she is being threatened with them. Her grandmother saw the phone; the messages are with the police.`,
  childsWords: '“He says everyone will see. I want it to stop.” Said to her grandmother last night.',
  trustedAdult: 'Her grandmother, Dove Supposed, 07700 900142',
  parentsViews: 'Her mother knows and agrees; she is angry with herself for not seeing it.',
  strengths: 'She told her grandmother within a day. Her grandmother believes her and stays with her.',
  workDone: 'Phone handed to the police with her agreement; image removal service explained to her.',
  ask: 'disruption,unblock,plan',
  safetyPlan: 'Fetched from school by her grandmother; school gate staffed; no new phone until she wants one.',
}));

export const martin = child('Martin', (c, n) => ({
  needs: 'ADHD: short conversations, best while walking.',
  worries: `${c.written(n - 7)}: found by British Transport Police 90 miles away with cash that he is made to hold. Older persons of concern collect him by car. Reported by the train guard.`,
  childKnows: 'no',
  trustedAdult: 'Finn Maybe, boxing coach, 07700 900163',
  parentsKnow: 'no',
  parentsViews: 'His mother could not be reached on three days; a visit is booked.',
  strengths: 'He goes to boxing twice a week and his coach notices when something is wrong.',
  workDone: 'Return home interview offered; he was not ready to talk yet, a second one is offered.',
  ask: 'disruption,information',
  safetyPlan: 'Coach and PRU share one contact; his uncle’s sofa is agreed for tonight.',
}));

export const curlew = child('Curlew', (c, n) => ({
  section47: 'notSubstantiated',
  needs: 'None known.',
  worries: `${c.written(n - 5)}: her account was used by others for three payments of £900. She says that she is threatened if she tells the bank. Her college tutor saw the letters.`,
  childsWords: '“I just want my own money back and my phone to be quiet.” Said to her tutor.',
  trustedAdult: 'Robin Perhaps, college tutor, 0191 498 0177',
  parentsViews: 'Her parents know and agree. They ask that the college hears as little as possible.',
  strengths: 'She kept every letter and asked for help herself. Her older brother goes to appointments with her.',
  workDone: 'Bank told with her agreement; account closed; a new one opened with her brother present.',
  safetyPlan: 'She and her tutor meet on Mondays; her brother walks her home from the bus.',
}));

export const lark = child('Lark', (c, n) => ({
  needs: 'Hearing aid on the left; sit on his right.',
  legalStatus: 'section31',
  worries: `${c.written(n - 10)}: he is made to carry stolen e-bike parts by two persons of concern near the metro station. His foster carer saw them waiting.`,
  childsWords: '“If I move they can’t find me.” Said to his foster carer.',
  trustedAdult: 'His foster carer, Heather Someone, 07700 900188',
  parentsViews: 'His mother knows and agrees; his foster carer helped to write this.',
  strengths: 'A steady foster home for two years; he plays the drums in a youth band.',
  workDone: 'Carer and school share a route home; youth band changed its rehearsal time.',
  safetyPlan: 'Fetched by car after dark; carer has the police reference.',
}));
