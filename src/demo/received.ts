// The fictional children whose cases MSET has received, in the style of docs/process.md 19. None of them exists.
import { child } from './register.ts';

export const siskin = child('Siskin', (c, n) => ({
  needs: 'Dyslexia: voice messages rather than letters.',
  worries: `${c.written(n - 8)}: came home at 04:00 with two phones that ring all night. He is made to sit in a flat above a laundrette while others use it. His mother and a neighbour saw it.`,
  childsWords: '“They know where my nan lives.” Said in the car, on the way back from school.',
  trustedAdult: 'Marsh Whatever, youth worker, 07700 900201',
  parentsViews: 'His nan, who looks after him, knows and agrees.',
  strengths: 'His nan is the person he rings first. He has not missed a session with his youth worker.',
  workDone: 'Weekly youth work since September; nan’s door and lights were made safe.',
  ask: 'disruption,plan',
  safetyPlan: 'Nan or youth worker fetch him; a code word by text means “come now”.',
  nhsNumber: '999 210 0028',
  policeRef: 'FICT/2001',
}));

/** 16 and in voluntary care: a CAWN has to be thought about. */
export const redstart = child('Redstart', (c, n) => ({
  needs: 'Autistic: tell her the plan for the day in the morning; no surprises.',
  legalStatus: 'section31',
  worries: `${c.written(n - 6)}: collected from the lodge by an adult of concern, aged about 30, and brought back the next noon, frightened and without her coat. Staff wrote down the car, plate TE57 DEF.`,
  childsWords: '“I don’t want to get in the car but he waits.” Said to her key worker; she asked for it to be written.',
  trustedAdult: 'Brook Possibly, key worker, 0191 498 0123',
  parentsViews: 'Her father is worried, agrees with the referral and rings her each evening.',
  strengths: 'She tells her key worker what happens. She and her father speak every evening.',
  workDone: 'Return home interviews after each episode; the lodge has changed where cars can wait.',
  nrm: 'submitted',
  nrmDate: c.typed(n - 2),
  ask: 'disruption,plan,unblock',
  safetyPlan: 'Two staff at the door from 18:00; her key worker’s number on her bracelet; Philomena form is ready.',
  nhsNumber: '999 210 0036',
}));

export const teal = child('Teal', (c, n) => ({
  needs: 'Type 1 diabetes: being without insulin is the first risk when she is missing.',
  worries: `${c.written(n - 11)}: adults gather children in a takeaway after closing and give them food and alcohol. She was there twice; a friend’s mother fetched both.`,
  childsWords: '“It’s warm there and no one shouts.” Said to the school nurse.',
  trustedAdult: 'The school nurse, Olive Unlikely, 0191 498 0134',
  parentsViews: 'Mother knows and agrees, and asks to be rung after six.',
  strengths: 'Manages her own insulin well. Two friends’ families open their doors to her.',
  workDone: 'School nurse sees her daily; a youth club place for the evenings was found.',
  ask: 'disruption,mapping',
  safetyPlan: 'A second insulin kit at her friend’s house; mother rings the school nurse’s line when she is late.',
  nhsNumber: '999 210 0044',
}));

export const merlin = child('Merlin', (c, n) => ({
  needs: 'Speech and language need: short sentences, and check what he has understood.',
  worries: `${c.written(n - 9)}: he is made to take bicycles from the metro station for a person of concern who says that he owes £400. His aunt saw the messages about the debt.`,
  childsWords: '“I never borrowed anything. It just got bigger.” Said to his youth justice worker.',
  trustedAdult: 'His aunt, Fern Unreal, 07700 900215',
  parentsKnow: 'unsafe',
  parentsViews: 'His father is linked to the person of concern. His aunt, who looks after him, knows and agrees.',
  mustNotBeTold: 'yes',
  toldWho: 'His father',
  toldWhy: 'He is linked to the person of concern; the police speak to him first.',
  strengths: 'He repairs things: the bike workshop wants him as a helper. He and his aunt eat together each day.',
  workDone: 'A defence under section 45 was raised with youth justice; bike workshop two mornings a week.',
  ask: 'disruption,plan',
  safetyPlan: 'Aunt’s address is not given out; workshop leader walks him to the bus.',
}));

/** Referred from Locality West. */
export const jay = child('Jay', (c, n) => ({
  section47: 'notNeeded',
  section47Date: '',
  whyNot47: 'The strategy discussion found him safe at his new address; the harm lies outside the home.',
  needs: 'Low mood since summer; mornings are hard, afternoons are better.',
  worries: `${c.written(n - 7)}: three persons of concern took over his flat for a week and made him keep packages. A neighbour reported shouting at night.`,
  childsWords: '“I want my keys to be mine.” Said to his personal adviser.',
  trustedAdult: 'Reed Supposedly, personal adviser, 0191 498 0166',
  parentsViews: 'His mother knows. She is relieved that more people look.',
  strengths: 'He rang his personal adviser as soon as he had a phone again. He cooks for the neighbours.',
  workDone: 'Locks changed; a room in another building for two weeks.',
  ask: 'plan,disruption',
  safetyPlan: 'New locks, a door camera that he chose, and a call from his adviser each evening.',
}));
