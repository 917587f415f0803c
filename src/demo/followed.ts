// The fictional children of the second half: followed by the panel, moving, growing up, closed and back, in the style of
// docs/process.md 19. None of them exists.
import { child } from './register.ts';

/** His review is late, and says why. */
export const shrike = child('Shrike', (c, n) => ({
  needs: 'Epilepsy: he takes his tablets with breakfast, and must not be alone near water.',
  worries: `${c.written(n - 6)}: two persons of concern make him keep watch outside a shop at night. His uncle found him asleep on the step at five.`,
  childsWords: '“I only stand there. If I sit down they shout.” Said to his uncle.',
  trustedAdult: 'His uncle, Elder Ballad, 07700 900271',
  parentsViews: 'His uncle, who looks after him, knows and agrees.',
  strengths: 'He told his uncle where it is. He has fed the school’s hens for two years.',
  workDone: 'School lets him rest in the morning; two return home interviews.',
  ask: 'disruption,plan',
  safetyPlan: 'His uncle collects him from school; the out-of-hours number is on the fridge.',
}));

/** Ready to close, and one signature is missing. */
export const bunting = child('Bunting', (c, n) => ({
  needs: 'None known. She talks best while she paints.',
  worries: `${c.written(n - 8)}: an adult of concern, about 25, drives her and a friend to a caravan site and gives them vodka. The friend’s mother fetched both.`,
  childsWords: '“I want to stop going but he waits at the corner.” Said to her art teacher.',
  trustedAdult: 'Her art teacher, Aster Supposedly, 0191 498 0145',
  parentsViews: 'Both parents know and agree, and walk her home.',
  strengths: 'She and her friend told together. Her parents eat with her every evening.',
  workDone: 'The site’s warden has the car’s plate; a place in the evening art group was found.',
  ask: 'disruption,plan',
  safetyPlan: 'Her father fetches her at four; the warden rings the police when the car is seen.',
}));

/** Closed three days ago: the letter is still to be given. */
export const fulmar = child('Fulmar', (c, n) => ({
  needs: 'Hard of hearing: text him, do not ring.',
  worries: `${c.written(n - 7)}: a person of concern keeps his wages and his passport. His mother saw him come home at three, too tired to eat.`,
  childsWords: '“I work and I owe more each week.” Texted to his social worker.',
  trustedAdult: 'His mother, Juniper Limerick, 07700 900283',
  parentsViews: 'His mother knows and agrees.',
  strengths: 'He writes down every hour he works. His college keeps his place.',
  workDone: 'His bank card was replaced with his agreement; a solicitor advises him for nothing.',
  nrm: 'submitted',
  nrmDate: c.typed(n - 2),
  ask: 'disruption,plan',
  safetyPlan: 'His mother has his passport back and keeps it; he texts her when he starts and ends.',
}));

/** Her story can be read from the referral to the letter. */
export const starling = child('Starling', (c, n) => ({
  needs: 'Dyscalculia: write times down for her.',
  worries: `${c.written(n - 7)}: made to carry packages between two houses after school. Older girls, who are made to do it too, wait for her. A neighbour saw her run home in tears.`,
  childsWords: '“If I say no they will wait for my mum.” Said to her form tutor.',
  trustedAdult: 'Her form tutor, Yarrow Perhaps, 0191 498 0139',
  parentsViews: 'Her mother knows and agrees, and is frightened. Her father lives in another part of town.',
  strengths: 'She told her tutor on the second day. She swims, and has not missed a training.',
  workDone: 'Her tutor walks with her to the bus; the family’s door has a camera.',
  ask: 'disruption,plan,mapping',
  safetyPlan: 'A code word to her mother; the swimming coach waits with her until she is collected.',
  nhsNumber: '999 210 0087',
}));

/** Moves to another council, which has not accepted in writing yet. */
export const brambling = child('Brambling', (c, n) => ({
  needs: 'Panic attacks: one calm adult, and the door open.',
  legalStatus: 'section31',
  worries: `${c.written(n - 5)}: driven to a hotel by two adults of concern and kept there for a night. The night staff rang the police.`,
  childsWords: '“I want to live where no one knows my window.” Said to her key worker.',
  trustedAdult: 'Her key worker, Clementine Maybe, 0191 498 0119',
  parentsViews: 'Her grandmother knows and agrees; she has parental responsibility.',
  strengths: 'She rang her key worker from the hotel. She writes songs and sings them to the house.',
  workDone: 'Hotel told what to look for; return home interviews after every episode.',
  nrm: 'submitted',
  nrmDate: c.typed(n - 2),
  ask: 'disruption,plan',
  safetyPlan: 'Two staff at night; her key worker’s number is written inside her shoe; the missing form is ready.',
}));

