const name = 'screen';
const store = 'kept';

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const asking = indexedDB.open(name, 1);
    asking.onupgradeneeded = () => asking.result.createObjectStore(store);
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
  return opened;
}

async function ask<Result>(
  mode: IDBTransactionMode,
  work: (kept: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const shelf = (await open()).transaction(store, mode).objectStore(store);
  const asking = work(shelf);
  return new Promise((resolve, reject) => {
    asking.onsuccess = () => resolve(asking.result);
    asking.onerror = () => reject(asking.error);
  });
}

/** What the screen kept under a key: it lasts through a lost network and a power cut. */
export const findKept = (key: string): Promise<unknown> => ask('readonly', (kept) => kept.get(key));

export const keep = (key: string, value: unknown): Promise<unknown> => ask('readwrite', (kept) => kept.put(value, key));

/** Throws away whatever begins with `prefix` and is not wanted any more. */
export async function keepOnly(prefix: string, wanted: ReadonlySet<string>): Promise<void> {
  const keys = await ask('readonly', (kept) => kept.getAllKeys());
  for (const key of keys) {
    if (typeof key === 'string' && key.startsWith(prefix) && !wanted.has(key))
      await ask('readwrite', (kept) => kept.delete(key));
  }
}
