// Loaded before the server of a scenario whose programme takes weeks (`server.ts`): its whole process lives so many
// milliseconds ahead. The product itself has no such setting: a clock that can be set proves nothing.

const ahead = Number(process.env.SCENARIO_AHEAD_MS ?? 0);
const Earlier = Date;
const now = Earlier.now.bind(Earlier);
Earlier.now = () => now() + ahead;

// A proxy shares the prototype: dates made before and after are the same kind of thing.
globalThis.Date = new Proxy(Earlier, {
  construct: (target, given, asked) =>
    Reflect.construct(target, given.length === 0 ? [target.now()] : given, asked === globalThis.Date ? target : asked),
});
