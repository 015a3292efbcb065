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
// What a change costs says both: `wishes`, so that nothing makes up for a dearer one lost; then who is concerned and by
// how many wishes, the first in the list first. 代价先比志愿，再从名单靠前者起比。
const worth = (rank) => (2 * batches.length + 3) ** (6 - Math.min(rank, 6));
const costOf = ({ place }, rank, was) => ({
  wishes: (was === undefined ? 0 : worth(was)) - worth(rank),
  who: rank === (was ?? 0) ? [] : [[place, rank - (was ?? 0)]],
});
const plus = (a, b) => ({ wishes: a.wishes + b.wishes, who: [...a.who, ...b.who].sort(([x], [y]) => x - y) });
function compare(a, b) {
  if (a.wishes !== b.wishes) return a.wishes - b.wishes;
  for (let at = 0; a.who[at] || b.who[at]; at++) {
    const [[placeA, byA], [placeB, byB]] = [a.who[at] ?? [Infinity, 0], b.who[at] ?? [Infinity, 0]];
    const by = placeA === placeB ? byA - byB : placeA < placeB ? byA : -byB;
    if (by !== 0) return by;
  }
  return 0;
}

// Who could move from one batch to another, the cheapest last; who has moved since is dropped when it comes to them. 可换批的人。
const room = new Map(batches.map(({ key, places }) => [key, places]));
const movers = new Map(batches.map(({ key }) => [key, new Map(batches.map((to) => [to.key, []]))]));
function bestOf(line) {
  while (line.length > 0 && line.at(-1).one.rank !== line.at(-1).was) line.pop();
  return line.at(-1);
}
function put(one, rank) {
  one.rank = rank;
  for (const [other, batch] of one.wishes.entries()) {
    if (other === rank) continue;
    const [line, move] = [
      movers.get(one.wishes[rank]).get(batch),
      { one, rank: other, was: rank, cost: costOf(one, other, rank) },
    ];
    let [low, high] = [0, line.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(line[middle].cost, move.cost) > 0) low = middle + 1;
      else high = middle;
    }
    line.splice(low, 0, move);
  }
}

// The cheapest way to seat one more, from batch to batch, moving one person along each step (Bellman, Ford). 最省的换法。
function seat(one) {
  if (![...room.values()].some((places) => places > 0)) return false;
  const ways = new Map(one.wishes.map((batch, rank) => [batch, { one, rank, cost: costOf(one, rank) }]));
  for (let again = true; again; ) {
    again = false;
    for (const [from, way] of ways)
      for (const [to, line] of movers.get(from)) {
        const [best, known] = [bestOf(line), ways.get(to)];
        if (!best || (known && way.cost.wishes + best.cost.wishes > known.cost.wishes)) continue;
        const cost = plus(way.cost, best.cost);
        if (known && compare(cost, known.cost) >= 0) continue;
        ways.set(to, { ...best, cost, before: from });
        again = true;
      }
  }
  const [end] = [...ways.keys()]
    .filter((key) => room.get(key) > 0)
    .sort((a, b) => compare(ways.get(a).cost, ways.get(b).cost));
  if (end === undefined) return false;
  room.set(end, room.get(end) - 1);
  for (let way = ways.get(end); way; way = ways.get(way.before)) put(way.one, way.rank);
  return true;
}
const left = new Map(pools.map((pool) => [pool.key, { ...pool }]));
for (const [place, one] of tickets.entries()) one.place = place;
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