/** Seventeen and a half, and no adult lead yet. */
export const whimbrel = child('Whimbrel', (c, n) => ({
  needs: 'French first; he reads English well and speaks it slowly.',
  legalStatus: 'section31',
  worries: `${c.written(n - 8)}: persons of concern use his room for packages and hold his keys. His support worker found the door broken.`,
  childsWords: '“I am tired of being afraid of my own door.” Said to his support worker.',
  trustedAdult: 'His support worker, Basil Invented, 0191 498 0162',
  parentsViews: 'His family is abroad; his older sister knows and agrees.',
  strengths: 'He cooks with his neighbours. He rings his sister each Sunday.',
  workDone: 'A new lock; the landlord agreed to another room on the first floor.',
  ask: 'plan,disruption',
  safetyPlan: 'His support worker calls at eight; the neighbours ring when they hear the door.',
}));

/** Closed, and back two months later. */
export const sanderling = child('Sanderling', (c, n) => ({
  needs: 'Stammer: wait, and do not end his sentences.',
  worries: `${c.written(n - 6)}: made to hide a knife for an older boy who is threatened himself. His mother found it and rang us.`,
  childsWords: '“I hid it so that no one gets hurt.” Written for his social worker.',
  trustedAdult: 'His mother, Saffron Prologue, 07700 900294',
  parentsViews: 'His mother knows and agrees.',
  strengths: 'He told the truth the same evening. He builds radios with his grandfather.',
  workDone: 'School searched with the police; a mentor was offered.',
  ask: 'plan',
  safetyPlan: 'His grandfather fetches him on Fridays; his mother rings the duty team at once.',
}));
/** What has been written of him since. */
export const sanderlingAgain = child(
  'Sanderling',
  (c, n) => ({
    ...sanderling.written(c, n),
    referredBefore: 'yes',
    whatIsNew: `${c.written(n - 2)}: the older boy is back from another town, and waited for him twice at the bus.`,
    worries: `${c.written(n - 1)}: he came home without his bag and would not say where it is. His grandfather saw a grey car, plate TE57 KLM, drive off.`,
    missingEpisodes: '0',
    childsWords: '“It starts again. I want the mentor I had.” Written for his social worker.',
    strengths: 'He said it on the first day this time. His mentor still writes to him.',
    workDone: 'His mentor sees him this week; school has put him on the early bus.',
    safetyPlan: 'His grandfather drives him for now; his mother rings the duty team at once.',
  }),
  { key: 'sanderling, again' },
);

/** Emerging, with an action in every state. */
export const godwit = child('Godwit', (c, n) => ({
  section47: 'notSubstantiated',
  needs: 'None known.',
  worries: `${c.written(n - 5)}: an account offers him money for opening parcels at home. His older cousin was offered the same and told the family.`,
  childsWords: '“It looked like a game with prizes.” Said to the school nurse.',
  trustedAdult: 'The school nurse, Olive Unlikely, 0191 498 0134',
  parentsViews: 'His parents know and agree. They keep two parcels unopened.',
  strengths: 'He showed his mother the messages himself. He and his cousin cycle every Sunday.',
  workDone: 'The account was reported; the parcels are with the police.',
  ask: 'mapping,plan',
  safetyPlan: 'Parcels go to the neighbour; he shows new messages to his cousin first.',
}));

/** Significant, opened three days ago. */
export const knot = child('Knot', (c, n) => ({
  needs: 'Type 2 diabetes: he needs his tablets and regular meals.',
  worries: `${c.written(n - 6)}: taken by train to another city by persons of concern and kept in a flat for four days. Found by police there, hungry and without shoes.`,
  childsWords: '“They took my shoes so that I stay.” Said to the officer who found him.',
  trustedAdult: 'His youth justice worker, Hawthorn Pretend, 07700 900208',
  parentsViews: 'His parents know and agree, and have not slept.',
  strengths: 'He gave the officer the street’s name. He wants to be at his sister’s birthday.',
  workDone: 'The missing form names every known address; his parents have one officer to ring.',
  nrm: 'submitted',
  nrmDate: c.typed(n - 2),
  ask: 'disruption,mapping,plan',
  safetyPlan: 'One of his parents is always home; transport police have his picture.',
  nhsNumber: '999 210 0095',
}));
