"""A quantity and its sentence go in, the reason why it is no observation comes out, or null where it is one.

The reasons are those of FACTS.md: date, ordinal, name, list, streak, threshold, structure, policy, other.
"""

from __future__ import annotations

import re

from pipeline.observations.quantities import AT_STAKE, Quantity
from pipeline.observations.units import MONEY

_DATE_AFTER = re.compile(
    r"年(?!产|均|限以|末?常住|检)|月(?!均)|日(?!均|产|处理|供)|[—\-至到、]\d{1,4}年|周年|年代|世纪|季度|时\d|点(?:整|半|\d)|[上中下]旬|[—\-]\d{1,2}月"
)
_MEASURED_YEARS = re.compile(r"(?:年限|寿命|年龄|年期|工龄|教龄)[^\d,;。]{0,6}$")
_SPAN_OF_LIFE = re.compile("年限|寿命|年龄|学制|工龄|教龄")
_NAME_AFTER = re.compile(
    r"[A-Za-z]|号|强|热线|平台|工程|计划|行动|战略|标准(?!煤|箱|地|化)|#|\+|版|型|代(?!表)|英寸|级(?!以上)|维|会议|文件|法|[·.]\d"
)
_LATIN = re.compile("[A-Za-z]")
_NAME_BEFORE = re.compile(r"[A-Za-z\-/_.]$|第$|[A-Za-z]\d*[、,]$")
_TIME_UNITS = frozenset(["天", "小时", "个小时", "分钟", "秒", "个月", "日"])
_TIME_IS_MEASURED = re.compile(
    r"(?:天数|日数|时数|时间|时长|时限|周期|寿命|年龄|工期|时效|达到?|稳定在|保持在|有|天|为|缩短|压缩|压减|提前|减少|增加|多出|少于|多于|(?<=[\u4e00-\u9fff])[多少]|延长|净增|无霜期|优良天?|播[音出]|不超过|控制在|至|到|突破|超过|超|减至|降至|每[周天日](?:开放|服务|营业)|[只仅]?需|最快|仅?用时?)[了约近超]*$"
)
# 优120天,良180天; 轻度污染12天; 大雾9天; 二级以上320天
_KIND_OF_DAYS = re.compile("(?:优|良|污染|[霾雾雨雪]日?|级(?:及?以上)?)[了约近超]*$")
_DAYS_END = re.compile("[,;。、()和与及占比较]|以[上下内]|左右|$")
_TIMES_LISTED = re.compile("(?:\\d+(?:\\.\\d+)?(?:个工作日|天|个?小时|分钟|个月|日)[、和与及])+$")
# 由22天变7天, 由200天以上缩至45天
_CAME_FROM = re.compile(r"[由从](?:(?:19|20)\d\d年)?的?$")
_GOES_ON = re.compile(r"(?:以上|左右)?[变缩压减降提延到至]")
# 震后不到3个月
_SOON_AFTER = re.compile(
    "(?<!压缩)(?<!缩短)(?<!压减)(?<!提速)(?<!改造)(?<!再造)(?<!降低)(?<!通车)(?<!优化)(?<!精简)后不[到足]$"
)
_AMOUNT_UNITS = frozenset(
    [
        "元",
        "美元",
        "吨",
        "千瓦",
        "千瓦时",
        "千伏",
        "平方米",
        "公里",
        "亩",
        "岁",
        "周岁",
        "立方米",
        "米",
        "人",
        "斤",
        "公斤",
        "头",
        "公顷",
        "平方公里",
        "蒸吨",
        "兆瓦",
        "户",
        "只",
        "羽",
        "度",
    ]
)
# 8个产业规模超千亿元, 95%以上的村集体经营性收入超过10万元: the amount says which are counted.
_EXCEEDS = r"(?:超过?|突破|达到?|过)$"
_OVER = rf"[^,;。、\d]{{2,14}}{_EXCEEDS}"
# What comes near it as well, but for a sum of what is counted: 签约68个项目总投资近千亿元.
_COUNTED_OVER = re.compile(rf"\d[个家户条种](?:{_OVER}|{_EXCEEDS}|[^,;。、\d]{{2,14}}(?<!投资)(?<!总额)近$)")
# 158个村集体经济收入超100万元, not 68个项目总投资超100亿元
_EACH_OVER = re.compile(
    rf"\d[个家户条种](?:[^,;。、\d]{{0,12}}(?:规模|收入|产值|营收|税收|利润|销售额|生产总值|GDP|增加值))?(?:均|都|已|(?<=收入)全部)?{_EXCEEDS}"
)
# 作为中西部第一经济大省; not 成为全国第一大市
_A_LARGE_ONE = re.compile("(?:经济|人口|农业|工业|粮食|制造业?|产业|旅游|科教|外贸)[大强][省市县区国]")
# 9家企业销售收入过百亿, 2个园区产值突破百亿大关; not 12个项目总投资超百亿, 3家总市值突破千亿
_EACH_OVER_BARE = re.compile(
    r"(?<!前)\d[个家户](?:(?:(?!总|合计|新引进|重点项目|共|累计|完成)[^,;。、\d]){0,10}(?:收入|产值|营收|税收|利润|利税|销售额|生产总值|增加值|GDP|余额)|企业|县|镇|村|乡)(?:超过?|突破|过)$"
)
_ENDS_A_SUM = re.compile("(?:大关)?(?:[,;。]|$)")
# 13个产业园区产值达到500亿元: all of them together; 村集体经济收入达到50万元 is that of each.
_REACH_TOGETHER = re.compile(
    "\\d[个家户条种](?!(?:行政|自然|贫困)?村(?:集体|级)?[^庄])[^\\d]*(?<!均)(?<!都)(?<!全部)达到?$"
)
# 2个产值500亿元的产业集群: how large each of them is.
_EACH_OF_SIZE = re.compile(
    r"\d[个家户](?:年)?(?:主营业务|销售|营业|主营)?(?:产值|收入|营收|税收|规模|销售额)(?:超过?|过|达到?|近)?$"
)
_SIZED_THINGS = re.compile(r"(?:以上)?的?[^\W\d_]{0,6}(?:企业|产业|集群|园区|基地|镇|村|公司)")
_SHARE_OVER = re.compile(rf"\d%以?上?的{_OVER}")
# 每10万人刑事案件数, 每100斤: what something is reckoned on.
_EACH = frozenset(["公斤", "千克", "吨", "亩", "斤", "人", "名", "户", "元", "平方公里", "立方米"])
_COUNTED_THINGS = re.compile(r"\d[个座处]$|\d[百千万]?户$")
# 10万人生产安全事故死亡率, 每 unsaid
_PER_MANY = re.compile("[^\\W\\d_]{0,10}(?:死亡|发病|发案)率")
# 过千亿元城市由8个增至10个
_SO_MANY_OF_THEM = re.compile("(?:以上)?的?[^\\W\\d_]{2,8}?(?:由|从|达到?|增至|增加到|有)\\d+[个家户]")
# 实施宏泰电子年产300万只电容器等27个技改项目: what each project will make stands in its name.
_MAKES = ("年产", "日产", "年处理", "日处理", "年加工")
_PROJECTS_LISTED = re.compile(
    "(?![^,;。]*(?:能力|[、并](?:新建|建设|配套|实施|完成)))(?:[^,;。\\d并和]|(?<=[年日]产)[\\d.]+)*等\\d+多?余?[个项][^,;。]{0,10}(?:项目|工程)"
)
_A_HUNDRED_THOUSAND = 100_000
_PER_SO_MANY = re.compile("(?:从业人员|就业人员|职工)?(?:安全)?生产(?:安全)?(?:责任)?事故死亡(?:率|人数)")
# As far as these look, back or ahead.
_NEAR = 24
# 一次死亡3—9人的事故2起: how bad those are that are counted.
_OF_A_TOLL = re.compile(r"(?:\(含\))?(?:以[上下]的?|的|(?=较大|重大|特大))[^,;。、\d]{0,14}?(?:事故|火灾)")
# 按年龄段分,0-17周岁人口65669人
_AGED = re.compile("(?:的)?(?:常住|户籍)?(?:人口|人群|儿童|少年|老人|老年人|年龄段|年龄组)")
_OF_AN_AGE = re.compile(r"(?:及|\(含\))?以[上下](?!的?(?:较?高)?水平)(?:的)?[^\W\d_]")
# 提前3个月实现100%交付
_AHEAD_OF_TIME = re.compile("(?:实现|完成|建成|达|投|通车|开工|竣工|交付|超额|兑现)")
# 24个主要指标: how many a plan has; 18项主要经济指标, that are reached, are counted.
_PLAN_S_INDICATORS = re.compile(
    "(?:主要|预期性|约束性)指标(?![^,;。]{0,16}(?:完成|达标|达到|未能|提前|实现|居|列|排|位|进入|增|超|高于|快于|好于|优于|跑赢))"
)
# 稳增长27条、金融支持民营经济发展12条等政策举措
_MORE_POLICIES = re.compile(r"(?:、[^,;。、\d]{2,16}\d+条){1,4}等?政策")
_SCORED = re.compile(r"(?:得|评|总|均)分|达|为|分数|(?:安全感|满意度|指数|升|提高|提升|降)$")
_OF_A_SIZE = re.compile(r"以上的?(?:(?:自然|行政|已通电)*村|企业|学校|楼宇|单位)")
_THRESHOLD_AFTER = re.compile(
    r"(?!\(以[上下][^)]|以上水平|以上的?新(?:台阶|阶段|平台))(?:\(?含?\)?及?(?:以上|以下|以内)|级)(?:\)|(?:的)?\d|(?:的|重大|重点|工业|产业)*(?:[^\W\d_]|“[^”]{1,8}”[^\W\d_]{0,8}\d))"
)
# 在全市10个县(市、区)中居第8位: the number says among how many, it is the frame of the rank.
_AMONG = re.compile(
    r"[^,;。、\d]{0,6}(?:\([^()]{1,8}\))?[^,;。、\d]{0,10}[中里][仅只均]?(?:[居列排名位]|综合|的?(?:位次|排名))|[^,;。、\d]{2,24}(?:排名|排位|考核|评比)中[^,;。]{0,14}(?:第[\d一二三四五六七八九十]|\d+个?位)|[县市区州](?:\([^()]{1,8}\))?(?:中|里)?第"
)
_IN_ALL = re.compile("在全[国省市县区州旗]$")
# 位居15个同类城市第一, 跨入全省158个县市区前20强
_RANKED_AMONG = re.compile("(?:居|列|排|在|入|全[国省市])[^,;。、]{0,4}$")
_AMONG_PLACES = re.compile(
    r"(?:(?!进入|考评|排名|考核|总数|数量|指标|项目|单项|[居列排占获有])[^,;。、\d]){1,8}(?:位居|居|列)?第[\d一二三四五六七八九十]+[位名]|"
    r"(?:同类)?[^,;。、\d]{0,4}(?:城市|地级市|设区市|省区市|省份|市州|县市区?|县区|[县区市]|园区|开发区|经开区|高新区)"
    r"(?:(?:第|排名?第)[\d一二三四五六七八九十]+(?:[位名,;。、]|$)|前[\d一二三四五六七八九十]+[强位名])"
)
_OF_THEM = re.compile(r"[^,;。\d]{1,12}中(?![心小等])")
_BUILT_UP_TO = re.compile("(?:完成|建[至到]|施工[至到])$")
_OF_FLOORS = re.compile(r"[^,;。、\d]{0,4}(?:楼|建筑|住宅)")
_MORE_THAN_OTHERS = re.compile("(?:超过|赶超|超越|高于|低于|多于)了?(?:全[省市国州区县]|周边|其他|其它)$")
_PLACES = re.compile(r"[^,;。、\d]{0,6}(?:县|区|市|省|州|旗|城市)")
_INCOME_GROUP = re.compile("的?(?:最?低|中低|中等|中高|最?高|较低|较高)收入(?:户|家庭|者|组|群体|居民)")
_JOINS = re.compile(
    "(?:列为|列入|入选|进入|跻身|纳入)(?:全[国省市州]|国家|长三角|世界|全球|[^\\W\\d_]{2,3}省)(?:首批|第[一二三四五]批)?$"
)
_THOSE_JOINED = re.compile(r"[^,;。、\d]{0,8}(?:城市|[县市区镇]|园区|地区)(?:之列|行列|名单)?(?:[,、;。]|$)")
_ONE_OF = re.compile(r"(?![^,;。、之]*的[^,;。、之]*成为)[^,;。、\d]{1,22}(?<!分)之一")
# 三个方面, 5项行动方案: how many points something is told in.
_POINTS = ("方面", "维度", "要点", "部分", "环节", "层面", "行动方案", "字")
_STAKED = re.compile(r"[”\"]?(?:[争保,;。!、]|$|[”\"])")
# 1美元兑7.1元人民币
_EXCHANGED_FOR = re.compile(r"兑换?[\d.]+(?:元|人民币)")
# 白酒(折65度,商品量)12.8万千升: it says what is measured.
_IN_BRACKET = re.compile(r"\([折按含以][^()]{0,20}$")
_BEFORE_VALUE = re.compile(r"[^()\d]{0,8}\)\d")
_PEOPLE_OF = re.compile(r"(?:、[\d—.]+[万亿]?元)?(?:群体|人群|家庭)")
# 投资超30亿元或3亿美元项目6个
_SUM_S_THINGS = re.compile(r"(?:及?以上)?的?[^\W\d_]{0,10}?(?:项目|企业|客商)(?:达到?|有|共)?\d")
_OR_A_SUM = re.compile(r"(?:及?以上)?或者?(?:超过?)?[\d.]+[百千万亿]*(?:美元|元)" + _SUM_S_THINGS.pattern)
# 税收超亿元、超千万元楼宇
_AND_ANOTHER_SUM = re.compile(r"、超过?[\d十百千]*[百千万亿]+元(?:以上)?[^\W\d_]{1,6}?(?:分别|达到?|有|为)*\d")
# 10大优势产业, 4大类: how many a set has.
_SET_OF = re.compile(r"类|[^\W\d_]{0,6}?(?:产业|工程|行动|领域|板块|片区|体系)")
# 食品、纺织、化工3个行业产值分别增长…
_KINDS_TOLD = re.compile(
    r"(?:主导|支柱|重点|优势|特色|传统|新兴)*(?:产业(?![园项])|行业(?!协))[^,;。\d]{0,14}(?:分别|依次)"
)
_LIST_BEFORE = re.compile(r"((?:[^,;。、:\d]{1,14}、)+[^,;。、:\d]{1,14}?)等?$")
_SO_LARGE = re.compile("(?:及?以[上下])\\)[^\\W\\d_]")
_SUM_OR = re.compile("元(?:及?以上)?或者?(?:超过?)?$")
_RANGE_S_THINGS = re.compile(r"的?[^\W\d_]{0,4}(?:项目|企业)(?:达到?|有)?\d")
_FIRST_THINGS = re.compile(
    "级?[^\\W\\d_]{0,4}?(?:(?:园区|企业|产业集群|集群|产业)|[县镇村乡](?![域区级]))"
    "(?!(?:引导|发展|建设|专项|强镇|振兴|产业|企业)*(?:基金|债|贷款|补助|项目|资金))"
)
_THE_FIRST = ("首个", "首家", "第一个", "唯一")
_A_BATCH = re.compile("一大?批[^,;。\\d]{0,8}$")
# 超亿元企业, but 超亿元大关
_THOSE_OF = re.compile(r"的?(?:[^\W\d_]{2,}|[^\W\d_]?\d)")
_NOT_THOSE_OF = re.compile(
    r"(?:的基础上|后|并(?![购网轨])|且|大关|台阶|门槛|历史性|节点|新高|创(?!新|业|意|投|汇)|里程碑|整数关|位居|连续|以上|左右|元大关|和|与|,|新台阶|[增提升降减扩达为是占有])"
)
_FARM = re.compile(
    r"(?:以上)?的?[^,;。、\d]{0,6}(?:养殖场|养殖小区|养殖基地|牧场|[猪牛羊鸡]场)|(?:以上)?的(?:养殖)?(?:大?户)\d"
)
_HERD_OF = re.compile(r"(?:以上)?的?[^,;。、\d]{0,6}(?:[场户]|嘎查村?|村|小区|合作社|乡|镇)\d")
# 150人以上健康讲座12期, 2座及以上公厕35个, 超千头养殖场2处, 10亿元企业2家: of what size those are that are counted.
_SIZE_OF_COUNTED = re.compile(r"及?以上的?([^\W\d_]{1,10})\d+[多余]?(?:家|个|处|座|期|场|名|所|栋|幢|条|户)")
_SIZED = re.compile(r"(?:企业|园区|产业|镇|村|集群|楼宇|嘎查村|养殖场|养殖户|大户)\d+(?:家|个|处|户|条|座|名|栋)")
# 新增20亿元企业、10亿元企业分别不少于1家和2家
_SIZED_LISTED = re.compile(
    r"(?:以上|级)?(?:企业|园区|项目|镇|村)(?:、[^,;。\d]{0,6}[\d十百千万]*亿?元(?:以上|级)?(?:企业|园区|项目|镇|村)|(?:分别|各)[^,;。\d]{0,6}\d+[家个户])"
)
_PEOPLE_ABOVE = re.compile("以上的?[^,;。\\d]{0,6}(?:人口|劳动力|农民|岗位|残疾人|群众|学生|居民|职工|儿童|老人)")
_AT_LEAST = re.compile("[超过逾达]$")
_IS_REACHED = ("达到", "突破", "达", "控制在", "超过")
_SIZES = frozenset(["元", "头", "只", "羽"])
_NOT_SIZED = re.compile("[的和与及用占达]|新增|新建|建成|改造|改建|建设|发放|发展|增长|培育|淘汰|转移")
# 形成1000亿元以上的投资增量
_COUNTS_THEM = re.compile(r"以上的[^,;。\d]{1,14}\d")
_BRINGS_ABOUT = ("形成", "实现", "创造", "带来", "新增", "拉动", "完成")
# 稳经济40条, 支持民营经济35条
_POLICY_BEFORE = re.compile(
    "(?:出台|落实|制定|实施|执行|、|和)[^,;。、\\d]{0,12}(?:经济|发展|营商环境|就业|消费|创新|新政)$"
)
_SETS = ("提出", "设置", "设定", "以上", "共计")
_INDICATORS = re.compile("(?:主要|预期性|约束性)?指标")
# 经营耕地20—50亩的312户
_THOSE_WITHIN = re.compile(r"的(?:农户|企业|人员|家庭)?\d[\d.,]*万?[户家个名人]")
_BUILT_BY = frozenset(["公里", "亩", "平方米", "公顷", "平方公里"])
_DEED_BEFORE = re.compile(
    "(?:新建|建设|建成|改造|流转|整治|绿化|治理|完成|新增|拆除|开工|修建|种植|造林|推广|铺设|硬化|改建|扩建)(?:了|近|约|超过?)?$"
)
_BUILT_ABOVE = re.compile("以上的?[^\\W\\d_]{1,14}(?=[,;。、]|(?<=[和及])\\d|$)")
_HAS_A_SIZE = re.compile("(?:基地|园区?|庄|农场|大户|企业|商场|超市|市场|卫生室|活动室|小区|合作社|示范片|示范点)$")
_BUILT_AS_WELL = re.compile(f"\\d(?:{'|'.join(sorted(_BUILT_BY))})以上的?[^\\W\\d_]{{1,14}}?[、和及]$")
_EACH_GROWS = re.compile(
    r"\d个(?:市县|县市区?|区县|市州|县|市|区)[^,;。\d]{2,16}(?:增速|增幅|增长)(?:均|都)?(?:超过?|高于)$"
)
_OF_A_TAX = re.compile("(?:部分)?\\)[^,;。、\\d]{0,6}\\d")
# 拿出20亿元以上的资金
_MONEY_ABOVE = re.compile(
    "以上的?(?:财政|专项)?(?:资金|财力|经费)(?!的[^,;。]*\\d|到位)(?=[用支扶补,;。]|继续|组织|实施|$)"
)
# 向全县68万父老乡亲报告
_ADDRESSED = re.compile(
    "[^\\W\\d_]{0,4}(?:父老乡亲|儿女|父老)|各族人民|(?:余|多)?中国人(?![寿民保])|(?:人口|口)?的(?:发展中)?大国"
)
_ITS_OWN_COUNT = re.compile(
    "(?:大事和)?(?:民生)?(?:实事)?(?:项目)?(?:[,。]?(?:具体|项目情况|分别|主要)+(?:如下|是))?[,。]?:"
)
_KINDS_OF_INDICATORS = ("预期性指标", "约束性指标")
_OF_EQUIPMENT = frozenset(["千瓦", "吨", "千伏", "兆瓦", "兆瓦时", "吉瓦时", "MW", "GW", "MWh", "蒸吨", "米", "公里"])
_EQUIPMENT = re.compile(
    r"(?:储能|[^,;。、\d]{0,5}储能系统|输?变(?:电|压器)|机组|锅炉|线路|级|机(?!器)|特高压|[^,;。、\d]{0,6}(?:光伏|风电|电站)(?:电站|项目)?\d+[座户处个])"
)
_AND_SO_MANY = re.compile("[^,;。、\\d]{1,12}\\d")
_STREAK = re.compile(r"(?:连续|连)$")
_INDEX = re.compile(
    r"(?:指数|CPI|PPI|AQI|系数|得分|分值|评分|比值|之比|倍差|收入比|死亡率|满意度|[能水电]耗|比)[^,;。]{0,20}$"
)
_NUMBERS_LISTED = re.compile(r"(?:\d+(?:\.\d+)?[、和与及])+$")
# 居民消费价格指数102.9,其中城市102.8,食品类105.6
_PRICE_GROUP = re.compile(r"(?:^|[,;、:]|其中)(?:[^\W\d_]{2,9}[类品]|城市|农村|城镇)为?$")
# What follows an index is no thing it counts, but may be where it goes to: 从1.96缩小到1.81.
_COUNTED_AFTER = re.compile(r"(?![以左缩降提上扩下增调和至到回变升攀收])[^\W\d_]")
# 性别比106.4(以女性为100)
_BASE_OF_AN_INDEX = re.compile("(?:以|\\()[^,;。()]{1,8}为$")
# More than the warehouse's DECIMAL(38,6) holds: a code, a number of a document, no quantity.
_ABSURD_DIGITS = 26
# 从业人员居前两位的行业是:…: those that are told next.
_THOSE_PLACED = re.compile(
    "的(?:[^,;。\\d]{0,6}?(?:依次|分别)?(?:是|为|有)|(?:行业|地区|乡镇|县区?|市州?|省份)[^,;。]{0,3}[,:])"
)
# 5名考生进入全州文理科前50名
_OF_STUDENTS = re.compile(r"\d[名人][^,;。、\d]{0,4}(?:考?生|学子|选手|运动员)[^,;。、\d]{0,16}前$")
_MOST_STAGES = 9
_HELD_OFTEN = re.compile("(?:举办|开展|开办|培训|刊发|发行|编发)了?$")
_STAGE_OF = re.compile("(?:[^\\W\\d_]{0,3}房|[^\\W\\d_]{0,4}(?:工程|项目|住宅|小区))")
# 放在政府工作的首位
_ENDED = re.compile("(?:结束|扭转|打破|改变|摆脱|告别|开展|落实)[^,;。、]*$")
_CLOSED = re.compile("”(?:目标)?(?:[,;。、)]|$)")
_PUT_FIRST = re.compile("[放摆]在[^,;。]{0,8}(?:首位|第一位|第一)$|作为.{0,2}第一位$")
_DOUBLING = re.compile("(?:工程|计划|行动|战略|培育|提质|势头|态势|发展|效应)(?!目标|提前|完成|如期|实现)")
# 投资千亿元改造传统产业
_SPENDS = ("投资", "投入", "筹集", "筹措", "资金", "筹集上", "投入上", "投入近", "投资近", "投资超", "投入超")
_OPEN_QUOTES = "“‘《「『"
_CLAUSE_ENDS = re.compile("[,;。]")
_QUOTE_MARK = re.compile(r"[“‘《「『”’》」』\"]")


