/** An object without what is undefined in it. */
export const given = <Given extends object>(all: Given): WithoutUndefined<Given> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as WithoutUndefined<Given>;

/** What may be undefined may be left out instead, and is then never there as undefined. */
type WithoutUndefined<All> = {
  [Name in keyof All as undefined extends All[Name] ? never : Name]: All[Name];
} & {
  [Name in keyof All as undefined extends All[Name] ? Name : never]?: Exclude<All[Name], undefined>;
};
