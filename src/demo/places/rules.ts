/** A district: its name, region code (GB/T 2260) and the streets (街道), areas (地区), towns (镇, 乡) below it. */
export interface District {
  name: string;
  regionCode: string;
  /** Names with their kind, such as 朝外街道 or 孙河地区. */
  places: readonly string[];
}

const streets = (names: string) => names.split(' ').map((name) => `${name}街道`);
const areas = (names: string) => names.split(' ').map((name) => `${name}地区`);
const towns = (names: string) => names.split(' ').map((name) => `${name}镇`);
const townships = (names: string) => names.split(' ').map((name) => `${name}乡`);

/** The sixteen districts of the capital as they are divided; which primary unions lie there is made up. */
export const districts: readonly District[] = [
  {
    name: '东城区',
    regionCode: '110101',
    places: streets(
      '东华门 景山 交道口 安定门 北新桥 东四 朝阳门 建国门 东直门 和平里 前门 崇文门外 东花市 龙潭 体育馆路 天坛 永定门外',
    ),
  },
  {
    name: '西城区',
    regionCode: '110102',
    places: streets(
      '西长安街 新街口 月坛 展览路 德胜 金融街 什刹海 大栅栏 天桥 椿树 陶然亭 广安门内 牛街 白纸坊 广安门外',
    ),
  },
  {
    name: '朝阳区',
    regionCode: '110105',
    places: [
      ...streets(
        '建外 朝外 呼家楼 三里屯 左家庄 香河园 和平街 安贞 亚运村 小关 酒仙桥 麦子店 团结湖 六里屯 八里庄 双井 劲松 潘家园 垡头 首都机场 奥运村 大屯 望京 东湖',
      ),
      ...areas(
        '南磨房 高碑店 将台 太阳宫 小红门 十八里店 平房 东风 来广营 常营 三间房 管庄 金盏 孙河 崔各庄 东坝 黑庄户 豆各庄 王四营',
      ),
    ],
  },
  {
    name: '海淀区',
    regionCode: '110108',
    places: [
      ...streets(
        '万寿路 永定路 羊坊店 甘家口 八里庄 紫竹院 北下关 北太平庄 学院路 中关村 海淀 青龙桥 清华园 燕园 香山 清河 花园路 西三旗 马连洼 田村路 上地 曙光',
      ),
      ...towns('温泉 四季青 西北旺 苏家坨 上庄'),
    ],
  },
  {
    name: '丰台区',
    regionCode: '110106',
    places: [
      ...streets(
        '右安门 太平桥 西罗园 大红门 南苑 东高地 东铁匠营 六里桥 丰台 新村 长辛店 云岗 方庄 宛平 马家堡 和义 卢沟桥 花乡 成寿寺 石榴庄 玉泉营 看丹 五里店 青塔',
      ),
      ...towns('北宫 王佐'),
    ],
  },
  {
    name: '石景山区',
    regionCode: '110107',
    places: streets('八宝山 老山 八角 古城 苹果园 金顶街 广宁 五里坨 鲁谷'),
  },
  {
    name: '门头沟区',
    regionCode: '110109',
    places: [...streets('大峪 城子 东辛房 大台'), ...towns('潭柘寺 永定 龙泉 军庄 雁翅 斋堂 清水 妙峰山 王平')],
  },
  {
    name: '房山区',
    regionCode: '110111',
    places: [
      ...streets('城关 新镇 向阳 东风 迎风 星城 拱辰 西潞'),
      ...towns('阎村 窦店 石楼 长阳 河北 长沟 大石窝 张坊 十渡 青龙湖 韩村河 良乡 周口店 琉璃河'),
      ...townships('霞云岭 南窖 佛子庄 大安山 史家营 蒲洼'),
    ],
  },
  {
    name: '通州区',
    regionCode: '110112',
    places: [
      ...streets('中仓 新华 北苑 玉桥 潞源 通运 文景 九棵树 临河里 杨庄 潞邑'),
      ...towns('宋庄 张家湾 漷县 马驹桥 西集 永乐店 潞城 台湖 永顺 梨园'),
      ...townships('于家务回族'),
    ],
  },
  {
    name: '顺义区',
    regionCode: '110113',
    places: [
      ...streets('胜利 光明 石园 双丰 旺泉 空港'),
      ...towns(
        '高丽营 李桥 李遂 南彩 北务 大孙各庄 张镇 龙湾屯 木林 北小营 北石槽 赵全营 仁和 马坡 牛栏山 南法信 天竺 后沙峪 杨镇',
      ),
    ],
  },
  {
    name: '昌平区',
    regionCode: '110114',
    places: [
      ...streets('城北 城南 天通苑北 天通苑南 霍营 回龙观 龙泽园 史各庄'),
      ...towns('南口 马池口 沙河 东小口 阳坊 小汤山 南邵 崔村 百善 北七家 兴寿 流村 十三陵 延寿'),
    ],
  },
  {
    name: '大兴区',
    regionCode: '110115',
    places: [
      ...streets('兴丰 林校路 清源 天宫院 高米店 观音寺 荣华 博兴'),
      ...towns('亦庄 黄村 旧宫 西红门 瀛海 青云店 采育 安定 礼贤 榆垡 庞各庄 北臧村 魏善庄 长子营'),
    ],
  },
  {
    name: '怀柔区',
    regionCode: '110116',
    places: [
      ...streets('泉河 龙山'),
      ...towns('怀柔 雁栖 庙城 北房 杨宋 桥梓 怀北 汤河口 渤海 九渡河 琉璃庙 宝山'),
      ...townships('长哨营满族 喇叭沟门满族'),
    ],
  },
  {
    name: '平谷区',
    regionCode: '110117',
    places: [
      ...streets('滨河 兴谷'),
      ...towns('平谷 峪口 马坊 金海湖 东高村 山东庄 南独乐河 大华山 夏各庄 马昌营 王辛庄 大兴庄 刘家店 镇罗营'),
      ...townships('黄松峪 熊儿寨'),
    ],
  },
  {
    name: '密云区',
    regionCode: '110118',
    places: [
      ...streets('鼓楼 果园'),
      ...towns(
        '檀营 密云 溪翁庄 西田各庄 十里堡 河南寨 巨各庄 穆家峪 太师屯 高岭 不老屯 冯家峪 古北口 大城子 东邵渠 北庄 新城子 石城',
      ),
    ],
  },
  {
    name: '延庆区',
    regionCode: '110119',
    places: [
      ...streets('百泉 香水园 儒林'),
      ...towns('延庆 康庄 八达岭 永宁 旧县 张山营 四海 千家店 沈家营 大榆树 井庄'),
      ...townships('大庄科 刘斌堡 香营 珍珠泉'),
    ],
  },
];
