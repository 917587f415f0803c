// The kinds of routes outside MSET (docs/process.md P17.12), by name alone: what a case keeps of them.
export type KindName = 'nrm' | 'guardian' | 'cawn' | 'lado' | 'prevent' | 'section45';
