"""A bare name and what the sentence has said so far go in; the name with what it borrows from before comes out."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct, field

from pipeline.observations.curated import code_of
from pipeline.observations.phrases import strip_lead, strip_tail, verb_of, without_verbs, words
from pipeline.observations.statistics import Reading
from pipeline.observations.subjects import HELD, entity_of, stock_of, without_new
from pipeline.observations.units import MONEY

_BORROWED = re.compile(
    r"(人均可支配收入|人均纯收入|人均生活消费支出|增加值|总?产值|投资|平均工资|保(?:费|险费)收入|零售总?额|营业额|销售额|居民消费价格|生产总值|业务收入|业务总量)(?:总水平|总?指数|涨幅)?$"
)
_BARE_GROUP = re.compile(
    r"(?:^(?:邮政|电信|快递|城市|农村|城镇|乡村)$|(?:集体|国有|股份制|股份合作|私营|民营|投资|控股)企业$|(?:国有|集体|其他|私营|股份制)单位$|(?:财产|人身|人寿|寿|意外|健康)险$|工业|产业|^(?:农|林|牧|渔|畜牧)业|[制造服务餐饮宿业品铁钢药纺织化革采矿炼]业|居民|类|各县(?:\(市\))?|地区|(?<=[^\W\d_])经济)$"
)
_MEASURE_OF_WHOLE = re.compile(
    r"(?:总|合计)?((?:播种|种植|销售|施工|竣工|(?:新)?开工|待售)?面积|保有量|[存出]栏[量数]?|投资(?=$|总额)|进出口(?=总额|总值|$)|(?<!进)出口额?|进口额?|[存贷]款余额|(?:货物|旅客|货运|客运)(?:运输总?量|总量|(?:运输)?周转量)|装机容量|发电量|产量|增加值|产值|业务收入|业务总量|零售额|零售总额|用电量|吞吐量|周转量|客运量|货运量|销售额|支出)(?:总额)?$"
)
_COMPLETE = re.compile(
    r"资金|自筹|补助|配套|拨款|[量额数率值价]$|收入|支出|投资|面积|余额|存款|贷款|[进出]口|人[口员次数]|税|装机|存栏|出栏|发电$|[外内引融]资$|保费|交易"
)
_IMPORTS_OR_EXPORTS = re.compile(r"进出口|[进出]口额?$")
_STAFF = frozenset(["教师", "医生", "护士", "工作人员", "从业人员"])
_STAFF_AT_END = re.compile("(?<=[^\\W\\d_]{2})(?:(?<!专任)教师|医生|护士|工作人员)$")
_BUDGET_REVENUE = re.compile("(?:财政|预算)[^,;。]{0,6}收入$")
APPLIED = re.compile("(?:申请|受理|申报)*(?:拥有|总)?量$|(?:申请|受理|申报)+$")
CONTRACTED = re.compile("^(?:合同|协议)|(?:合同|协议|签约)(?:总)?(?:资金|金额|投资|额)?$")
_NO_PART = re.compile("造林|退耕|耕地|养殖|外送|风电|光伏|水电|结余|效益")
_OF_IT = re.compile(r"[、,]?[约仅只]?占(?:比)?[约近超达到为]*")
_PLANNED_MONEY = re.compile(r"(?:完成|年度|概算|计划)*总?(?:计划)?投资额?$")
_TAKES_ROOM = re.compile(
    "(?<=[^\\W\\d_]{2})(?:全长|总长|(?:建设)?总?里程|总规模|(?:治理|改造|整治)(?:长度|面积)|占地(?:面积)?|(?:总)?建筑面积|规划面积)$"
)
# 职业中学一所,专任教师51人; 小麦平均单产…,总产…; 编制床位…,床位数…
_ALONE = re.compile("(?<=[^\\W\\d_]{2})一[所座家个处]$")
_AS_A_RULE = re.compile("(?<=[^\\W\\d_]{2})(?:平均|编制|核定|总[量数])$")
OF_THE_TOTAL = ("总量", "增幅", "增速")
"""What is told of a total besides its amount, each as a head alone."""
_IN_ALL = frozenset(["总人口", "总户数", "总面积"])
_PLACES_COUNTED = re.compile("(?:乡镇?|镇|村|社区|居委会|村民(?:小?组)|街道|居民小组)$")
_PLACE_WITHIN = re.compile("[^\\W\\d_](?:(?<![地园社片库景])区|[县市镇乡旗])$")
_PROJECTS_RATE = re.compile("(?<=项目)[^\\W\\d_]{2,4}率$")
_NEWLY = re.compile("计划|新|在建|续建|前期|储备|开工|竣工|完工|落地|投产|签约")
_DUE = re.compile("(?:年度|年初|全年)?(?:任务|目标|计划)(?:数|任务)?$")
_BEGUN = re.compile(r"(?<=[^\W\d_]{2})(?:新?开工(?:建设)?|启动(?:建设)?|在建|签约)$")
_PROJECT_DONE = re.compile(r"(?:建设|实施|开工)$")
_STOCK = re.compile(r"达到?$|增至|增加到|累计|总数|突破|超过")
_CROSSING = re.compile(
    r"(?:历史性|连续|接连|先后|相继|五年|成功)*(?:连?跨[越过上]?|迈[上过]|登上|突破|站上|[再连]上|实现).*$"
)
# 贷款余额较年初增加22亿元,同比少增40亿元: how much less was added.
_LENT = re.compile("(?:余额|贷款|存款)$")
_ADDED = re.compile("^(?:新增|净增)(?=[^\\W\\d_]{2})|(?:新增|净增)?(?:余额|额|总额)$|(?<=[^\\W\\d_]{2})(?:新增|净增)$")
_STEPS = re.compile("(?:连续)?[十百千万]*亿?元?级?(?:大|新)*(?:台阶|大关|关口)$")
_EXTENT = re.compile(r"(?<=[^\W\d_]{2})(?:运营|通车|建成)?(?:总?(?:播种|种植|播)面积|里程|亩产|单产|总?产量?)$")
_ON_LAST_YEAR = re.compile("[比较][上去]年|同比")
_SHARE_AT_END = re.compile("(?<=[^\\W\\d_]{2})(?:占比|比重|占.*比重)$")
_RATE_HELD = re.compile("(?:增速|增幅|增长)$")
_AGAINST = re.compile(rf"(?:增速|增幅|涨幅|降幅)?(?:均|也|分别)?{HELD}(?:[^\W\d_]|“).*")
# 居民消费价格上涨2.5%。食品烟酒上涨9.1%,衣着…
_PRICES = re.compile(
    r"((?:居民消费|商品零售|(?:工业品|工业生产者)?出厂|(?:原材料|燃料动力|工业生产者)?购进)?价格)(?:\([A-Za-z]+\))?(?:总水平|总?指数|涨幅)*(?:\([A-Za-z]+\)|\[\d+\])?$"
)
# Output and spending grow, prices rise.
_PRICE_MOVES = re.compile("[涨跌]|上升|下降|回落|持平")
_NOT_PRICED = re.compile("(?:价格|收入|支出|成本|利润|面积|投资|效益|收益|账款|[量额值率]|库存|企业|业)$")
# 新增发电装机容量4.4亿千瓦,其中水电9601万千瓦
_NEWLY_ADDED = re.compile("新增|净增|新建")
_PRICE_OF = re.compile("(?:销售|出厂|收购|购进)?价格$")
_PRICED = re.compile(
    r"(?:食品|烟酒|粮食|鲜?菜|鲜?瓜?果|食用[菌油]|油脂|糖果糕点|[禽奶]|鱼|药品?|蛋|畜肉|猪肉|水产品|衣着|居住|生活用品|家庭设备|交通|通[信讯]|教育|文化|娱乐|医疗|保健|个人用品|其他|用品|服务|及|和|、|与|维修|消费品|工业品|城市|农村|[轻重]工业|生产资料|生活资料)+类?"
)
_AT_SCHOOL = "招[生收]|在校(?:中小)?学?生|毕业生|教职工|专[任职]教师"
# Those who have people, pupils and beds: 卫生技术人员…人,其中医院…人.
_INSTITUTION = re.compile(
    r"(?:医院|卫生院|机构|中心|小学|初中|高中|中学|学校|幼儿园|院校|技校|特校|学院|阶段|中职|教育|本科|专科|企业|事业|机关|其他)$"
)
_PEOPLE = re.compile(
    rf"((?:卫生(?:技术)?|专业技术|医疗卫生)人员|(?:在岗)?职工|教师|{_AT_SCHOOL}|床位|从业人员|执业(?:\(助理\))?医师|劳动报酬|工资总额)(?:总)?(?:数|人数|总数)?$"
)
_AGES = re.compile("\\d+(?:[—-]\\d+)?周?岁(?:\\([^()]{2,8}\\))?(?:及?以[上下])?(?:\\([^()]{2,8}\\))?")
_SEXES = frozenset(["男", "女", "男性", "女性"])
_PUPILS = re.compile(f"(?:{_AT_SCHOOL}|招收.{{0,6}})(?:数|人数)?$")
_WHO = re.compile("(?:城镇|农村|城市|城乡|全体)?(?:常住)?居民|农民|牧民|农牧民")
_RESIDENTS = re.compile(rf"({_WHO.pattern})(?:家庭)?年?人均")
_LOCAL_REVENUE = frozenset(["地方收入", "地方级收入", "区级收入", "县级收入", "市级收入", "本级收入"])
_REVENUE = re.compile("财政(?:总|预算)?收入$")
_PER_HEAD = re.compile(r"人均([^\W\d_]{2,8})$")
_OF_RESIDENTS = re.compile(
    r"恩格尔系数|(人均)?年?(?:(?:生产费用|税费|财产性|转移性|购置生产性固定资产)支出|(?:生活)?消费性?支出|(?:工资性?|家庭经营[净性]?|经营[净性]|转移性?净?|财产性?净?|转移性?和财产性|财产性?和转移性)收入"
    r"|(?:食品(?:烟酒)?|衣着|居住|生活用品及服务|交通(?:和?通信|通讯)|教育文化(?:和?娱乐)?(?:服务)?|(?:文教|文化教育|教育文化)娱乐(?:用品及服务)?|医疗保健|其他(?:商品|用品)(?:和|及)服务|家庭设备用品(?:及服务)?)(?:消费)?(?:支出|消费))"
)
# What a government spends as well: 城镇居民人均消费支出…,其中教育支出957元.
_OTHER_GOODS = re.compile("其[他它](?:商品|用品)[和及与]?服务")
_SPENT_BY_RESIDENTS = re.compile(
    "(?!.*财政)(?:其[他它](?:商品|用品)|教育|医疗|交通|文化|娱乐|旅游|通信|食品|服务性?|购买)[^\\W\\d_]{0,8}支出"
)
# 利税12亿元,其中国有企业3亿元
_KINDS_OF_FIRMS = re.compile(
    "(?:(?:国有(?:及国有控股|控股)?|集体|股份制|股份合作|私营|民营|非公有制|外商及港澳台(?:商)?投资|外商投资|大型|中型|大中型|小型|小微|规模以上)(?:工业)?企业|(?:采矿|制造|采掘)业)"
)
_GAIN = re.compile("(?:利税|利润)(?:总额)?$")
_SCHEME_OF_SOME = re.compile("城[乡镇]|农村|新农合|新型农村|居民|合作医疗")
_INSURED = re.compile("参保(?:人数|人员|职工)?$")
_FIRMS = ("集团", "公司", "股份")
_OF_THAT_SUM = re.compile("((?:主营业务|销售|营业)?(?:收入|产值)|税收|利润)(?:超过?|突破|过|达到?)[\\d.十百千]*[万亿]")
# 水产品产量2750吨,其中养殖产量2620吨
_CAUGHT = frozenset(["养殖产量", "捕捞产量"])
# 民营经济增加值272亿元。其中,第一产业18亿元: of those alone.
_OWNER_OF_PARTS = re.compile(
    "((?:民营|非公有制|非公|个体私营|县域)经济|[区市县州旗]本级|(?:中心|主)?城区|中心城市(?:\\([^()]*\\))?|市区)(?:\\([^()]*\\))?(?:实现|完成)?(?:地区)?(?:增加值|生产总值)"
)
_CROP = re.compile(
    "(?:[夏秋早晚中]?(?:粮食?|稻谷?)|水稻|小麦|玉米|谷子|高粱|青稞|杂粮|(?:马铃)?薯类?|豆类|大豆|花生|油料(?:作物)?|油菜籽?|芝麻|胡麻|棉花|麻类?|糖料|甘蔗|甜菜"
    "|烟叶|烤烟|蔬菜|食用菌|果用瓜|瓜[类果]|水?果|苹果|梨|葡萄|柑橘|香蕉|核桃|茶叶?|(?:中?草?)药材|蚕茧|牧草|饲草|[猪牛羊禽]肉|禽?蛋|牛?奶"
    "|(?:原|焦|洗)煤|焦炭|原油|天然气|生铁|粗钢|钢材?|铁合金|水泥|平板玻璃|化肥|烧碱|电石|汽车|摩托车|轿车|彩电|空调|冰箱|布|纱|纸|铝材?|铜材?|电解铝|氧化铝)"
)
_YIELD = re.compile("(?:播种|种植)面积$|产量$")
_OF_LAND, _BY_WEIGHT = frozenset(["亩", "公顷"]), frozenset(["吨", "公斤", "斤"])
_FULFILS = re.compile("(?:完成|超|高于|低于)[^,;。]*(?:计划|任务|目标|指标|预算)数?$")
_WHAT_IT_DOES = re.compile("(?:(?:对[^对]*)?贡献率|拉动.*)$")
# Whose they are is no part of these: 工农业总产值…;税收…
_OF_A_REGION = frozenset(
    ["经济", "工农业", "国内", "地区", "国民", "协议", "合同", "计划", "主营", "营业", "销售", "保费收入"]
)
_BECOME = re.compile(
    "(?<=[^\\W\\d_]{2})(?:通过|获评|获批|入选|被?认定为|被评为)([^\\W\\d_]{2,}?)(?:认定|评定|称号|复核)?$"
)
_SHORTEST_OWNER = 3
_FUNDS = frozenset(["基金", "财政", "预算", "保险", "社保", "医保"])
_CALLED = (
    "企业",
    "村",
    "校",
    "镇",
    "景区",
    "产品",
    "单位",
    "机构",
    "园区",
    "社区",
    "家庭",
    "商标",
    "合作社",
    "基地",
    "农场",
    "中心",
    "名牌",
    "平台",
    "项目",
)
_TAKEN_OR_SPENT = re.compile("(?:总?收入|总?支出|征缴|发放|[累滚]?[计存]?结余)$")
_WHOLE_ALREADY = frozenset(["总分", "团体总分", "贸易顺差", "外贸顺差", "贸易逆差", "外贸依存度"])
_EARNED_BY_TOURISM = frozenset(["收入", "总收入", "综合收入", "营业收入"])
BENEFIT = re.compile(
    "惠及|受益|受惠|覆盖(?!率|面)|辐射|支持(?=企业|群众|中小|小微|市场主体|经营主体|项目|农户|居民|$)|直达|带动|撬动|入驻(?!率)|入住(?!率)|服务(?=企业|群众|居民|客户|学生|老人|用户)"
)
"""How those are told who have something from what was done."""
VICTIMS = frozenset(
    [
        "死亡",
        "受伤",
        "死亡人数",
        "伤亡人数",
        "受伤人数",
        "失踪",
        "直接经济损失",
        "造成直接经济损失",
        "直接损失",
        "经济损失",
        "造成经济损失",
        "直接财产损失",
    ]
)
"""What accidents are measured by, whose they are being said once."""
RECENT = 16
"""How many names back one may still be meant."""
WORKED_ON = frozenset("个家项户件处座宗")
"""The measure words of what may be signed, opened and finished one after the other."""
# A park has no area in so many.
_OF_NO_SIZE = frozenset("家人个座户所名艘株棵套辆头只件处")
# 主要农产品产量稳步增长,棉花3200吨,渔民5000人: these are no output.
_MEASURED_OTHERWISE = {"产量": frozenset("家人户所名艘座处头"), "总产量": frozenset("家人户所名"), "面积": _OF_NO_SIZE}
_AID = re.compile("(?<=[^\\W\\d_]{2})(?:救助|补贴|补助|津贴|贷款|慰问|奖励)$")
# 图书馆1个,藏书20万册,馆舍面积3000平方米
_HOLDINGS = re.compile("(?<=[馆屋室])(?:藏书量?|馆?藏图书|馆舍(?:面积)?)$")
# 汽车产量8万辆、出口2万辆
_GOODS_MADE = re.compile("(?:[车机]|茶叶|钢材|服装|家具|陶瓷|白酒|水产品|食用菌|水果|蔬菜)(?:产量|销量)$")
# 建成高速公路133公里、达到576公里
_MADE = re.compile(
    "^(?:建成|培育|创[建成]|认定|发展(?!中国家|银行)|引进)(?!区|资金|文明城市|壮大|培育|登记|推广|投[产用]|孵化)(?=[^\\W\\d_]{3})"
)
_CONTRASTS: tuple[tuple[str, str], ...] = (
    ("存款", "贷款"),
    ("收入", "支出"),
    ("总收入", "总支出"),
    ("出生", "死亡"),
    ("参保", "领取"),
    ("参保", "享受待遇"),
    ("货运量", "客运量"),
    ("内资", "外资"),
    ("水耗", "电耗"),
    ("能耗", "水耗"),
    ("能耗", "电耗"),
    ("货物", "旅客"),
)
_CONTRASTED = tuple(word for pair in _CONTRASTS for word in pair)


class Memory(Struct):
    """What the sentence has said so far.

    `name` is the last name and `base` the last one that is no share, rate or rank drawn from another; `whole` what the
    things behind 其中 are parts of, with its units, and `left_over` what the parts so far leave of it, in `parts_unit`;
    `closed` is a whole that a semicolon closed, as long as parts `borrow` their measure from it (其中铁路…;公路…);
    `heading` stands before a colon (主要产品产量:…), `frame` is whom the sentence speaks of (规模以上工业中,…), behind a semicolon only with names that end with `frame_ends`; `before` is the first
    name of an earlier sentence, in `before_unit`, and `opening` the industry or the like that one opened with; `verb` the action that the last
    name begins with and `deed` who does what, where a name says so first; `value` the last value, `things` what was counted last; `listed` the last
    list of names that was handed out, `pending` those of it that still wait for their value with the rule that found
    them, and `lead` the words before its first; `chain` the names that were coordinated with each other last; `silent` the sentence right before where that states none; and `region` the place
    that reports, which is no part of a name.
    """

    name: str = ""
    base: str = ""
    whole: str = ""
    whole_units: frozenset[str] = frozenset()
    left_over: Decimal | None = None
    parts_unit: str = ""
    closed: str = ""
    borrows: bool = False
    heading: str = ""
    frame: str = ""
    frame_ends: str = ""
    before: str = ""
    before_unit: str = ""
    opening: str = ""
    silent: str = ""
    region: str = ""
    verb: str = ""
    deed: str = ""
    statistic: str = ""
    unit: str = ""
    value: Decimal = Decimal(0)
    things: str = ""
    listed: tuple[str, ...] = ()
    pending: list[str] = field(default_factory=list)
    pending_rule: str = ""
    lead: str = ""
    names: list[str] = field(default_factory=list)
    chain: list[str] = field(default_factory=list)


def with_borrowed_head(name: str, left: str, unit: str, memory: Memory) -> str:
    """食品类上涨12.8% under 居民消费价格: a bare group, with `left` before its number, is measured as the whole before it was."""
    if (
        unit == "%"
        and (
            _PRICE_MOVES.search(left)
            or ("增长" in left and name.endswith("类") and (memory.name or memory.before).endswith("价格"))
        )
        and _PRICED.fullmatch(name)
        and (of_prices := _PRICES.search(memory.name or memory.before))
    ):
        return name + of_prices[1]
    if (
        unit == "%"
        and _PRICE_MOVES.search(left)
        and not _NOT_PRICED.search(name)
        and (of := _PRICE_OF.search(memory.whole))
    ):
        # 房屋销售价格上涨9.7%,其中新建商品房上涨9.4%
        return name + of.group()
    if not unit and name.endswith("类") and memory.name.endswith("类价格指数"):
        # 食品类价格指数105.6,居住类102.1
        return name + "价格指数"
    if unit in ("元", "%", "个百分点", "") and _BARE_GROUP.search(name):
        head = _BORROWED.search(memory.name) or (_BORROWED.search(memory.before) if not memory.name else None)
        if head and (head[1] != "居民消费价格" or not unit or _PRICE_MOVES.search(left)):
            # 国内生产总值…,其中一、二、三产业分别…: of an industry it is value added.
            measure = "增加值" if head[1] == "生产总值" and name.endswith("业") else head[1]
            return name + measure + ("指数" if not unit else "")
    of_money = unit in MONEY or (unit == "%" and memory.statistic in ("level", "growth", "") and "占" not in left)
    if (
        of_money
        and _KINDS_OF_FIRMS.fullmatch(name)
        and (gain := _GAIN.search(memory.whole or memory.name or memory.before))
    ):
        # 规模以上工业企业利税12亿元,其中国有企业3亿元; …利润增长8%。分经济类型看,国有企业下降2%
        return name + gain.group()
    if (
        unit == "人"
        and name.startswith("参加")
        and memory.name.startswith(("城镇参加", "农村参加"))
        and not _SCHEME_OF_SOME.search(name)
    ):
        return memory.name[:2] + name
    if unit == "人" and name.endswith("保险") and (insured := _INSURED.search(memory.name)):
        # 基本养老保险参保105万人,工伤保险85万人
        return name + insured.group()
    if unit in MONEY and name.endswith(_FIRMS) and (sum_ := _OF_THAT_SUM.search(memory.things or memory.whole)):
        # 销售收入超100亿元的企业16家,其中海天集团突破800亿元
        return name + sum_[1]
    if name in _CAUGHT and memory.whole.endswith("产量"):
        # 水产品产量2750吨,其中养殖产量2620吨
        return memory.whole.removesuffix("产量").removesuffix("总") + name
    owner = owner_of_part(memory) if name.endswith("增加值") else ""
    if owner and code_of(name) and not name.startswith((owner, "民营经济")):
        # 民营经济增加值256亿元,其中:第一产业增加值39亿元
        return owner + name
    whole = memory.whole if unit in memory.whole_units else memory.name if unit == memory.unit else ""
    if whole and _INSTITUTION.search(name) and (people := _PEOPLE.search(whole)):
        return name + people[1].replace("中小", "")
    if unit == "人" and _AGES.fullmatch(name) and (memory.name or memory.before).endswith("人口"):
        # 户籍人口64.96万人,…;18周岁以下10.24万人
        return name + "人口"
    if name in _SEXES and not memory.name and memory.before.endswith("人口"):
        return name[0] + "性" + memory.before
    if name.endswith("人均") and (measure := _PER_HEAD.search(memory.name)):
        # 城镇居民人均可支配收入增长7.8%,农村居民人均增长7.9%
        return name + measure[1]
    if name in _LOCAL_REVENUE and _REVENUE.search(memory.name or memory.before):
        # 财政收入132亿元,其中地方收入增长3%
        return name.replace("收入", "财政收入")
    if unit == memory.unit and _WHO.fullmatch(name) and (who := _RESIDENTS.match(memory.name)):
        # 城镇居民人均住房面积29.8平方米,农村居民35.1平方米
        return name + memory.name[who.end(1) :]
    if whose := _of_residents(name, memory):
        return whose
    if (
        (memory.whole or memory.closed or memory.heading)
        and len(name) <= 8
        and not _COMPLETE.search(name)
        and not verb_of(name)
    ):
        parts_of = memory.whole or ("" if _NO_PART.search(name) else memory.closed)
        if parts_of and unit in memory.whole_units and (head := _MEASURE_OF_WHOLE.search(parts_of)):
            if _PLACE_WITHIN.search(name):
                # 建成区面积96平方公里,其中甲区37平方公里: of the same in a place.
                return name + parts_of.removeprefix("完成")
            added = _NEWLY_ADDED.match(parts_of)
            return (added.group() if added else "") + _with_measure(name, head[1])
        head = _MEASURE_OF_WHOLE.search(memory.heading) if memory.heading and unit != "%" else None
        if head and not _MEASURED_OTHERWISE.get(head[1], frozenset()) & {unit}:
            return _with_measure(name, head[1])
    if _CROP.fullmatch(name) and (grown := _grown(unit, memory)):
        # 油菜籽播种面积667公顷;蔬菜7275公顷; 汽车产量…;摩托车…
        return name + grown
    return name


def owner_of_part(memory: Memory) -> str:
    """民营经济增加值272亿元。其中,第一产业18亿元: whose value added the parts are of; nothing for the place that reports."""
    owner = _OWNER_OF_PARTS.match(memory.whole)
    return owner[1] if owner else ""


def _grown(unit: str, memory: Memory) -> str:
    """播种面积 or 产量, where crops or products before have been measured so; nothing where none has."""
    if unit == memory.unit and (last := _YIELD.search(memory.name)):
        return last.group()
    kinds = ("面积",) if unit in _OF_LAND else ("产量",) if unit in _BY_WEIGHT else ()
    said = (name for name in reversed(memory.names[-6:]) if name.endswith(kinds))
    return next((of.group() for name in said if (of := _YIELD.search(name))), "")


def _of_residents(name: str, memory: Memory) -> str:
    """城镇居民人均可支配收入…;人均消费支出…, 其中工资性收入…: whose they are; nothing for what is no such measure."""
    measure = _OF_RESIDENTS.fullmatch(name)
    if not measure:
        whose = _RESIDENTS.match(memory.whole) if memory.whole.endswith("支出") else None
        if whose and _OTHER_GOODS.fullmatch(name):
            name += "支出"
        return whose[1] + "人均" + name if whose and _SPENT_BY_RESIDENTS.fullmatch(name) else ""
    for said in reversed((memory.before, *memory.names[-RECENT:])):
        if whose := _RESIDENTS.match(said):
            return whose[1] + ("" if measure[1] or name.endswith("系数") else "人均") + name
    return ""


def _with_measure(name: str, measure: str) -> str:
    """水泥 of 产量 → 水泥产量; 工业用电 of 用电量 lacks no more than 量, 住宅销售 of 销售面积 no more than 面积."""
    return name.removesuffix(measure[:-1]).removesuffix(measure[:2]) + measure


def names_a_measure(heading: str) -> bool:
    """Whether a heading says what is measured of the things behind it (主要产品产量), not of what (非公有制经济)."""
    return _MEASURE_OF_WHOLE.search(heading.removesuffix("中")) is not None


def with_replaced_head(head: str, name: str) -> str:
    """粮食播种面积…, 总产…: the new head stands in for the old one; an aspect (总量, 增速) is added to the whole name."""
    if head in _WHOLE_ALREADY:
        return head
    if head.startswith("总") and (name.startswith("总") or (head in _IN_ALL and _PLACES_COUNTED.search(name))):
        # 总户数18.6万户,总人口62万人; 辖12个乡镇,总面积2300平方公里
        return head
    if head == "总数" and (become := _BECOME.search(name)) and become[1].endswith(_CALLED):
        # 18家企业通过高新技术企业认定,总数达到38家
        return become[1] + head
    if head.startswith(("总", "累计")) and not head.startswith(("总投资", "总产")):
        if head.endswith("里程") and name.startswith(("建成", "开通")):
            # 建成绿道26公里,总里程达126公里
            name = name[2:]
        whose = _EXTENT.sub("", _MADE.sub("", without_new(name)))
        # 新增蔬菜面积5万亩,总面积达到115万亩
        return (whose.removesuffix("面积") if head == "总面积" else whose) + head
    if head in ("出口", "进口", "出口额", "进口额"):
        trade = _IMPORTS_OR_EXPORTS.search(name)
        if trade:
            return name[: trade.start()] + head
        # 汽车产业产值120亿元,出口3亿元, but 利用外资5亿美元,出口3亿美元
        return entity_of(name) + head if name.endswith("产值", 3) or _GOODS_MADE.search(name) else head
    if head == "户数" and name.endswith("人口"):
        return head
    if head == "授权量":
        # 专利申请受理量348件,授权量169件
        return APPLIED.sub("", name) + head
    if head == "实际到位":
        # 合同利用外资4670万美元,实际到位2189万美元
        return CONTRACTED.sub("", name) + head
    if head == "税收" and _BUDGET_REVENUE.search(name):
        # 财政预算收入21亿元;税收31亿元
        return head
    if head in ("顺差", "逆差"):
        return "进出口" + head
    if name.endswith(("项目数", "企业数")):
        # 招商项目数86个,到位资金12亿元
        name = name[:-1]
    if head.endswith("投资"):
        # 推进省级重点项目…, 完成投资…: the projects are what money goes into, not what is done with them.
        if name.startswith("签约") and "投资" not in name:
            return name + head
        if code_of(name) and name.endswith("投资"):
            # 固定资产投资年均增长23.5%,累计完成投资1008亿元
            return name
        # 重点项目14个,开工率100%,完成投资7亿元
        name = _PROJECTS_RATE.sub("", name)
        into = _PLANNED_MONEY.sub("", _PROJECT_DONE.sub("", _TAKES_ROOM.sub("", without_verbs(name))))
        # 新签约项目29个,总投资171亿元: not of all projects.
        if into == "项目":
            # 实施技改项目200项,完成投资320亿元
            into = name[2:] if name.startswith(("实施", "推进", "引进", "谋划", "完成")) else into
        return (_PLANNED_MONEY.sub("", name) if into in ("项目", "工程") and _NEWLY.match(name) else into) + head
    # 固定资产投资80亿元,到位资金20亿元
    paid_in = head == "到位资金" and name.endswith("固定资产投资")
    whose = name if head in words("aspect") or head == "完成率" or paid_in else entity_of(name)
    if head in OF_THE_TOTAL and whose.endswith(OF_THE_TOTAL) and code_of(whose) is None:
        # 预算收入总量居第7位、增幅居第1位
        whose = whose[:-2]
    whose = whose.removesuffix("现价")
    if head.endswith("收入"):
        # 旅游总收入2.9亿元,综合收入2.8亿元
        whose = whose.removesuffix("总收入")
    if head == "贡献率":
        # 第二产业增加值9.3亿元,增长8.1%,贡献率53.1%: the industry contributes.
        whose = whose.removesuffix("增加值")
    if head.endswith(("金额", "资金")) and _AID.search(name):
        # 医疗救助3000人次,支付金额800万元
        whose = without_verbs(name)
    whose = _HOLDINGS.sub("", whose)
    if head.endswith("率") and len(head) > 2 and whose.startswith(head[:-1]):
        # 履约项目9个,履约率90%
        whose = whose.removeprefix(head[:-1])
    if len(whose) > 4 and whose.endswith(head.removeprefix("平均")[:2]):
        # 新型农村合作医疗参合人数246.8万人,参合率96.4%
        whose = whose[:-2]
    if head.endswith(("参保率", "参合率")):
        # 养老保险参加人数20万人,参保率95.3%
        whose = whose.removesuffix("参加")
    if head in ("毕业生", "招生"):
        # 在学研究生862人,毕业生312人
        whose = whose.removeprefix("在学")
    if head not in _STAFF:
        # 小学26所,教师2109人,在校学生2.65万人
        whose = _STAFF_AT_END.sub("", whose)
    if head.endswith("结余"):
        # 政府性基金收入28.6亿元,支出27.2亿元,结余1.4亿元
        whose = _TAKEN_OR_SPENT.sub("", name)
        return head if verb_of(whose) or (len(whose) < _SHORTEST_OWNER and whose not in _FUNDS) else whose + head
    if whose == "游客" and head in _EARNED_BY_TOURISM:
        # 接待游客820万人次,实现收入62亿元
        return "旅游" + head
    if whose in _OF_A_REGION or (whose == "项目" and head.endswith("资金")):
        # 主营业务收入43.6亿元,利税总额4.86亿元; 招商引资项目18个,到位资金1.86亿元
        return head
    if _PUPILS.fullmatch(head) and (pupils := _PUPILS.search(name, 2)):
        # 普通高等教育在校生37391人,毕业生9275人
        return name[: pupils.start()] + head
    if name.endswith(("生产总值", "GDP")) and head not in words("aspect"):
        return head
    if head.endswith("面积") and whose.endswith(("人口", "人")):
        return head
    whose = _ALONE.sub("", whose.removesuffix("按期").removesuffix("按时"))
    if head.startswith(("总产", "床位", "总建筑", "总面积")):
        whose = _AS_A_RULE.sub("", whose)
    if whose.endswith(head):
        return whose
    if head[:2] == whose[-2:]:
        # 铁路建设投资700亿元,建设总里程822公里
        return whose + head[2:]
    # 处置不良贷款…,不良率: a head that says whose it is.
    return head if len(whose) < 4 and head[:2] == whose[:2] else whose + head


def with_shared_start(subject: str, memory: Memory) -> str:
    """金融机构人民币存款余额…, 贷款余额…: what stood before the one of a pair stands before the other; else nothing.

    存款余额…,其中住户存款…;贷款余额…: the other of the pair is the one that goes on alike, not a part of it.
    """
    if not subject.startswith(_CONTRASTED):
        return ""
    for pair in _CONTRASTS:
        for one, other in (pair, pair[::-1]):
            if not subject.startswith(one):
                continue
            alike = other + subject[len(one) :]
            before = memory.whole if memory.whole.endswith(alike) else memory.name
            if (at := before.find(other)) > 0 and one not in before and not subject.endswith(before[:at]):
                return before[:at] + subject
    return ""


def without_benchmark(name: str) -> str:
    """What is held against something else: 地区生产总值增速高于全省平均水平 → 地区生产总值; nothing where it is not said."""
    return _AGAINST.sub("", name).removesuffix("同比")


def carried(left: str, reading: Reading, memory: Memory) -> tuple[str, str]:
    """The name that goes on from before, and the rule; 新增48家、达到438家: what is reached is the stock."""
    if reading.statistic == "share" and _OF_IT.fullmatch(left):
        return memory.base + "占比", "carried-share"
    if left.endswith("完成") and code_of(memory.name) is None and (planned := _PLANNED_MONEY.search(memory.name)):
        return memory.name[: planned.start()] + "完成投资", "carried-head"
    if left.endswith(("完成", "竣工")) and reading.unit == memory.unit:
        if (due := _DUE.search(memory.name)) and (due.start() > 3 or code_of(memory.name[: due.start()])):
            # 财政收入任务174万元,完成198万元
            return memory.name[: due.start()], "carried"
        if reading.statistic == "level" and (begun := _BEGUN.search(memory.name)):
            # 190个园林绿化项目,开工建设165个,年内完成153个
            return memory.name[: begun.start()] + left[-2:], "carried-verb"
    if reading.unit == "个百分点" and memory.statistic in ("growth", "avg_growth") and reading.statistic == "change":
        return memory.name + "增速", "carried-rate"
    if (
        reading.statistic == "change"
        and reading.unit in MONEY
        and left.endswith(("多增", "少增", "多增加", "少增加"))
        and (_LENT.search(memory.base) or (memory.statistic == "change" and memory.unit == reading.unit))
    ):
        # 贷款余额较年初增加22亿元,同比少增40亿元: how much less was added.
        return _ADDED.sub("", memory.base) + "新增额", "carried-rate"
    if (
        reading.statistic == memory.statistic == "change"
        and _ON_LAST_YEAR.search(left)
        and (gap := _AGAINST.search(memory.name))
    ):
        # 城镇化率58.6%,比全国低1.2个百分点,比上年提高1.4个百分点
        rate = gap.group()[:2] if gap.group()[1:2] in "速幅" else ""
        return memory.name[: gap.start()] + rate, "carried"
    if reading.unit == "天" and reading.statistic == "change" and memory.unit == "%":
        # 空气优良天数320天,优良率87.7%,较上年增加12天
        days = next(
            (
                said
                for said in reversed(memory.names)
                if said.endswith("天数") and "污染" not in said and "占" not in said
            ),
            "",
        )
        if days:
            return days, "carried"
    if (
        reading.unit == "个百分点"
        and reading.statistic == "change"
        and memory.verb
        and memory.unit not in ("%", *MONEY)
    ):
        # 森林覆盖率达到62%,完成造林6万亩,每年提高1个百分点
        rate = next((said for said in reversed(memory.names) if said.endswith("率")), "")
        if rate:
            return rate, "carried"
    if reading.unit == "位" and reading.statistic == "change":
        return memory.name.removesuffix("位次") + "位次", "carried-rank"
    if reading.statistic == "rank" and memory.statistic == "share" and "占全" in memory.name and "位" in left:
        # 出口占全国比重由2.1%提高到2.6%,居全国位次由第12位上升到第9位
        return memory.name.partition("占")[0], "carried"
    if (
        reading.unit in MONEY
        and reading.statistic == "level"
        and memory.unit == "%"
        and _SHARE_AT_END.search(memory.name)
    ):
        # 民生支出占比保持在75%以上,累计达到1.3万亿元
        return _SHARE_AT_END.sub("", memory.name), "carried"
    if reading.statistic == "rank" and memory.statistic == "change" and memory.name.endswith("位次"):
        # 综合实力前进16位;跃居第2位
        return memory.name.removesuffix("位次"), "carried"
    if reading.statistic == "level" and _STOCK.search(left):
        stock = stock_of(memory.base if _AGAINST.search(memory.name) else memory.name)
        return stock if reading.unit in MONEY else _MADE.sub("", stock), "carried-stock"
    if reading.statistic in ("growth", "avg_growth") and memory.name.removeprefix("新增") in memory.names[-3:-1]:
        # 生产总值470亿元,新增105亿元,增长15.6%
        return memory.name.removeprefix("新增"), "carried"
    # 占全年的78.6%,较上年减少21天: in another unit, of the thing itself again.
    of_the_rate = reading.unit == "个百分点" and memory.unit == "%"
    fulfils = _FULFILS.search(memory.name) is not None or memory.name.endswith("完成率")
    if (reading.statistic in ("growth", "avg_growth") and memory.statistic == "share") or (
        fulfils and reading.statistic in ("growth", "avg_growth", "change")
    ):
        # 完成年计划的105%,增长25%; 占总产值的58%,增长18%
        return without_share(memory), "carried"
    return (memory.name if of_the_rate or reading.unit == memory.unit else memory.base), "carried"


def without_fulfilment(name: str) -> str:
    """What a plan is of: 社会消费品零售总额完成年度计划 → 社会消费品零售总额."""
    plan = _FULFILS.search(name, 2)
    return name[: plan.start()] if plan else name


def without_share(memory: Memory) -> str:
    """工业增加值占全市41%,占全省36%; 贷款余额占全部贷款的28%,不良率…: of the thing, not of its share."""
    base = _WHAT_IT_DOES.sub("", memory.base) if memory.statistic == "contribution" else memory.base
    return (memory.statistic == "share" and base.partition("占")[0]) or base


def against(left: str, unit: str, memory: Memory) -> str:
    """高于全国1.8个百分点: what was named, with the benchmark it is held against; 高于全国980元 is no gap of rates."""
    match = _AGAINST.search(left)
    tail = strip_tail(match.group()) if match else ""
    if match and (match.group().endswith("计划") or not _AGAINST.match(tail)):
        # 高于计划, 低于年初计划: what it is held against is all that there is.
        tail = match.group()
    own = strip_lead(strip_tail(left[: match.start()])) if match else ""
    if not own and tail and (held := _AGAINST.search(memory.name)):
        # 高于全国增速2.5个百分点,高于全省增速1.1个百分点
        rate = held.group()[:2] if held.group()[1:2] in ("速", "幅") else ""
        if not rate and memory.unit in MONEY and unit not in MONEY:
            rate = "增速"
        return memory.name[: held.start()] + rate + tail
    if (
        memory.statistic == "change"
        and memory.name.endswith(("降幅", "增幅", "涨幅", "增速"))
        and not own
        and memory.base
    ):
        # 零售额下降4.5%,降幅扩大1.3个百分点,低于全省2.1个百分点
        return memory.base + "增速" + tail
    if (
        memory.statistic in ("growth", "avg_growth")
        and unit not in MONEY
        and not own
        and not tail.startswith(("增", "涨", "降"))
    ):
        tail = "增速" + tail
    elif memory.statistic == "share" and not own and _RATE_HELD.search(tail):
        # 税收8.3亿元,占全县的36%,比全县平均增幅高5.1个百分点: the growth is not of the share.
        return without_share(memory) + "增速" + tail
    return (own or memory.name) + tail


def than_as_held(than: re.Match[str]) -> str:
    """比全国快, of which the match's groups are 全国 and 快, as 高于全国."""
    return ("低于" if than[2] in ("低", "慢", "少", "减少", "下降") else "高于") + than[1]


def crossing(name: str) -> str:
    """What is at the step: 地区生产总值跨越千亿元台阶 → 地区生产总值."""
    return _STEPS.sub("", _CROSSING.sub("", name))
