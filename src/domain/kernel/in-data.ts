/** A property of what may be anything: undefined where it is no object, or has none of this name. */
export const inData = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
