type Judge = () => Promise<string | null>;

/** Refuses one save on purpose, so that an admin sees with their own eyes that the gate is asked (docs/for-admins.md). */
export interface SaveProbe {
  /** The judge that the guard asks: the probe's where one is armed, else the session's. */
  readonly over: (judge: Judge) => Judge;
  /** The next save is refused with this message; resolves when that has happened. */
  readonly refuseNext: (message: string) => Promise<void>;
  /** Nothing is refused on purpose any more. */
  readonly disarm: () => void;
}

/** A probe that is not armed. */
export function createSaveProbe(): SaveProbe {
  let armed: { readonly message: string; readonly asked: () => void } | null = null;
  return {
    over: (judge) => () => {
      if (armed === null) return judge();
      const { message, asked } = armed;
      armed = null;
      asked();
      return Promise.resolve(message);
    },
    refuseNext: (message) =>
      new Promise((asked) => {
        armed = { message, asked };
      }),
    disarm: () => {
      armed = null;
    },
  };
}