def quoted(text: str) -> list[tuple[int, int]]:
    """The spans that stand inside “…” or 《…》, the outermost only; a straight " opens and closes by turns."""
    if not _QUOTE_MARK.search(text):
        return []
    spans, depth, begin = [], 0, 0
    straight = False
    for mark in _QUOTE_MARK.finditer(text):
        char = mark.group()
        opens = char in _OPEN_QUOTES or (char == '"' and not straight)
        if char == '"':
            straight = not straight
        if opens:
            if not depth:
                begin = mark.end()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append((begin, mark.start()))
    if not depth:
        return spans
    # “百千万工程,水稻2.2万亩: a quote that nobody closed ends with its clause.
    end = _CLAUSE_ENDS.search(text, begin)
    return [*spans, (begin, end.start() if end else len(text))]


def reason(text: str, quantity: Quantity, inside: list[tuple[int, int]]) -> str | None:
    """Why the quantity is no observation; null where it is one. `inside` is `quoted(text)`."""
    start, end = quantity.start, quantity.end
    before, after = text[max(0, start - 12) : start], text[end : end + 18]
    is_quoted = bool(inside) and any(first <= start < last for first, last in inside)
    if quantity.value.adjusted() >= _ABSURD_DIGITS:
        return "other"
    if quantity.unit in MONEY and before.endswith(("超", "过", "突破", "逾")) and _SO_MANY_OF_THEM.match(after):
        return "threshold"
    if _STREAK.search(before) and quantity.kind in ("number", "bare"):
        return "streak"
    if quantity.kind == "fraction" and before.endswith("前"):
        return "threshold"
    if quantity.kind == "fraction" and before.endswith(("时间过", "任务过")):
        # 时间过半、任务过半
        return "other"
    if text.startswith("倍增", start) and after.startswith(("企业", "试点", "示范")):
        # 培育倍增企业15家
        return "name"
    if quantity.kind == "multiple" and _DOUBLING.match(after) and "实现" not in before:
        # 农民收入翻番工程, 产业倍增计划
        return "name"
    if quantity.kind in ("rank", "multiple", "digits", "zero", "parts", "fraction"):
        # 机构编制实现“零增长” says no more than without the marks; 开展“零增长”行动 is a name, 结束“零增长”局面 over.
        alone = (
            quantity.kind == "zero" and before.endswith("“") and _CLOSED.match(text, end) and not _ENDED.search(before)
        )
        if is_quoted and quantity.kind != "parts" and not alone:
            return "name"
        if quantity.kind == "rank" and (
            after.lstrip("位").startswith("死因")
            or ((before.endswith("前") or after.startswith("的是")) and _THOSE_PLACED.match(after))
        ):
            return "list"
        if quantity.kind == "rank" and _A_LARGE_ONE.match(after):
            return "name"
        if quantity.kind == "rank" and _OF_STUDENTS.search(text, max(0, start - 2 * _NEAR), start):
            return "threshold"
        if quantity.kind == "rank" and _PUT_FIRST.search(text, max(0, start - _NEAR), end):
            return "other"
        return None
    if quantity.kind == "ratio":
        if before.endswith(("图", "表")):
            return "structure"
        return "other" if re.search(r"(?:汇率|时间)[^,;。]{0,4}$", before) else None
    if not quantity.unit and not quantity.multiplier and AT_STAKE.search(before) and _STAKED.match(after):
        return None
    if is_quoted:
        return "policy" if quantity.unit == "条" else "name"
    if quantity.unit in MONEY and _AND_ANOTHER_SUM.match(text, end):
        return "threshold"
    if quantity.kind == "bare":
        is_of_those = quantity.unit == "元" or (not quantity.unit and after.startswith(("、", "的")))
        if is_of_those and _COUNTED_OVER.search(text, max(0, start - _NEAR), start):
            return "threshold"
        if (
            not quantity.unit
            and _ENDS_A_SUM.match(after)
            and _EACH_OVER_BARE.search(text, max(0, start - _NEAR), start)
        ):
            return "threshold"
        return _bare(quantity, before, after)
    if quantity.unit in (
        "",
        "分",
        "次",
        "期",
        "届",
        "层",
        "级",
        "段",
        "号",
        "起",
        "批",
        "轮",
        "点",
    ) and before.endswith("第"):
        return "ordinal"
    if not quantity.value and text[start] == "零":
        return None
    if not quantity.unit and not quantity.multiplier:
        return _plain(text, quantity, before, after)
    if before.endswith("第") or (
        quantity.unit == "期"
        and quantity.value <= _MOST_STAGES
        and _STAGE_OF.match(after)
        and not _HELD_OFTEN.search(before)
    ):
        # 平安小区3期廉租房
        return "ordinal"
    if before.endswith("每") and quantity.unit in _EACH:
        return "threshold"
    if quantity.unit == "人" and quantity.value == 1 and before.endswith(("无", "没有", "未有")):
        return "other"
    if before.endswith("时速") or (before.endswith("劣") and quantity.unit == "类"):
        return "name"
    if (
        quantity.unit in ("公里", "米")
        and after.startswith("处")
        and not after.startswith(("处理", "处置", "处于", "处在", "处处"))
    ):
        # 清水河31公里处
        return "name"
    if quantity.unit == "人" and after.startswith("制"):
        # 3人制篮球场20个
        return "name"
    if quantity.unit in ("人", "户") and after.startswith("以上") and _COUNTED_THINGS.search(before):
        # 230个50户以上村寨
        return "threshold"
    if quantity.unit == "人" and before.endswith(("死亡", "伤亡", "受伤")) and _OF_A_TOLL.match(text, end, end + _NEAR):
        return "threshold"
    if quantity.unit == "人" and _PER_MANY.match(after):
        return "threshold"
    if quantity.value == _A_HUNDRED_THOUSAND and quantity.unit in ("人", "") and _PER_SO_MANY.match(after):
        return "threshold"
    if "之一" in text[end : end + _NEAR] and _ONE_OF.match(text, end):
        return "threshold"
    if quantity.unit in ("个", "家", "座") and (
        _AMONG.match(text, end, end + 2 * _NEAR)
        or (_RANKED_AMONG.search(before) and _AMONG_PLACES.match(text, end))
        or (_IN_ALL.search(before) and _OF_THEM.match(after))
    ):
        return "threshold"
    if quantity.unit in ("个", "座", "家") and _JOINS.search(before) and _THOSE_JOINED.match(after):
        # 被列为长三角26个中心城市
        return "threshold"
    if quantity.unit in ("个", "项", "大") and after.startswith(_POINTS):
        return "list"
    if quantity.unit == "所" and (re.search(r"[电船航天]科?(?:\d+所、)?$", before) or _LATIN.match(after)):
        return "name"
    if quantity.unit == "层" and _OF_FLOORS.match(after) and not _BUILT_UP_TO.search(before):
        return "name"
    if quantity.unit in ("个", "家", "座") and _MORE_THAN_OTHERS.search(before) and _PLACES.match(after):
        # 总量超过全省4个设区市
        return "threshold"
    if quantity.unit == "个" and _KINDS_TOLD.match(text, end):
        listed = _LIST_BEFORE.search(text, max(0, start - 3 * _NEAR), start)
        if listed and listed[1].count("、") + 1 == quantity.value:
            return "list"
    if quantity.unit == "大" and _SET_OF.match(after):
        return "list"
    if quantity.unit in ("大", "所") and _LATIN.match(before[-1:]):
        return "name"
    if (
        quantity.unit == "条"
        and re.match(r"(?:惠企|硬核|[^\W\d_]{0,4}(?:政策|措施|举措|意见))", after)
        and not re.search(r"[制定实施]{2}$", before)
    ):
        return "policy"
    if quantity.unit == "条" and (
        before.endswith(("投资新", "发展新", "经济新", "改革新")) or _MORE_POLICIES.match(text, end)
    ):
        return "policy"
    if quantity.unit == "条" and _POLICY_BEFORE.search(before) and not after[:1].isalpha():
        return "policy"
    if quantity.unit in ("米", "公里", "分钟", "小时") and after.startswith(("内", "范围", "半径", "服务半径", "见")):
        return "threshold"
    if quantity.unit in _TIME_UNITS and before.endswith("提前") and _AHEAD_OF_TIME.match(after):
        return "date"
    if quantity.unit in _TIME_UNITS:
        if quantity.kind == "range" and after.startswith("之间"):
            return None
        if _SOON_AFTER.search(before):
            # 震后不到3个月
            return "date"
        if listed := _TIMES_LISTED.search(text, max(0, start - _NEAR), start):
            # 无霜期、日照时数分别为212天和1621小时
            before = text[max(0, listed.start() - 12) : listed.start()]
        measured = (
            _TIME_IS_MEASURED.search(before)
            or (quantity.unit == "天" and _DAYS_END.match(after) and _KIND_OF_DAYS.search(before))
            or (_CAME_FROM.search(before) and _GOES_ON.match(after))
        )
        return None if measured else "name"
    if quantity.unit in ("岁", "周岁"):
        if _OF_AN_AGE.match(after) or _AGED.match(after):
            # 婴儿、5岁以下儿童死亡率
            return "threshold"
        return (
            None
            if re.search(r"(?:寿命|年龄)", text[max(0, start - 40) : start]) or re.search("提高$", before)
            else "threshold"
        )
    if quantity.unit in ("千伏", "级", "号", "届", "分"):
        return None if quantity.unit == "分" and _SCORED.search(before) else "name"
    if quantity.unit == "吨位" and after.startswith(("泊位", "码头", "船")):
        return "name"
    if before.endswith("×") or (quantity.unit in ("M", "MB", "兆") and after.startswith(("光纤", "宽带"))):
        return "name"
    if _BEFORE_VALUE.match(after) and _IN_BRACKET.search(text, max(0, start - _NEAR), start):
        return "name"
    if (
        quantity.unit in _OF_EQUIPMENT
        and _EQUIPMENT.match(after)
        and not (quantity.unit in ("公里", "米") and after.startswith("线路"))
        and not before.endswith(("装机", "容量", "规模"))
        and (not before.endswith(("新增", "并网")) or _AND_SO_MANY.match(after))
    ):
        return "name"
    return _threshold(text, quantity, before, after)


