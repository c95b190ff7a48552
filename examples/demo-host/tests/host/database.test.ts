import { afterEach, beforeEach, expect, test } from 'vitest';

import type { Database } from '../../l9/core/database.js';
import { StorageError } from '../../l9/core/errors.js';
import { migrate } from '../../l9/core/migrations.js';
import { openTestDatabase } from '../support/test_database.js';

let database: Database;

beforeEach(async () => {
  database = await openTestDatabase();
  await database.query('create table notes (text text primary key)');
});

afterEach(() => database.close());

const add = 'insert into notes (text) values ($1)';

async function notes(): Promise<readonly string[]> {
  const rows = await database.query<{ text: string }>('select text from notes order by text');
  return rows.map(({ text }) => text);
}

test('a transaction that ends well is kept as a whole', async () => {
  const result = await database.transaction(async (inner) => {
    await inner.query(add, ['a']);
    await inner.transaction((same) => same.query(add, ['b']));
    return 7;
  });
  expect(result).toBe(7);
  expect(await notes()).toEqual(['a', 'b']);
});

test('a transaction that throws leaves nothing, and its error is passed on', async () => {
  const work = database.transaction(async (inner) => {
    await inner.query(add, ['a']);
    throw new RangeError('changed my mind');
  });
  await expect(work).rejects.toThrow(RangeError);
  expect(await notes()).toEqual([]);
});

test('a failing statement undoes its transaction', async () => {
  const work = database.transaction(async (inner) => {
    await inner.query(add, ['a']);
    await inner.query(add, ['a']);
  });
  await expect(work).rejects.toThrow(StorageError);
  expect(await notes()).toEqual([]);
});

test('a failing statement is a StorageError that tells why', async () => {
  await expect(database.query('select * from nowhere')).rejects.toThrow(StorageError);
  await expect(database.query('select * from nowhere')).rejects.toThrow('nowhere');
  await expect(database.script('select 1; select * from nowhere')).rejects.toThrow(StorageError);
});

test('a script gives the rows of its last statement', async () => {
  const rows = await database.script(`insert into notes values ('a'); select text from notes`);
  expect(rows).toEqual([{ text: 'a' }]);
});

test('a script that fails within its own transaction leaves the database usable', async () => {
  const script = `begin; insert into notes values ('a'); select * from nowhere; commit`;
  await expect(database.script(script)).rejects.toThrow(StorageError);
  await database.query(add, ['b']);
  expect(await notes()).toEqual(['b']);
});

test('migrations may run again, and at the same time', async () => {
  await Promise.all([migrate(database), migrate(database), migrate(database)]);
  await migrate(database);
  const rows = await database.query<{ id: string }>('select id from l9_migrations order by id');
  expect(rows.map(({ id }) => id)).toEqual(['0001-packets', '0002-idempotency', '0003-approvals']);
});
