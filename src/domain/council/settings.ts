// Settings: changed, and put back to what the program has (docs/process.md P28.8).
import { canonical } from '../kernel/canonical.ts';
import { refuse } from '../matter/step.ts';
import { checkedSetting } from '../people/checked.ts';
import { defaultSettings } from '../people/settings.ts';
import { toSettingName } from './council.ts';
import { putBackFields, settingFields } from './fields.ts';
import { change, type ChangeAsked } from './making.ts';

const noSetting = refuse('noSetting', 'There is no setting of this name.', 'Choose one from the list.');

export interface SettingInput extends ChangeAsked {
  readonly name: string;
  /** As JSON: 28, "North Tyneside Council", ["police"]. */
  readonly value: string;
}
export const changeSetting = change<SettingInput>({
  title: 'Change setting',
  fact: 'setting changed',
  asks: () => settingFields,
  changes: (_council, { name: typed, value }) => {
    const name = toSettingName(typed);
    if (name === undefined) return noSetting;
    const json = jsonIn(value);
    const asJson = checkedSetting(name, json);
    // 105 is typed for a telephone as for a number; true and null are no name of anything.
    const asText = 'wrong' in asJson && typeof json === 'number' ? checkedSetting(name, value) : asJson;
    const read = 'wrong' in asText ? asJson : asText;
    if ('wrong' in read)
      return refuse('wrong', `This cannot be kept: ${read.wrong.join('; ')}.`, 'Correct it, and press again.');
    const isDefault = canonical(read.value) === canonical(defaultSettings[name]);
    return { settings: { [name]: isDefault ? null : read.value } };
  },
});

/** What is no JSON is a text as it stands. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export const putBackSetting = change<ChangeAsked & { readonly name: string }>({
  title: 'Put back',
  fact: 'setting put back',
  asks: () => putBackFields,
  changes: (_council, { name: typed }) => {
    const name = toSettingName(typed);
    return name === undefined ? noSetting : { settings: { [name]: null } };
  },
});
