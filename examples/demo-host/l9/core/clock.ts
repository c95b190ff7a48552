/** Where the host takes the time from. Tests bring one that they move by hand. */
export interface Clock {
  readonly now: () => Date;
}

export const systemClock: Clock = { now: () => new Date() };
