// Whether a text may hold a person's name. It cannot be known: two words with capitals in a row, of which neither is a word of
// ours, are taken for one, and so is a known first word of a name before one ("called Kestrel").

/** Words that are written with a capital and name no one. */
const ours = new Set(
  (
    'MSET CSE CCE NRM DoLS EHE SEND GP A&E LADO MASH CAMHS YJS Section Social Care Services Service Police Northumbria ' +
    'North South East West Tyneside Newcastle Gateshead Council School High Academy College Health Education Housing ' +
    'Youth Justice Early Help Child Protection Children Children’s Monday Tuesday Wednesday Thursday Friday Saturday ' +
    'Sunday January February March April May June July August September October November December Christmas Easter ' +
    'Full Panel Pre-MSET Return Interview Home Front Door Team Plan National Referral Mechanism Snapchat Instagram ' +
    'WhatsApp TikTok Facebook I Mum Dad Nan Grandma English Polish Romanian Barnardo’s Missing People Advice Line ' +
    'Professional Family Support Worker Strategy Discussion Management Consent'
  )
    .split(' ')
    .map((word) => word.toLowerCase()),
);
/** What stands before a name where one is alone. */
const beforeName = /^(?:called|named|name|mr|mrs|ms|miss)$/i;
const capital = /^\p{Lu}[\p{L}’'-]*\p{Ll}[\p{L}’'-]*$/u;
const isName = (word: string | undefined): word is string =>
  word !== undefined &&
  capital.test(word) &&
  !beforeName.test(word) &&
  !ours.has(word.toLowerCase().replace(/[’']s$/, ''));

/** The first that looks like a name, as it is written; undefined where nothing does. The first word of a sentence is no sign. */
export function looksLikeName(text: string): string | undefined {
  for (const sentence of text.split(/[.!?:;\n]+/)) {
    const words = sentence
      .trim()
      .split(/[\s,()"“”]+/)
      .filter((word) => word !== '');
    for (const [place, word] of words.entries()) {
      const [before, next] = [words[place - 1] ?? '', words[place + 1]];
      if (!isName(word)) continue;
      if (beforeName.test(before)) return word;
      // A sentence begins with a capital: "Can Kestrel …", "Tell Kestrel Madeup …".
      const isOnlyFirst = place === 0 && (opens.has(word.toLowerCase()) || isName(words[2]));
      if (isName(next) && !isOnlyFirst) return `${word} ${next}`;
    }
  }
  return undefined;
}
/** Words that questions and sentences begin with. */
export const opens: ReadonlySet<string> = new Set(
  (
    'can could is are am was were do does did has have had should would will may might must what when where why who how ' +
    'if the a an he she they we it his her their my our this that these those there yes no not and but or so because ' +
    'after before since while in on at for from with about please dear hello hi thank thanks to of as'
  ).split(' '),
);
