import { expect, test } from 'vitest';
import { makePeople } from './people/service.ts';
import { diceOf, randomOf } from './rules.ts';
import { makeUnits } from './units/service.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: number) => {
    const next = randomOf(seed);
    return Array.from({ length: 5 }, () => next());
  };

  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test('ids are of version 7, all different, and sort in the order in which they were made', () => {
  const dice = diceOf(3);
  const ids = Array.from({ length: 500 }, () => dice.id());

  expect(ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toEqual(
    [],
  );
  expect(new Set(ids).size).toEqual(500);
  expect(ids.toSorted()).toEqual(ids);
});

test('some takes each at most once', () => {
  const dice = diceOf(5);
  const items = Array.from({ length: 40 }, (_, index) => index);

  expect(new Set(dice.some(items, 25)).size).toEqual(25);
  expect(dice.some(items, 100).sort((a, b) => a - b)).toEqual(items);
});

test('the same units and the same people every time', () => {
  const units = makeUnits();
  const namesOf = (of: typeof units) => makePeople(of).map(({ id, name, phone }) => `${id} ${name} ${phone}`);

  expect(makeUnits().all.map(({ id, name, uscc }) => [id, name, uscc])).toEqual(
    units.all.map(({ id, name, uscc }) => [id, name, uscc]),
  );
  expect(namesOf(makeUnits())).toEqual(namesOf(units));
});

test('no two units of one superior have the same name, and no two share a credit code', () => {
  const { all } = makeUnits();
  const places = all.map(({ parentId, name }) => `${parentId} ${name}`);
  const codes = all.flatMap(({ uscc }) => uscc ?? []);

  expect(new Set(places).size).toEqual(places.length);
  expect(new Set(codes).size).toEqual(codes.length);
});