def _plain(text: str, quantity: Quantity, before: str, after: str) -> str | None:
    """A number without unit and multiplier: a year, a heading's number, a name, or an index."""
    if match := re.match(r"年", after):
        if quantity.value < 150 and (_MEASURED_YEARS.search(before) or _is_span_of_life(text, quantity, before)):
            return None
        return "date" if match else None
    if _DATE_AFTER.match(after) or (re.match(r"[./\-—]\d{1,2}(?!\d)", after) and quantity.value > 1900):
        return "date"
    if (
        1900 < quantity.value < 2100
        and quantity.value == int(quantity.value)
        and (quantity.kind == "range" or after[:1] in "—-/.")
    ):
        return "date"
    if before.endswith(("控制指标", "控制数", "控制目标")):
        # 死亡率0.26,低于控制指标0.27
        return None
    if before.endswith("=") or _BASE_OF_AN_INDEX.search(before):
        return "other"
    if before.endswith(("见图", "见表", "(图", "(表")):
        return "structure"
    if (quantity.start == 0 and after[:1] in ".、)．]") or (before.endswith(("[", "(", "【")) and after[:1] in "])】"):
        return "structure"
    if _NAME_BEFORE.search(before) or _NAME_AFTER.match(after):
        return "name"
    if (
        50 < quantity.value < 200
        and _PRICE_GROUP.search(before)
        and text.rfind("指数", max(0, quantity.start - 120), quantity.start) >= 0
    ):
        return None
    # 指数分别为102.3、101.6、103.8: what stands before the first of such numbers speaks for all.
    others = _NUMBERS_LISTED.search(text, max(0, quantity.start - 2 * _NEAR), quantity.start)
    lead = others.start() if others else quantity.start
    if _INDEX.search(text, max(0, lead - 40), lead) and not _COUNTED_AFTER.match(after):
        return None
    return "other"


