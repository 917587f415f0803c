// What is read has the type of its shape: a page gets what the reading gives, and no one copies it from one to the other.
import type { z } from 'zod';

/** What a shape describes, for those who only read it. */
export type Told<Shape extends z.ZodType> = Unchanged<z.infer<Shape>>;
/** The same, and nothing in it may be changed. */
type Unchanged<All> = All extends object ? { readonly [Name in keyof All]: Unchanged<All[Name]> } : All;
