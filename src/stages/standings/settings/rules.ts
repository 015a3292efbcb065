import { countedOf, type Event, leastOf, type Rule } from '../ranking/rules.ts';
import type { Settings } from './contract.ts';

/** The rule of the settings over the events that feed the stage. */
export function ruleOf(settings: Settings, feeds: readonly { id: string; title: string }[]): Rule {
  const { by, points, best, least, ties } = settings;
  const weights = new Map(settings.events.map(({ title, weight }) => [title, weight]));
  const events = feeds.map(({ id, title }): Event => ({ id, title, weight: weights.get(title) ?? 100 }));
  return { events, by, points, best, least, ties };
}

export type SettingsProblem = 'unknownEvent' | 'repeatedEvent' | 'sharedTitle' | 'nothingCounts' | 'placesNeedAll';

/** What is wrong with the settings, and where; nothing where they fit the events. */
export function findSettingsProblem(
  settings: Settings,
  feeds: readonly { id: string; title: string }[],
): { problem: SettingsProblem; path: string; name?: string } | undefined {
  if (feeds.length === 0) return undefined;
  const titles = feeds.map(({ title }) => title);
  const unknown = settings.events.find(({ title }) => !titles.includes(title));
  if (unknown) return { problem: 'unknownEvent', path: 'settings.events', name: unknown.title };
  const named = settings.events.map(({ title }) => title);
  const repeated = named.find((title, at) => named.indexOf(title) !== at);
  if (repeated !== undefined) return { problem: 'repeatedEvent', path: 'settings.events', name: repeated };
  // A title that two events share names neither of them.
  const meant = [...named, ...settings.ties.flatMap(({ by, event }) => (by === 'event' ? [event] : []))];
  const shared = meant.find((title) => titles.indexOf(title) !== titles.lastIndexOf(title));
  if (shared !== undefined) return { problem: 'sharedTitle', path: 'settings.events', name: shared };
  const missing = settings.ties.find(({ by, event }) => by === 'event' && !titles.includes(event));
  if (missing) return { problem: 'unknownEvent', path: 'settings.ties', name: missing.event };
  const rule = ruleOf(settings, feeds);
  if (countedOf(rule) === 0) return { problem: 'nothingCounts', path: 'settings.events' };
  if (settings.by === 'places' && leastOf(rule) < countedOf(rule))
    return { problem: 'placesNeedAll', path: 'settings.least' };
  return undefined;
}
