// Recomputes an allotment of Unionhall (职工之家) from its published data, without any package.
// 用公布的数据重算分配结果：node recompute.mjs published.json；或在公布页的浏览器控制台里粘贴运行。
const text = globalThis.document
  ? await (await fetch(document.querySelector('a[data-published]').href)).text()
  : (await import('node:fs')).readFileSync(process.argv[2], 'utf8');
const { commitment, seed, pools, batches, tickets } = JSON.parse(text);

// 1. The seed is the one whose SHA-256 was published before. 种子与事先公布的摘要一致。
const { subtle } = globalThis.crypto ?? (await import('node:crypto')).webcrypto;
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytes = Uint8Array.from(seed.match(/../g), (pair) => Number.parseInt(pair, 16));
const isSealed = hex(await subtle.digest('SHA-256', bytes)) === commitment;

// 2. By tier, then by lot; a ticket has `weight` lots and keeps the smallest. 先分档，同档抽签：每号抽 weight 签取最小。
const hmac = await subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
const lot = async (name) => hex(await subtle.sign('HMAC', hmac, new TextEncoder().encode(name)));
for (const one of tickets) {
  const lots = await Promise.all(Array.from({ length: one.weight }, (_, at) => lot(`${one.ticket}/${at + 1}`)));
  one.key = lots.sort()[0];
}
tickets.sort((a, b) => a.tier - b.tier || (a.key < b.key ? -1 : 1));

// 3. Down the list, whoever fits together with all before is served. 依次分配：能与排在前面的人同时满足者得。
// Of all ways to seat them: most first wishes, then most second ones … (alike from the seventh on), then the dearest wish
// to the first in the list. 在所有安排中：第一志愿最多，其次第二志愿……（第七志愿起同等），再按名单顺序照顾靠前者。
const [count, ranks] = [BigInt(tickets.length), Math.max(1, ...tickets.map(({ wishes }) => wishes.length))];
const whole = BigInt(ranks) ** count;
for (const [place, one] of tickets.entries())
  one.costs = one.wishes.map(
    (_, rank) =>
      BigInt(rank) * BigInt(ranks) ** (count - BigInt(place + 1)) -
      (count + 1n) ** BigInt(7 - Math.min(rank, 6)) * whole,
  );
const room = new Map(batches.map(({ key, places }) => [key, places]));
const left = new Map(pools.map((pool) => [pool.key, { ...pool }]));
const seated = [];
function seat(one) {
  const ways = new Map(one.wishes.map((batch, rank) => [batch, { who: one, rank, far: one.costs[rank] }]));
  for (let again = true; again; ) {
    again = false;
    for (const who of seated)
      for (const [rank, batch] of who.wishes.entries()) {
        const before = ways.get(who.wishes[who.rank]);
        const far = before && before.far + who.costs[rank] - who.costs[who.rank];
        if (!before || rank === who.rank || far >= (ways.get(batch)?.far ?? far + 1n)) continue;
        ways.set(batch, { who, rank, far, before: who.wishes[who.rank] });
        again = true;
      }
  }
  const [end] = [...ways.keys()]
    .filter((batch) => room.get(batch) > 0)
    .sort((a, b) => (ways.get(a).far < ways.get(b).far ? -1 : 1));
  if (end === undefined) return false;
  room.set(end, room.get(end) - 1);
  for (let way = ways.get(end); way; way = ways.get(way.before)) way.who.rank = way.rank;
  return seated.push(one) > 0;
}
for (const one of tickets) {
  const around = [];
  for (let pool = left.get(one.pool); pool; pool = left.get(pool.within)) around.push(pool);
  one.got = around.every(({ places }) => places === null || places >= one.size) && (batches.length === 0 || seat(one));
  if (one.got) for (const pool of around) if (pool.places !== null) pool.places -= one.size;
}
const batchOf = (one) => (one.got && one.wishes[one.rank]) || null;
for (const one of tickets)
  console.log(`${one.ticket}: ${one.got ? (batchOf(one) ?? 'placed 录取') : 'not placed 未录取'}`);
const differing = tickets.filter((one) => one.got !== one.served || batchOf(one) !== one.batch).length;
console.log(isSealed ? 'Sealed seed. 种子与封存的一致。' : 'NOT THE SEALED SEED! 种子与封存的不一致！');
console.log(differing === 0 ? 'Same as published. 与公布的结果一致。' : `${differing} DIFFER! 与公布的结果不一致！`);