def _is_span_of_life(text: str, quantity: Quantity, before: str) -> bool:
    """受教育年限由8.9年提高到9.6年: years that are counted, not named."""
    counted = before.endswith(("高到", "高至", "加到", "长到", "长至", "增至")) or quantity.value % 1 > 0
    return counted and _SPAN_OF_LIFE.search(text, max(0, quantity.start - 40), quantity.start) is not None


def _bare(quantity: Quantity, before: str, after: str) -> str | None:
    if quantity.unit == "级":
        # 迈入万亿级城市
        return "threshold"
    if after.startswith(("级", "强", "家万户", "分点", "年")) or (
        after.startswith("以上") and re.match(r"以上(?![并且])[^\W\d_]", after)
    ):
        return "threshold" if after.startswith(("级", "以上")) else "name"
    if quantity.unit in MONEY and re.match(r"的?(?:达到?|有|增至)?\d", after) and before.endswith(("超", "过", "突破")):
        return "threshold"
    if quantity.unit in MONEY and (
        _SUM_S_THINGS.match(after) or (_A_BATCH.search(before) and after[:1] not in (",", ";", "。", ""))
    ):
        # 引进投资超亿元项目12个, 一批投资过亿元的项目
        return "threshold"
    if (
        quantity.unit in MONEY
        and (after.startswith("的") or not before.endswith(_SPENDS))
        and re.match(r"(?:以上|级)?(?:的|[^\W\d_]{0,4}(?:地区|产值|项目|工程|企业|楼宇|村|产业|园区|镇|县))", after)
    ):
        return "threshold"
    if quantity.unit in ("天", "个月", "小时", "年"):
        return "date"
    if (
        quantity.unit in ("平方米", "亩", "公顷")
        and before.endswith(("超", "过", "上", "逾"))
        and re.match("的(?!目标|任务|同时|基础|情况)", after)
    ):
        # 营业面积超千平方米的宾馆50家
        return "threshold"
    if quantity.unit in ("头", "只", "羽") and before.endswith(("超", "过", "上", "破")) and _HERD_OF.match(after):
        # 养母牛超千头嘎查村2个
        return "threshold"
    return None


