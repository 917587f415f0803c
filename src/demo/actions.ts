// What the fictional agencies were asked to do: the words of the actions, without owners and dates.
import type { Asked } from './deeds.ts';

export const laundrettePatrol: Asked = {
  text: 'Patrol the laundrette and the flat above it between 22:00 and 02:00, and note who comes and goes.',
  subType: 'patrol',
  needToKnow: 'A flat above the laundrette is being used by persons of concern at night. Children may be inside.',
};
export const phoneMap: Asked = {
  text: 'Map the numbers that the two phones ring, and say which other children they reach.',
  subType: 'mapping',
  needToKnow: 'Two phones were handed in with the family’s agreement; they are in the property store.',
};
export const landlord: Asked = {
  text: 'Check with the landlord who holds the keys of the flat above the laundrette.',
  subType: 'housing',
  priority: 'high',
  needToKnow: 'The tenant may be a victim of cuckooing. Ring before you visit.',
};
export const sleepTalk: Asked = {
  text: 'See him at school, and ask how he sleeps and eats.',
  subType: 'school',
  needToKnow: 'He trusts the school nurse. Do not ask about the flat: the police do.',
};
export const carCheck: Asked = {
  text: 'Identify the keeper of the car that waits near the lodge, and stop it when it is seen there.',
  subType: 'intelligence',
  needToKnow: 'Plate TE57 DEF, seen in the evening. The driver is an adult of concern, about 30.',
};
export const warningNotice: Asked = {
  text: 'Serve a Child Abduction Warning Notice on the adult who collects the child.',
  subType: 'cawn',
  needToKnow: 'The child is 16 and in care by agreement with her father: see the warning before you serve it.',
  legalStatus: 'section20',
};
export const appointment: Asked = {
  text: 'Offer a health appointment with one nurse, at a time and place that the child chooses.',
  subType: 'health',
  needToKnow: 'She is autistic: send the plan of the appointment to her key worker the day before.',
};
export const takeawayVisit: Asked = {
  text: 'Visit the takeaway with licensing at closing time, and report who is on the premises.',
  subType: 'licensing',
  needToKnow: 'Adults give children food and alcohol after closing. Go in pairs; the staff may be afraid too.',
};
export const sideDoor: Asked = {
  text: 'Speak to the takeaway’s owner about the side door, and agree how it is kept shut.',
  subType: 'other',
  needToKnow: 'The side door leads to the room where children are given alcohol.',
};
export const insulinPlan: Asked = {
  text: 'Write a missing plan for her insulin, and give it to the family, the school and the police.',
  subType: 'health',
  priority: 'high',
  needToKnow: 'Type 1 diabetes; without insulin she is in danger within a day.',
};
export const interview: Asked = {
  text: 'Interview the person who says that the child owes money, and consider an order.',
  subType: 'order',
  needToKnow: 'The debt is invented, and it grows. Do not go to the father’s address: he must not be told.',
};
export const stationPictures: Asked = {
  text: 'Get the pictures of the metro station’s bicycle stands for the three dates.',
  subType: 'intelligence',
  needToKnow: 'The child is a victim here: look for the adult who waits at the stands.',
};
export const lockAdvice: Asked = {
  text: 'Advise the bike workshop on locks.',
  subType: 'other',
  needToKnow: 'The workshop is a safe place for the child, and should stay one.',
};
export const eveningVisits: Asked = {
  text: 'Visit the building twice in the evening, and say what was found.',
  subType: 'patrol',
  needToKnow: 'Three persons of concern took over a young person’s flat; he has moved out for now.',
};
export const entranceCamera: Asked = {
  text: 'Fit a camera at the entrance of the building.',
  subType: 'other',
  needToKnow: 'He wants to go back, and wants to see who rings.',
};
export const statement: Asked = {
  text: 'Take the statement of the neighbour who heard the shouting.',
  subType: 'intelligence',
  needToKnow: 'She is willing, and does not want a police car at her door.',
};
export const collegePlace: Asked = {
  text: 'Find a start in the college’s cookery course for this term.',
  subType: 'school',
  priority: 'long',
  needToKnow: 'He cooks well; afternoons suit him better than mornings.',
};
export const tenancy: Asked = {
  text: 'Agree with the landlord when he can return to his flat, and what has to be changed first.',
  subType: 'housing',
  needToKnow: 'His tenancy is not in danger: he was made to let people in.',
};
export const parkedCar: Asked = {
  text: 'Find the keeper of the car, visit him at home, and serve a Child Abduction Warning Notice.',
  subType: 'cawn',
  priority: 'high',
  needToKnow: 'Plate TE57 GHJ, seen at the shopping parade after eight. He is an adult of concern, about 28.',
  legalStatus: 'none',
};
export const clinic: Asked = {
  text: 'Offer an appointment at the young people’s clinic with someone she can choose.',
  subType: 'health',
  needToKnow: 'She has asthma. She would like Hazel Noname, whom she trusts, to wait outside.',
};
export const fullTimetable: Asked = {
  text: 'Plan the way back to a full timetable with her, one subject at a time.',
  subType: 'school',
  needToKnow: 'She likes art and would begin there. No one stands alone with her at the gate.',
};
export const paradePatrol: Asked = {
  text: 'Pass the shopping parade every evening between 20:00 and 23:00, and speak with the shops once a week.',
  subType: 'patrol',
  needToKnow: 'The shop keeps its back room open for her. The staff have the duty team’s number.',
};
export const busStation: Asked = {
  text: 'Agree with transport police what happens when he is seen at a bus station.',
  subType: 'intelligence',
  priority: 'high',
  needToKnow: 'He is made to carry. He is a victim: he is brought home, not to a custody suite.',
};
export const phoneBack: Asked = {
  text: 'Give him a phone that no one else holds, with three numbers that he chooses.',
  subType: 'other',
  needToKnow: 'Persons of concern keep his own phone until he comes back.',
};
export const footballMentor: Asked = {
  text: 'Find a mentor at his football club who meets him before and after training.',
  subType: 'mentoring',
  needToKnow: 'Saturdays. He talks while he walks, and not in loud rooms.',
};
export const gamesLesson: Asked = {
  text: 'Teach her year what to do when someone asks for pictures, without a word about her.',
  subType: 'school',
  needToKnow: 'No one in her class knows. She would like the drawing teacher to lead it.',
};
export const flatVisit: Asked = {
  text: 'Visit the flat with the support worker, and say who stays there and on which nights.',
  subType: 'housing',
  needToKnow: 'She knocks at her own door. She wants to be there when you come.',
};
export const accountTrace: Asked = {
  text: 'Find who is behind the account that asked for pictures, and say which other children it wrote to.',
  subType: 'intelligence',
  needToKnow: 'The messages are saved by the family. The account has been reported and is closed.',
};
export const shopStep: Asked = {
  text: 'Speak to the shop’s owner about the step and the light above it, and pass it at night for two weeks.',
  subType: 'patrol',
  needToKnow: 'The child is made to keep watch there. Bring him home to his uncle, not to a station.',
};
export const caravanSite: Asked = {
  text: 'Find the car of the caravan site, and serve its driver with a community protection warning.',
  subType: 'cpn',
  priority: 'high',
  needToKnow: 'The warden has the plate. Two girls are driven there: do not speak to them in public.',
};
export const artGroup: Asked = {
  text: 'Keep her place in the evening art group until the summer, and tell her so.',
  subType: 'school',
  priority: 'long',
  needToKnow: 'She paints and talks there. Her friend goes too.',
};
export const wages: Asked = {
  text: 'Inspect the car wash with the labour inspectorate, and ask for his wages.',
  subType: 'licensing',
  needToKnow: 'He is made to work for a debt. His mother has his passport. Text him, do not ring.',
};
export const twoHouses: Asked = {
  text: 'Close the two houses to visitors with an order, and say when it holds.',
  subType: 'closure',
  needToKnow: 'Several girls are made to carry between them. They are victims.',
};
export const swimmingMentor: Asked = {
  text: 'Find a mentor at the swimming club whom she may ring on any evening.',
  subType: 'mentoring',
  needToKnow: 'Tuesdays and Fridays. She reads times from a card.',
};
export const hotelTraining: Asked = {
  text: 'Train the hotel’s night staff to see it, and to ring at once.',
  subType: 'other',
  needToKnow: 'They rang the police last time, and did well.',
};
export const doorCamera: Asked = {
  text: 'Fit a camera at his door that he can switch off himself.',
  subType: 'housing',
  needToKnow: 'Persons of concern hold an old key. The new lock is in.',
};
export const radioClub: Asked = {
  text: 'Open the radio club on Fridays, when the older boy waits for him.',
  subType: 'school',
  needToKnow: 'His grandfather may help there.',
};
export const parcelTrace: Asked = {
  text: 'Trace the two parcels, and say who sends them.',
  subType: 'intelligence',
  needToKnow: 'They are unopened. The family gave them of their own accord.',
};
export const parcelCheck: Asked = {
  text: 'Ask the parcel firm for the other addresses on the same account.',
  subType: 'mapping',
  needToKnow: 'No word of the child: the firm’s driver lives in the same street.',
};
export const nurseTalk: Asked = {
  text: 'Talk with him once a month, at a time that suits him.',
  subType: 'health',
  priority: 'long',
  needToKnow: 'He came to the school nurse by himself.',
};
export const cousinClub: Asked = {
  text: 'Invite him and his cousin to the cycling club’s open day.',
  subType: 'mentoring',
  needToKnow: 'Both cycle on Sundays.',
};
export const parentEvening: Asked = {
  text: 'Hold an evening for parents of his year about parcels and accounts.',
  subType: 'parentSupport',
  needToKnow: 'No one names him. His parents would like to come.',
};
export const accountReport: Asked = {
  text: 'Report the account again to the platform, with the two new names.',
  subType: 'other',
  needToKnow: 'The family saved the messages.',
};
export const sheltered: Asked = {
  text: 'Look for a safe place to stay for the school holidays, near his sister.',
  subType: 'housing',
  needToKnow: 'He wants to be home for her birthday.',
};
export const trainRoute: Asked = {
  text: 'Agree with transport police who meets him when he is seen on a train, and bring him home.',
  subType: 'intelligence',
  priority: 'high',
  needToKnow: 'He is taken away and kept. Bring food: he has type 2 diabetes.',
};
/** On a record: neither its name nor its address is in these. */
export const tenancyCheck: Asked = {
  text: 'Visit the tenant with the support worker by day, and say who else has a key.',
  subType: 'tenancy',
  priority: 'high',
  needToKnow: 'The tenant may be a victim of cuckooing. Ring first; do not leave a card in the door.',
};
export const closureOrder: Asked = {
  text: 'Prepare a partial closure order that lets the tenant stay, and say what is missing for it.',
  subType: 'closure',
  needToKnow: 'Children are made to sleep there. What housing finds comes first.',
};
