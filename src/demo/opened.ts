// The fictional children whose cases a meeting has decided about, and two that are new to MSET, in the style of
// docs/process.md 19. None of them exists.
import { child } from './register.ts';

/** Her story can be read from its beginning to a second review. */
export const heron = child('Heron', (c, n) => ({
  needs: 'Asthma: her inhaler goes where she goes.',
  worries: `${c.written(n - 7)}: an adult of concern, about 28, collects her from the shopping parade and brings her back after midnight. A shop worker saw her crying in his car, plate TE57 GHJ.`,
  childsWords: '“He was nice at first. Now I have to.” Said to the school’s safeguarding lead.',
  trustedAdult: 'Hazel Noname, safeguarding lead of her school, 0191 498 0181',
  parentsViews: 'Her mother knows and agrees. She wants to be rung when Heron is not home by nine.',
  strengths: 'She told someone at school in her own words. Her mother waits up and never shouts.',
  workDone: 'School changed her timetable so that she is never alone at the gate; three return home interviews.',
  ask: 'disruption,plan',
  safetyPlan: 'Her mother rings the duty team at nine; the shop keeps its back room open for her.',
  nhsNumber: '999 210 0052',
}));

/** To be reviewed at the panel of these days. */
export const kestrel = child('Kestrel', (c, n) => ({
  needs: 'Loud rooms are hard for him; he likes to sit by the door.',
  worries: `${c.written(n - 8)}: found at a bus station in another county at 06:00 with a bag that he is made to carry. Persons of concern hold his phone until he comes back. Seen by transport staff.`,
  childsWords: '“If the bag is short, it is my brother next.” Said to his youth justice worker.',
  trustedAdult: 'Ash Pretend, youth justice worker, 07700 900231',
  parentsViews: 'His parents know and agree. They are frightened for his younger brother.',
  strengths: 'He looks after his brother and asked for help for him. He goes to football every Saturday.',
  workDone: 'A section 45 defence was raised; the family’s door and lights were made safe.',
  nrm: 'submitted',
  nrmDate: c.typed(n - 2),
  ask: 'disruption,plan,mapping',
  safetyPlan: 'A code word to his coach; both parents hold the out-of-hours number; Philomena form is ready.',
  nhsNumber: '999 210 0060',
}));

export const avocet = child('Avocet', (c, n) => ({
  needs: 'None known.',
  worries: `${c.written(n - 6)}: an account that says it is of a girl her age asks for pictures and sends vouchers. Her sister found the messages and told their father.`,
  childsWords: '“I thought she was my friend. I feel silly.” Said to her social worker; we said that she is not.',
  trustedAdult: 'Her sister, Teasel Chapter, 07700 900244',
  parentsViews: 'Her parents know and agree. They have read the school’s page about games with her.',
  strengths: 'She and her sister tell each other everything. She draws and shows it at school.',
  workDone: 'Account reported; her parents set up the phone with her, not for her.',
  ask: 'plan,mapping',
  safetyPlan: 'The phone stays in the kitchen at night; her sister is the first she shows a message.',
}));

/** Seventeen and a half: on the way to adult services. */
export const gannet = child('Gannet', (c, n) => ({
  needs: 'Learning disability: easy-read letters, and her support worker beside her.',
  worries: `${c.written(n - 9)}: two adults of concern stay at her flat and take her benefits. She sleeps at a friend’s when they are there. Her support worker saw the empty fridge and the bruise on her arm.`,
  childsWords: '“It is my flat but I knock.” Said to her support worker.',
  trustedAdult: 'Sorrel Imaginary, support worker, 0191 498 0192',
  parentsViews: 'She has asked that we do not speak with her parents; her aunt knows and agrees.',
  strengths: 'She bakes for the whole house and is proud of it. She rings her support worker when she is unsure.',
  workDone: 'New locks; her benefits are paid to an account that only she can use.',
  ask: 'plan,disruption',
  safetyPlan: 'Her support worker rings at six; her aunt has a spare key and a bed.',
}));

/** Led by another plan since the pre-MSET. */
export const pipit = child('Pipit', (c, n) => ({
  section47: 'notSubstantiated',
  needs: 'None known.',
  worries: `${c.written(n - 6)}: older boys wait for him after school and take what he carries. He came home without his coat twice. His teacher saw them wait.`,
  childsWords: '“They only want my snacks.” Said to his teacher.',
  trustedAdult: 'His teacher, Linden Invented, 0191 498 0155',
  parentsViews: 'His mother knows and agrees. She walks with him on two days.',
  strengths: 'He has three close friends who walk with him. He tells his mother about his day.',
  workDone: 'School spoke with the other boys’ school; a walking group was set up.',
  safetyPlan: 'He walks with his group; his teacher stands at the corner until half past three.',
}));

export const wren = child('Wren', (c, n) => ({
  needs: 'English is her second language; she prefers to write.',
  legalStatus: 'section31',
  worries: `${c.written(n - 5)}: she is made to clean three flats each night and is driven there and back. Her foster carer found the keys and a list of addresses.`,
  childsWords: '“My uncle says I must pay the journey.” Written on a card for her foster carer.',
  trustedAdult: 'Her foster carer, Maple Fiction, 07700 900257',
  parentsViews: 'Her parents cannot be reached safely; her foster carer helped to write this.',
  strengths: 'She keeps a diary and shares it. She has joined the choir.',
  workDone: 'The list is with the police with her agreement; her carer drives her to school.',
  nrm: 'submitted',
  nrmDate: c.typed(n - 2),
  ask: 'disruption,mapping,plan',
  safetyPlan: 'Her carer is home every evening; the front door has a bell that the carer hears.',
  nhsNumber: '999 210 0079',
}));

export const dipper = child('Dipper', (c, n) => ({
  needs: 'Reads with a coloured sheet; send nothing long by letter.',
  worries: `${c.written(n - 4)}: his account and his moped are used by two persons of concern, who keep his key. His grandfather saw them bring it back damaged.`,
  childsWords: '“They say it is a loan but I never get it back.” Said to his grandfather.',
  trustedAdult: 'His grandfather, Rowan Verse, 07700 900268',
  parentsViews: 'His grandfather, who looks after him, knows and agrees.',
  strengths: 'He can repair anything with an engine. He and his grandfather work on the moped together.',
  workDone: 'Bank told with his agreement; the moped stands in his grandfather’s garage.',
  ask: 'disruption,plan',
  safetyPlan: 'His grandfather drives him to college; the garage has a lock and a light.',
}));