def _sizes(unit: str, before: str, after: str) -> bool:
    """Whether what stands behind an amount is what has that size, and is counted itself."""
    if (counted := _SIZE_OF_COUNTED.match(after)) and not before.endswith(_IS_REACHED):
        return not _NOT_SIZED.search(counted[1])
    return unit in _SIZES and _SIZED.match(after) is not None and (unit == "元" or _AT_LEAST.search(before) is not None)


def _one_of_two_sums(before: str, after: str) -> bool:
    """投资超30亿元或3亿美元项目6个: whether a sum is one of two that say which things are counted."""
    return _OR_A_SUM.match(after) is not None or (
        _SUM_OR.search(before) is not None and _SUM_S_THINGS.match(after) is not None
    )


def _is_how_much(text: str, quantity: Quantity, before: str) -> bool:
    """新建120公里以上绿道: whether at least so much is made of what stands behind; not of 新建1000亩以上基地, which have that size."""
    if not (_DEED_BEFORE.search(before) or _BUILT_AS_WELL.search(before)):
        return False
    built = _BUILT_ABOVE.match(text, quantity.end)
    return built is not None and (quantity.unit == "公里" or not _HAS_A_SIZE.search(built.group()))


def _threshold(text: str, quantity: Quantity, before: str, after: str) -> str | None:
    """The 5000万 of 税收5000万以上楼宇7栋: an amount that only says which things are counted."""
    unit, money = quantity.unit, quantity.unit in MONEY or not quantity.unit
    if after.startswith("级") and not after.startswith("级以上"):
        return "threshold"
    if unit not in ("%", "") and _sizes(unit, before, after):
        return "threshold"
    if unit == "元" and _SIZED_LISTED.match(text, quantity.end):
        return "threshold"
    if before.endswith("(") and _SO_LARGE.match(after):
        # 解决46个(20户以上)自然村通电话问题
        return "threshold"
    if not unit and _PEOPLE_ABOVE.match(after):
        # 转移2万以上农村劳动力
        return None
    if before.endswith(_MAKES) and _PROJECTS_LISTED.match(text, quantity.end, quantity.end + 4 * _NEAR):
        return "name"
    if unit in _AMOUNT_UNITS or money:
        if (
            (unit not in ("人", "户") or _OF_A_SIZE.match(after))
            and _THRESHOLD_AFTER.match(after)
            and not (unit in MONEY and _MONEY_ABOVE.match(after))
            and not (unit in _BUILT_BY and _is_how_much(text, quantity, before))
            and not (after.startswith("以上的") and before.endswith(_BRINGS_ABOUT) and not _COUNTS_THEM.match(after))
        ):
            return "threshold"
        if money and _one_of_two_sums(before, text[quantity.end : quantity.end + _NEAR]):
            return "threshold"
        if money and quantity.kind == "range" and _RANGE_S_THINGS.match(after):
            # 其中1—10亿元项目4个
            return "threshold"
        if money and before.endswith(_THE_FIRST) and _FIRST_THINGS.match(after):
            # 成为首个300亿元园区
            return "threshold"
        if money and _PEOPLE_OF.match(after):
            return "threshold"
        if (
            money
            and before.endswith(("超", "过", "破", "不足", "不到", "低于", "高于"))
            and _THOSE_OF.match(after)
            and not _NOT_THOSE_OF.match(after)
        ):
            return "threshold"
    if quantity.kind == "range" and unit in _AMOUNT_UNITS and _THOSE_WITHIN.match(after):
        return "threshold"
    if _ADDRESSED.match(after):
        return "other"
    if unit in ("头", "只", "羽") and _FARM.match(after):
        # 新建年出栏5000只肉羊养殖场
        return "threshold"
    if unit in ("件", "项") and _ITS_OWN_COUNT.match(text, quantity.end):
        # 民生实事12件,具体如下:
        return "structure"
    if unit in ("项", "个") and _PLAN_S_INDICATORS.match(after):
        return "structure"
    if unit in ("项", "个") and (
        (before.endswith(_SETS) and _INDICATORS.match(after)) or before.endswith(_KINDS_OF_INDICATORS)
    ):
        # 《纲要》提出28项指标,其中预期性指标19项
        return "structure"
    if unit == "%" and _INCOME_GROUP.match(after):
        # 占人口20%的低收入户人均可支配收入: which group it is.
        return "threshold"
    if unit == "%" and before.endswith("税(") and quantity.value > 0 and _OF_A_TAX.match(after):
        # 资源税(50%)完成0.8亿元: the part of a tax that stays.
        return "part"
    if unit in ("%", "‰") and after.startswith(("人口抽样", "人口变动")):
        return "name"
    if (unit in MONEY or unit == "元人民币") and (_EXCHANGED_FOR.match(after) or before.endswith("元兑")):
        return "other"
    if unit == "类" and after.startswith(("创新药", "新药")):
        return "name"
    each = _EACH_OVER.search(text, max(0, quantity.start - _NEAR), quantity.start) if money else None
    if each and (after.startswith("以上") or not _REACH_TOGETHER.search(each.group())):
        return "threshold"
    if (
        money
        and _SIZED_THINGS.match(after)
        and _EACH_OF_SIZE.search(text, max(0, quantity.start - _NEAR), quantity.start)
    ):
        return "threshold"
    if money and _SHARE_OVER.search(text, max(0, quantity.start - _NEAR), quantity.start):
        return "threshold"
    if unit == "%" and _EACH_GROWS.search(text, max(0, quantity.start - _NEAR), quantity.start):
        # 8个县工业增加值增速超过15%
        return "threshold"
    if unit in ("%", "‰") and before.endswith("前"):
        return "threshold"
    return None
