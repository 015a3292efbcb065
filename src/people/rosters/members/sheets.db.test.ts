import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../test/database.ts';
import { readSheet } from '../../../platform/sheets/read.ts';
import { joinMember } from '../../members/joining/service.ts';
import { getMemberDetail, getMemberHistory } from '../../members/service.ts';
import { type Cells, counts, csv, number, phone, rosterDesk, xlsx } from '../roster.fixture.ts';
import { chooseSheet, getImportDetail, listImports, mapColumns } from '../service.ts';
import { problemSheet, rosterTemplate } from '../sheet/service.ts';

const { db } = await testDatabase();
const { house, scope, district, union, upload, check, run, problemsOf, membersIn } = await rosterDesk(db);

describe('a sheet', () => {
  test('with titles above, columns in any order and usual headings goes in as it stands', async () => {
    const unit = await district();
    await union(unit, '顺达快递有限公司工会委员会');
    const bytes = await xlsx([
      ['2026年工会会员名册', null, null, null, null, null, null],
      ['填表单位：', null, null, null, null, null, '2026-11-20'],
      ['序号', '联系电话（必填）', '姓 名', '公民身份号码', '单位', '岗位/职务', '入会时间', '群体'],
      ['1', '139-1111-2222', '王小明', number(), '顺达快递有限公司', '站长', '2020年5月', '快递小哥、农民工'],
      ['2', '13911113333', '阿依古丽•买买提', number(), null, null, '2021/3/9', null],
    ]);

    const importId = await upload(unit, bytes);
    const suggested = await getImportDetail(house, scope, importId);
    const checked = await check(importId);
    const done = await run(importId);

    expect(suggested).toMatchObject({ state: 'mapping', headingRow: 3, sheetName: '名册' });
    expect(Object.fromEntries(Object.entries(suggested.mapping))).toEqual({
      name: '2',
      documentNumber: '3',
      phone: '1',
      unit: '4',
      post: '5',
      fromOn: '6',
      workerKinds: '7',
    });
    expect(suggested.columns.find(({ key }) => key === '2')).toEqual({
      key: '2',
      header: '姓 名',
      samples: ['王小明', '阿依古丽•买买提'],
    });
    expect(checked).toMatchObject({ state: 'checked', rowsTotal: 2, rowsGood: 2, rowsBad: 0 });
    expect(counts(done)).toEqual({
      rowsTotal: 2,
      rowsGood: 2,
      rowsBad: 0,
      rowsCreated: 2,
      rowsUpdated: 0,
      rowsUnchanged: 0,
    });
    expect(await membersIn(unit)).toMatchObject([
      { name: '阿依古丽·买买提', phoneMasked: '139****3333', fromOn: '2021-03-09', unitId: unit },
      {
        name: '王小明',
        unitName: '顺达快递有限公司工会委员会',
        post: '站长',
        fromOn: '2020-05-01',
        workerKinds: ['courier', 'migrant'],
      },
    ]);
  });

  test('says what is wrong in its own row numbers, and the good rows go in meanwhile', async () => {
    const unit = await district();
    const elsewhere = await district();
    const member = { name: '李外人', documentNumber: number(), phone: phone() };
    await joinMember(house, scope, { unitId: elsewhere, ...member });
    const [same, samePhone] = [number(), phone()];
    const bytes = await xlsx([
      ['姓名', '性别', '身份证号', '手机号', '所属工会', '入会日期', '职工类别'],
      ['张三', '', same, samePhone, '', '', ''],
      ['张三', '', same, '', '', '', ''],
      ['李四', '', '', samePhone, '', '', ''],
      ['', '', number(), '', '', '', ''],
      ['王五', '未婚', '110105199005011230', '12345', '没有的工会', '去年', '神仙'],
      ['赵六', '', '', '', '', '', ''],
      ['', '', '', '', '', '', ''],
      [member.name, '', member.documentNumber, '', '', '', ''],
      ['孙七', '', number(), '', '没有的工会', '2030-01-01', ''],
      ['周八', '', number(), '', '没有的工会', '', ''],
    ]);

    const importId = await upload(unit, bytes);
    const checked = await check(importId);
    const found = await problemsOf(importId);
    const done = await run(importId);

    expect(counts(checked)).toMatchObject({ rowsTotal: 9, rowsGood: 1, rowsBad: 8 });
    expect(found).toEqual([
      [3, '身份证号：证件号码与第 2 行相同，请删去一行，或核对号码。'],
      [4, '手机号：手机号与第 2 行相同。一个号码只能归一个人，请核对。'],
      [5, '姓名：请填写姓名。'],
      [
        6,
        '性别：不认识的性别“未婚”，请填男或女。',
        expect.stringMatching(/^身份证号：号码的校验位不符/),
        expect.stringMatching(/^手机号：手机号应是/),
        '入会日期：“去年”不是日期，请按 2020-05-01 的格式填写。',
        '职工类别：不认识的职工类别“神仙”。请改用系统里的类别，或不导入这一列。',
      ],
      [7, '身份证号：证件号码和手机至少填一项，以免重复登记。'],
      [9, '身份证号：已是其他工会的会员，一人只能有一个会籍。请先办理转会，再导入。'],
      [10, '入会日期：入会日期 2030-01-01 在今天之后，请核对。'],
      [11, expect.stringMatching(/^所属工会：在“第\d+区总工会”及其下级里没有“没有的工会”/)],
    ]);
    expect(done).toMatchObject({ state: 'done', rowsCreated: 1, rowsBad: 8 });

    const sheet = await buffer((await problemSheet(house, scope, importId)).body as never);
    const rows = [];
    for await (const row of (await readSheet(sheet)).rows) rows.push(row.cells);
    expect(rows[0]).toEqual(['行号', '问题', '姓名', '性别', '身份证号', '手机号', '所属工会', '入会日期', '职工类别']);
    expect(rows[1]).toEqual([3, expect.stringContaining('第 2 行'), '张三', null, same]);
    expect(rows).toHaveLength(9);
  });

  test('twice changes nothing; changed rows update with history; an empty cell takes nothing away', async () => {
    const unit = await district();
    const branch = await union(unit, '二站工会');
    const [document, first] = [number(), phone()];
    const heading = ['姓名', '证件号码', '手机', '岗位', '职工类别', '工会名称'];
    const go = async (row: Cells) => {
      const importId = await upload(unit, await xlsx([heading, row]));
      await check(importId);
      return counts(await run(importId));
    };
    const created = await go(['钱七', document, first, '骑手', '外卖骑手', '']);
    const again = await go(['钱七', document, first, '骑手', '外卖骑手', '']);
    const emptied = await go(['钱 七', document, '', '', '', '']);
    const second = phone();
    const changed = await go(['钱七', document, second, '站长', '农民工', '二站']);

    expect(created).toMatchObject({ rowsCreated: 1 });
    expect(again).toMatchObject({ rowsUnchanged: 1, rowsCreated: 0, rowsUpdated: 0 });
    expect(emptied).toMatchObject({ rowsUnchanged: 1, rowsUpdated: 0 });
    expect(changed).toMatchObject({ rowsUpdated: 1 });
    const [member] = await membersIn(unit);
    expect(member).toMatchObject({
      unitId: branch,
      post: '站长',
      phoneMasked: `139****${second.slice(-4)}`,
      workerKinds: ['food-delivery', 'migrant'],
    });
    const history = await getMemberHistory(db, scope, member?.id ?? '');
    expect(history.changes.map(({ kind }) => kind).sort()).toEqual(['corrected', 'joined', 'transferred']);
    expect(history.spells.map(({ unitId, state }) => [unitId, state])).toEqual([
      [branch, 'active'],
      [unit, 'ended'],
    ]);
    expect(JSON.stringify(history)).not.toContain(second);
  });

  test('as csv in GB18030 or UTF-8, with rare characters', async () => {
    for (const encoding of ['gb18030', 'utf8']) {
      const unit = await district();
      const bytes = csv(
        [
          ['姓名', '身份证号码'],
          ['\u{20bb7}晓明', number()],
          ['张\u{2b5af}', number()],
        ],
        encoding,
      );

      const importId = await upload(unit, bytes, { name: '名册.csv' });
      await check(importId);
      await run(importId);

      expect((await membersIn(unit)).map(({ name }) => name).sort()).toEqual(['张\u{2b5af}', '\u{20bb7}晓明'].sort());
    }
  });

  test('that is none, or holds nothing, is refused at once and leaves nothing behind', async () => {
    const unit = await district();
    const before = house.stored.size;

    for (const [bytes, code] of [
      [Buffer.from('\x89PNG\r\n\x1a\n0000000000', 'latin1'), 'sheet.picture'],
      [Buffer.from(''), 'sheet.empty'],
      [csv([['姓名', '手机']]), 'roster.empty'],
    ] as const)
      await expect(upload(unit, bytes)).rejects.toMatchObject({ code });
    expect(house.stored.size).toEqual(before);
    expect((await listImports(house, scope, { subject: 'members', limit: 50, within: unit })).total).toEqual(0);
  });

  test('with headings that nobody knows can be matched by hand', async () => {
    const unit = await district();
    const importId = await upload(
      unit,
      csv([
        ['甲', '乙', '丙'],
        ['王一', '备注', number()],
        ['王二', '备注', number()],
      ]),
    );

    const { mapping, columns } = await getImportDetail(house, scope, importId);
    await expect(mapColumns(house, scope, { importId, mapping: {} })).rejects.toMatchObject({
      code: 'roster.unmapped',
    });
    await expect(mapColumns(house, scope, { importId, mapping: { name: '0' } })).rejects.toMatchObject({
      words: ['请先指明哪一列是证件号码或手机。', expect.any(String)],
    });
    await expect(
      mapColumns(house, scope, { importId, mapping: { name: '0', documentNumber: '9' } }),
    ).rejects.toMatchObject({
      code: 'roster.unknownColumn',
    });
    await mapColumns(house, scope, { importId, mapping: { name: '0', documentNumber: '2' } });
    await expect(
      mapColumns(house, scope, { importId, mapping: { name: '0', documentNumber: '2' } }),
    ).rejects.toMatchObject({
      code: 'roster.notNow',
    });
    await house.jobs.drain();

    expect(mapping).toEqual({});
    expect(columns.map(({ header }) => header)).toEqual(['甲', '乙', '丙']);
    expect(await run(importId)).toMatchObject({ rowsCreated: 2 });
  });

  test('can be taken from another row of headings', async () => {
    const unit = await district();
    const importId = await upload(
      unit,
      csv([
        ['姓名', '手机'],
        ['姓名', '身份证号'],
        ['王一', number()],
      ]),
    );

    expect(await chooseSheet(house, scope, { importId, headingRow: 2 })).toMatchObject({
      headingRow: 2,
      mapping: { name: '0', documentNumber: '1' },
    });
  });

  test('may start from the template', async () => {
    const bytes = await buffer(rosterTemplate(scope, 'members').body as never);
    const sheet = await readSheet(bytes);
    const rows = [];
    for await (const row of sheet.rows) rows.push(row.cells);

    expect(sheet.sheetNames).toEqual(['名册', '填写说明', '选项 Choices']);
    expect(rows).toEqual([
      [
        '姓名*',
        '性别',
        '证件类型',
        '证件号码',
        '手机',
        '所属工会',
        '统一社会信用代码',
        '岗位',
        '入会日期',
        '职工类别',
        '出生日期',
        '会员号',
      ],
    ]);
  });
});

test('the register shows a person as the sheet said', async () => {
  const unit = await district();
  const importId = await upload(
    unit,
    csv([
      ['姓名', '证件类型', '证件号', '性别', '出生年月日'],
      ['John Smith', '护照', 'E12345678', '男', '1985.3.7'],
    ]),
  );
  await check(importId);
  await run(importId);

  const [member] = await membersIn(unit);
  expect(await getMemberDetail(db, scope, member?.id ?? '')).toMatchObject({
    name: 'John Smith',
    documentType: 'passport',
    sex: '1',
    bornOn: '1985-03-07',
  });
});
