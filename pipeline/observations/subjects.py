"""The words on the two sides of a quantity, or of a clause with none, go in; the subject that they hold comes out."""

from __future__ import annotations

import re
from functools import cache

from pipeline.observations.curated import code_of
from pipeline.observations.paragraphs import RUN_IN
from pipeline.observations.phrases import (
    AND,
    alternatives,
    begins,
    ends,
    strip_lead,
    strip_tail,
    verb_at,
    verb_of,
    without_verbs,
    words,
)
from pipeline.observations.quantities import AT_STAKE
from pipeline.observations.statistics import GROWTH_TARGET, WITHIN_A_TARGET, Reading

HARD = re.compile(r"[,;。:!?\n]")
HELD = "(?:高于|低于|快于|慢于|领先|超过|超出|高出|好于|优于|跑赢)"
"""What holds a measure against a benchmark, as a pattern."""
# 据海关统计,出口…; 超过GDP增速,增幅居全国前六: neither who says so nor what something is held against goes on.
_NO_TOPIC = re.compile(rf".*[放摆]在.*|.*目标[是为:]?$|在.*下$|据|按|以(?!工代赈|旧换新|奖代补)|{HELD}")
# 提前实现“十二五”规划目标,占全省…: no plan takes up a share.
_A_PLAN = re.compile('[“"]?(?:十[一二三四五六]?|[九八])五[”"](?:规划|计划|目标|时期|期间|末|$)')
_AFTER_BOUND = re.compile(r"(?:及?以[上内下](?:的?水平)?|左右|上下|之内|多(?![^\W\d_])|\+|强(?=[,;。、)]))?的?")
_NO_NOUN = re.compile(
    rf"{WITHIN_A_TARGET}|之间|增[长加至到]|净[增减]|发展[到至]|提[高到至]|下降|减少|减至|跃升|上升|提升|降|历史性(?=突破|跨越|节点|关口|[大台])|大关|新高|里程碑|台阶|新台阶|两个|三个|和(?!美[乡村宜]|谐|平)|与|及|到|至|为(?!民(?:办|实|服务|解))|以(?!旧换新|工代赈|奖代补)|用于|并|其|任务|目标"
    r"|压[减缩降]|回[落升]|攀升|预计(?=[提增减下达跃升]|完成|实现|突破)|跃[升至]|撤并(?![^\W\d_])|变为|速度|增速|跨越(?![^\W\d_])|飞跃|预期目标|年度目标|收窄|下[调滑]|规模(?!以上|化|企业|养殖|种植)|基础上|水平|每|同比|比(?!赛)|较|惠及|调整|扩大|缩|升(?!级|入|学)|优(?!质|秀|良|势|抚)|拓展|扩(?=[大至到])|大台阶|整合|调[减增]|左右|高位|变(?![电压])|(?:累计|共计|总数)(?:达到?|有)?(?=\d)"
    r"|上(?!市|规)|等(?![级离待])|共(?!享|建|青|产|同|管|赢)|的|,|精简为|合并为|合理|区间|新水平|安排|是|占|居(?!民|家|委)|列(?!车)|位|分(?![公支散])|已(?=[^\W\d_]{1,4}(?:[\d,;。]|$))|由|从(?!业)|达|后(?!备)|前(?![沿期])|内(?![河陆资外街])"
    r"|外(?![资贸国商籍来出])|中(?=[,;、。的有位居排列]|$)|时|年(?=[,;。、的提增延缩]|以上|左右)"
)
# 6次提高养老金标准: what was done so many times.
_RAISES = re.compile(r"(?:提高|调高|上调|下调|降低|扩大)[^\W\d_]{3}")
# What qualifies a change, and what a change is held against: one such, so that no words are shared out in many ways.
_QUALIFIES = (
    r"(?:总体|整体|同口径比|同比|环比|同步|现价|当年价|按现价(?:计算)?|可比价格?|可比口径|同口径|自然口径|自然|按可比口径|可比|名义|实际|平均|按可比价格?计算|按可比价|年均|(?<![两三四五])年平均|分别|依次|(?<![人户亩村日生校])均"
    r"|累计|预计|再|又|继续|连续|保持|实现|要|力争|达到|明显|大幅|进一步|双双|普遍|小幅|略|稳步|持续|逐[年步]|五年|年均递|年递|则|也|微)"
)
_COMPARE = re.compile(
    r"(?:(?<![占对倍评可相])(?:(?:(?<![合大胡])同|环)?比(?![重例率值较赛武])|较(?![大小多少高低快慢好差强弱早晚重轻长短为全](?![国省市县区州年峰期])))[^,;。、]{2,14}"
    rf"|{_QUALIFIES}){_QUALIFIES}*$"
)
# 与去年比上升33%, 相比2017年下降41%
_AS_AGAINST = re.compile(
    r"(?:[与同和](?:去年|上年|(?:19|20)\d\d年)(?:同期)?|相|对)(?:相?比|比较)(?:(?:19|20)\d\d年|去年|上年)?(?:同期)?$"
)
# 与2009年相比面积扩大17万亩
_SINCE_WHEN = re.compile("^(?:[与同和][^,;。、]{2,10})?相比(?=[^\\W\\d_]{2})")
_WHAT_AGAINST = re.compile(r"[比较](?:(?:19|20)\d\d年|上年|去年)(?:同期)?([^\W\d_]{2,})$")
# 在大幅减税降费的情况下增长1.5%
_UNDER = re.compile(r"在[^,;。]{2,24}(?:情况|背景|形势|条件|影响|冲击|带动|拉动)[下上]$")
# 每村年均增收4.6万元
_OF_EACH = re.compile("([人户村亩社]均|每[村户人亩社]|(?:集体|社|户|人|农民)(?=每?年均?$))(?:每?年均?)?$")
# The measure that a word of change has in it: 猪肉降价5%, 工业企业减亏32%.
_MEASURED_BY = {"降价": "价格", "涨价": "价格", "提价": "价格", "减亏": "亏损额"}
_BY_WEIGHT = frozenset(["吨", "公斤", "斤", "头", "只", "%"])
_A_CROP = re.compile("(?!年均|同比|在)(?:(?!产)[^\\W\\d_]){2,8}(?<!工业|企业|行业|产业)")
_COMPARE_ENDS = frozenset("体比径步格然义际均算价别计再又续持现要争到显幅步双遍略年递则也微")
_YEAR_END = re.compile(
    r"(?:[到至从由较比在继]|是|为|相当于|恢复[到至]|(?:增加|提高|上升|提升|增长|扩大|下降|降低|减少|回落)到?|连续第?|(?:预计)?(?:增加|提高|增长|提升|跃升|攀升|发展|收窄|回升|回落|增|升|降|减|扩)[到至])?"
    r"(?:(?:19|20)\d\d年?|[\d一二三四五六七八九十两]+(?:年|个月|个季度)|去年|上年|(?<=[^\W\d_][^上去今本每当前次明全\W\d_])年(?=[底末])|年初(?:确定|计划|预定)?|(?<=[到至由从])(?:谷底|[一二三四]季度|前三季度|上半年|全年)|原(?:先|来)|(?<=[到至从由])(?:现在|目前|如今|当时|当前)|[“\"]?(?:十[一二三四五]?|[八九])五[”\"]?)"
    r"(?:前|的|底|末|以来|间|时期|期[末间]|初)*$"
)
_YEAR_ENDS = frozenset('年月度时的底末来间期初前在今五先定划”"0123456789')
_RATE_NOUN = re.compile(r"(?:增速|增幅|涨幅|降幅|减幅|跌幅|增长率|增长速度|增长幅度)$")
# 在第15届全国运动会上共获得…, 优先在边境地区新建…: where it happens is not what is counted.
_PLACE = re.compile(
    r"^(?:优先|率先)?在(?:[^,;。]{2,16}?[上中](?!心|学|国|央|小)(?:共|累计)?(?=[^\W\d_])|全[省市州县区国]率先(?:实现)?)"
)
# 在省级比赛中获得金牌42枚
_AT_GAMES = re.compile(
    "^(?:[^,;。]{2,8})?在([^,;。]{2,14}?(?:比赛|运动会|锦标赛|大赛|赛事|[省奥亚冬残]运会|[一二三四五六七八九十]运会))[中上]共?"
)
_PLACE_ALONE = re.compile("在(?![校岗册编职建产园读逃])[^,;。]{2,16}[上中]$")
# 在上年高基数基础上增长5%, and 在上年增长20%的基础上增长15.2%, of which only the end stands before the second number.
_ON_TOP_OF = re.compile(r"(?:是?在[^,;。]{0,24}?|^(?:增长|提高))?的?基础上(?:再|又)?")
# 原油产量在上年增产80万吨的基础上,又增产65万吨
_ON_A_GOOD_YEAR = re.compile(
    "(?<=[^\\W\\d_]{2})在(?:上年|去年|前[两三]年|连续[^,;。\\d]{1,5}年)[^,;。\\d]{0,10}(?:增产|减产|增长|增收|增加|提高)$"
)
_RANKED = re.compile(
    r"(?:均|也|继续|连续[\d一二三四五六七八九十]+(?:年|个季度|个月)|再次|首次|分别|(?<![比总得积评高低])分|同)*"
    r"(?:(?:稳居|位居|跃居|升居|居于|(?<![人宜安农定邻])居(?!民|住)|位列|列|排名|排在|(?<!减)排|名列|位于|晋升[到至]|晋位|上升[到至]|升至|跃升至|跃上|跨入|跻身|迈入|荣登|登上|蝉联|提升到|提升至|稳定在|进入|继续保持|保持|跃升到)"
    r"(?:[^,;。、(]|\([^()]{1,5}\)){0,12}(?:、(?:全[国省市州县区]|计划单列市))?|(?:在|由)?(?:(?:主城|中心城|全市|全省|全州|全国)?[三四五六七八九十]个?(?:县市区?|区县|市州|区|县|市)|中心城区|主城区|全国|全省|全市|全州|世界|全球|西部|中部|东部|东北|国内|省会城市|副省级城市|计划单列市|同类城市)[^,;。、\d]{0,5}|(?:荣获|获得?|斩获)(?:全[国省市州县区][^,;。、]{0,6})?)前?$"
)
# 在全市8个板块中: among whom the rank is, not of what.
_FRAME = re.compile(
    r"在(?:全[市省县州国区]|商务部|国家|省|市|\d+[个家座])[^,;。]{0,24}中名?(?:的?(?:位次|排名|排位))?[由从]?$"
    r"|在全[市省州国](?:\d+[个家座])?[^,;。、\d()]{0,8}(?:县|市|区|园区|单位|部门|城市)(?:\([^()]{1,8}\))?[中里]?$"
)
_GAP_BEFORE = re.compile(rf"(?:增速|增幅)?(?:{HELD})[^,;。、\d]{{2,12}}、(?:达到?|突破|超过?)$")
# 满意度连续三年名列全省前列、全市第二
_PLACED_WELL = re.compile(
    "(?:连续[^,;。、]{1,3}年)?(?:位居|名列|位列|处于|保持|居)全[国省市区县州](?:前列|先进行列)[、,]"
)
# 在全省、全市均列第二位
_IN_BOTH = re.compile("在全[国省市区县州](?:[、和]全[国省市区县州])*[、和]?$")
# 经济总量在全市各县区中率先突破500亿元
_FIRST_AMONG = re.compile(
    "在全[国省市州](?:各)?(?:县市区?|县区|区县|市州|地级市|同类[^,;。]{1,4})?(?:中(?:率先|首个|首次)?|率先|首个|首次)$"
)
_PLACE_WORD = re.compile(
    r"(?<=[^\W\d_,;]{2})(排名|位次|名次)(?:分别|[均都]|双双)?(?:上升|前移|跃升|提升|提高|前进|晋升|下降|后移|下滑)?了?$"
)
_STILL = re.compile("(?<=[中里])(?:继续|依然|仍然?|再次|稳)$")
_PLACE_AMONG = re.compile(
    r"在(?:全[国省市州]|同类)[^,;。、]{0,14}?(?:排名|位次|名次)?(?:前移|上升|提升|提高|前进|跃升|下降|后移|下滑)?了?$"
)
_IN_ALL = re.compile(r"^在全[国省市州县区](?=[^\W\d_]{3})")
_TIMES_RUNNING = re.compile("连续[\\d一二三四五六七八九十]+(?:年|次|届)")
_FRAMED = re.compile(r"^在(?:全[市省县州国区]|商务部|国家)?(?:\d+[个家座])?|中名?$")
_ASSESSMENT = re.compile("[考评赛测榜查]")
_AT_STAKE = re.compile(rf"[”\"]?{AT_STAKE.pattern}")
_CUT_VERB = re.compile(
    r"^(?:[、和再要也还]|[三四五345]年(?:来|间|共)?,?|确保|力争|全[省市县区]|去年|上年|累计|年内|继续|平均|将|今年|全年|共|净)*(?:压减|削减|减少|缩减|压缩|精简|缩短|降低|下调)(?!率)"
)
_CHANGE_TAIL = re.compile(
    r"(?:提标|扩容|消减|减小|减亏|升值|贬值|净增额|增加额|增长额|负增长|递[增减]|[多少]增加?|同?比增|同增|前进|净增|净减|多出|增产|减产|短收|超收|增支|增投|[多少](?:回笼|投放)|偏[高低多少早晚]|减收|少收|少销|多销|增长|增加|增收|上升|提高|提升|上涨|扩大|延长|加快|攀升|回升|下降|减少|降低|回落|压减|压降|压缩|缩减|削减|缩短|下跌|收窄|精简|减轻|缩小|减量|核减|调减|减慢|放慢|改善|降价|放缓|前移|跃升|下滑|下移|晋升|晋位|下调|上调|萎缩|缩水"
    r"|[增降减涨多少高低快升跌缩添拓砍提])(?:了|到|至|达到?|超过?|近|约|逾|不低于|不少于|突破|要|至少|为|高达|幅度|以上|连续[\d一二三四五六七八九十]+(?:年|个月|个季度)|达到?或略?(?:超过|高于)?)*$"
)
# 24个国考断面水质优良率100%: what is said of what is counted is a name of its own.
_QUALITY = re.compile(r"(?:水质|空气质量|环境质量).*[率例]")
# What is said of all that are counted, and how it goes (24个试点区建设扎实推进), is no part of a noun, either.
_DENIED = re.compile(r"没有|尚?未|不[通能足]|仍|分别|依次|预计")
_SOON = re.compile("(?<=[^\\W\\d_]{2})(?:早日|尽快|尽早)")
_SO_FAR = re.compile("(?<=[^\\W\\d_]{2})(?:均|都|现)?已(?:经|有|全部)?$")
_GOES_WELL = re.compile(
    "[要或]?(?:进展(?:顺利|良好|迅速)|(?:扎实|有序|稳步|顺利|深入|加快|加速|全面|持续|积极|大力|强力)+(?:推进|实施|建设|开展))$"
)
# 稳增长、调结构、惠民生: a course of action, of which no number is told.
_SLOGANS = re.compile(
    "[稳促调惠优强保抓提扩防拓补降去育引][^\\W\\d_]{2}(?:、[稳促调惠优强保抓提扩防拓补降去育引][^\\W\\d_]{2})+(?:$|[,、])"
)
# “6688”,即全县生产总值达到66亿元
_NAMELY = re.compile("^即(?:全[省市县区州旗](?=[^\\W\\d_]{2})|(?=新[建增]|实现|完成|建成|培育|引进))")
# 为上一个五年的2.1倍, 是前四年的2.7倍
_IS_TIMES = re.compile(
    r"^(?:约?[为是]|相当于)(?:19|20)\d\d年?[到至—](?:19|20)\d\d年[^,;。]*$"
    r"|^(?:约?[为是]|相当于)(?:上一?个?|前)(?:[三四五六七八九十]年?)?的?$"
)
# 2016年,预计(下同)生产总值…: so it is with what follows, too.
_LIKEWISE = re.compile(r"\([^()]*下同\)|^[^()]{0,24}下同\)")
# 补助标准从每生每年3000元提高到3500元
_EACH_PUPIL = re.compile(
    "[由从]每生(?:每[年天月])?$|^(?:平均)?每生(?:每[年天月])?$"
    "|(?:(?<=标准)|(?<=经费)|(?<=补助)|(?<=补贴)|(?<=助学金)|(?<=计划))每生(?:每[年天月])?$"
)
# 新、改建道路
_BUILT_HOW = frozenset("新改扩续")
_SAYS_NOTHING = frozenset(
    [
        "后",
        "要以每",
        "以每",
        "特别",
        "尤其",
        "比",
        "较",
        "先",
        "再",
        "拟先",
        "还将",
        "减",
        "减缓",
        "明年",
        "过去",
        "绝对额",
        "且",
        "并",
        "并且",
    ]
)
# 市委提出今年经济增长目标为9%, 市政府决定安排3000万元: who says so.
_SAID_BY = re.compile(
    r"^(?:党?中央|国务院|[省市县区州旗]委(?:[省市县区州旗]政府)?|[省市县区州旗]?(?:人民)?政府|会议)(?:提出|决定|要求|明确)(?!事项|的)(?:了|今年|将)*(?=[^\W\d_]{2})"
)
# 《规划》提出了“十三五”期间单位生产总值能耗降低16%左右
_PLAN_SAYS = re.compile(r"^(?:《[^》]{1,40}》|规划纲要|规划|纲要)(?:\([^()]{1,6}\))?(?:明确|还)?提出了?到?")
_NOT_ONLY = re.compile("不[仅但]是?(?!仅)")
# Asked first, which is much cheaper than to go back from the end of a list.
_ENDS_A_TARGET = re.compile("(?:同步|增长|稳定|提质|有[升进]|优化|目标|任务|内|工程|迁建|项目|建设)、")
# 居民收入增长与经济增长同步、粮食产量500亿斤; 启动北区小学迁建、毛入园率达到93%
_TOLD_BEFORE = re.compile(
    "[^,;。]*(?:(同步|稳步增长|稳定增长|基本稳定|稳中提质|稳中有[升进]|进一步优化|(?:完成|实现)[^、,;。]{2,14}(?:目标|任务)|控制在[^、,;。]{2,14}(?:以?内|之内))"
    "|(?:完成|实施|启动|推进)[^、,;。]{2,40}(?:工程|迁建|项目|建设))、(?!总[额量值]|产值|增加值|规模|收入|增速|增幅|涨幅|同比|比上年|增长|上涨|下降|提高|降低|达到?|为|年均|超额?|高于|低于|居(?!民))(?![^、,;。]*(?:工程|项目|建设)[^、,;。]*$)(?=[^、,;。]{2,})"
)
_GROWS_ON = re.compile("(?<=[^\\W\\d_]{2})(?:继续|保持)?(?:稳定|稳步|持续|较快|平稳|快速)+增长$")
_CAUSES = re.compile("(?<![行大])使$|(?<![出转])让$")
# 生产总值剔除不可比因素增长7.8%
_LEFT_OUT = re.compile(
    r"(?<=[^\W\d_]{2})在?(?:综合|充分|统筹|主要|全面)*(?:剔除|扣除|去除|考虑)[^,;。()]{2,20}?(?:因素|影响)后?$"
)
# 按常住人口计算的人均生产总值, 人均生产总值按年均汇率折合
_RECKONED = re.compile(
    r"^按(?:照)?[^,;。]{2,16}(?:计算|折算|测算|统计|推算)的?(?=[^\W\d_]{2})|^按[省市国]定标准(?=[^\W\d_]{2})"
    r"|(?<=[^\W\d_]{2})按[^,;。]{2,16}(?:计算|折合|折算|换算|汇率|不变价|可比价)[为约达]?$"
)
# 原煤因整顿关闭小煤矿减产, 磷化工受价格下行拖累下降: why is no part of what.
_WHY = re.compile(
    r"(?<=[^\W\d_]{2})(?:(?<![病原成诱基动内外起])因(?![素子地病果灾公残学工城企村户人事时势材])[^,;。]{2,}"
    r"|受[^,;。]{2,14}(?:影响|拖累|冲击|制约))$"
)
_OF_PRODUCTS = re.compile(r"[^\W\d_]{0,4}(?:产品|产业链?)(?:产量|产值|销量|增加值)")
_SPENT_ON_FIELDS = re.compile("(?:各?[个项]?(?:方面|领域)|(?:社会)?事业)的?(?:支出|资金|投入|投资)")
_FIELD = re.compile("^(?:重点)?(?:领域|方面|渠道|因素|途径|方式|环节)(?=[^\\W\\d_]{2})")
# 与京津共建产业链
_WITH_WHOM = re.compile("^(?:我[省市县区州])?与[^,;。]{2,8}?(?=共建|共同|签[署订约]|联合|建立)")
_INDICATORS = frozenset(["指标", "主要指标", "核心指标", "主要经济指标", "主要经济指标增速"])
_OVER_TIME = ("近", "累计", "五年", "全年", "四年", "三年")
_ACTION_NOUN = re.compile(r"(?:改革|建设|行动|工程|攻坚战?|战略|集结中心|力度|工作|市场化)")
# Whose measure it is also where the whole is an indicator of its own: 规模以上工业企业利润, not 地区生产总值.
_ACTORS = ("业", "园区", "单位", "机构", "合作社", "经济", "国企", "公司", "新农合")
_NEW = re.compile(
    r"^(?:净增|新晋|新入选|新获批|新发展(?!区|村|阶)|新推出|新认证|新评定|新组建|新核准|新批准(?:设立|建立)?|新设立|新建成|新建|新修|新增加?|新认定|新培育|新登记|新引进|新(?:种植|栽植|栽种|[植栽种])(?!业))"
)
# 示范区新推出制度创新成果, “江海标准”新增
_ADDED_INSIDE = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=”))(?<![创革更])(?:新增|净增|新推出|新认定|新培育|新登记|新引进)(?!长|.{0,4}就业)"
)
# 建材业规模持续壮大,实现增加值12.6亿元
_SIZE_OF_A_TRADE = re.compile("(?<=业)(?:规模|总量|实力)$|(?<=[^\\W\\d_]{2})(?:长势|苗情|墒情)$")
_HOW = re.compile("(?<=[^\\W\\d_]{2})(?:快速|健康|稳步|持续|较快|平稳|蓬勃|加快|强劲)+$")
# 固投增速由负转正,达7.3%
_TURNED = re.compile("(?:增[幅速])?(?:回落|放缓|趋缓)|由[负降低]|止跌|转正|企稳|回升|回暖")
TURNED_AT_END = re.compile(
    "(?<=[^\\W\\d_]{2})(?:增速|增幅)?(?:实现)?(?:由[负降]转[正升]|止跌回升|转负为正)(?:、实现|、达到?)?$"
)
# 企业开办时间从一个月以上压缩到目前的平均4个工作日
_CAME_DOWN = re.compile(
    r"[从由][^,;。\d]{2,10}(?:压缩|缩短|减少|降低|提高|增加|扩大|压减)[到至]?(?:目前|现在)?的?(?:平均)?$"
)
# 高铁通车里程从零增加到186公里
_FROM_NOTHING = re.compile(
    "(?<=[^\\W\\d_]{2})[从由](?:零|无)(?:(?:开始|起步|到有),?)?(?:增加|发展|提高|上升|扩大|增长)?[到至]?$"
)
# 建成区面积由建县初的2平方公里扩大到9平方公里
_FROM_THEN = re.compile("(?<=[^\\W\\d_]{2})[从由](?!上年|去年)[^,;。\\d]{1,4}(?<![之以])(?:前|初|时)的?$")
_FROM_PER_HEAD = re.compile("(?:[从由]|提标[到至])[年月]?人均$")
# 拥有农业机械总动力: that a place has them is no part of what they are.
_HAS = re.compile("^(?:拥有|现有|共有|设有|建有)")
# 向困难群众发放生活补助
_TO_WHOM = re.compile(r"^[向给](?!社会|市民|家|予|水)[^,;。\\d]{2,12}?(?=发放|提供|拨付|兑现|赠送)")
_GRANTS = frozenset(["补助", "补贴", "津贴", "救助", "贷款"])
# 以旅游为龙头的第三产业蓬勃发展
_LED_BY = re.compile(r"^以[^,;。]{2,16}?为[^,;。的]{1,6}的(?=[^\W\d_]{2})")
_INDUSTRIES = re.compile(r"[^\W\d_]{0,8}?(?:产业|行业|服务业|制造业)")
# 覆盖范围不断扩大,补贴资金…: these are of something, not what is spoken of.
_NO_THING = frozenset(["范围", "规模", "水平", "力度", "体系", "结构", "质量", "效益", "能力", "成效"])
_PROJECT = re.compile(r".{2,}?(?:项目|工程|基地|园区|计划|基金)")
# 城区供水管网改造: what is done is part of what it is.
_WORKS = re.compile(
    "(?<=[^\\W\\d_]{2})(?:管网|道路|街巷|水库|河道|危房|校舍|小区|线路|设施|电网)(?:改造|建设|治理|整治|绿化|硬化|加固|维修)$"
)
# 总投资6.5亿元的县医院年底前投入使用
_WHEN_AT_END = re.compile(
    "(?<=[^\\W\\d_]{2})(?:年内|年底前?|[上下]半年|基本|全线|全面|全部|同步|顺利|如期|相继|陆续){1,6}$"
)
_SAID_OF = re.compile("(?<![植地])被|向(?=市民|社会|公众)|即将|正式")
# 建成养老服务中心并投入运营; not 兼并
_AND_THEN = re.compile("(?<![合兼撤归吞])并$")
_VALUE = re.compile("生产总值|增加值(?![占率能增比的])|消费价格(?:总?指数)?|生产者出厂价格(?:指数)?")
_STRONG_VERB = re.compile(r"实现|完成|拥有|实有|共有|达到|落户|入驻|参合农民|从业人员")
_MEASURE = re.compile(
    r"(?:(?:人均)?(?:筹资|补助)?标准|[立发]案数|总?产量|总?(?:播种|种植|竣工|销售|施工|开工)?面积|播面|存栏量?|出栏量?|饲养量|(?:参保)?人数|总[数量]|头数|(?:建设)?总?里程|总规模|总资产|资产(?:总额|总计)?|用电量|总产|亩产|单产|(?:主营)?业务收入|(?<=[^\W\d_]{2})占地(?:面积)?|(?<=[^\W\d_]{2})(?:总?建筑面积|全长|总长))$"
)
# 完成年计划的98.6%, 为年度目标的1.2倍
_OF_A_PLAN = re.compile(
    r"(?:已?完成|为|占|是|超|(?<!下)达|及)(?:全年|年度|年初|全市|[省市县州旗区]委、?[省市县州旗区]政府|[市县州旗区]委|自治区定?|[省市县州]定|[省市县州旗区]|上级|市上|省上|县上|(?:(?<=[省市县区州旗])|人民)政府(?!工作|投资)|下达|确定|的|年|工作|[两三五]年)*(?:预期|考核|预算|责任|投资|清偿|调整后?|变动|代编|批准)?(?:(?:计划|目标|任务|预算)(?:数|值|任务)?|目标比例)的?$"
    r"|完成(?:全年|年度|全市|省|市|县|上级|下达|确定|的|年)*(?:控制|考核)?指标(?:任务)?的?$"
)
_PLAN_ENDS = frozenset("划标务算数值例的")
_DEEDS = frozenset(
    [
        "分配入住",
        "竣工投产",
        "开工建设",
        "基本建成",
        "合并",
        "归并",
        "承接",
        "移交",
        "暂停",
        "撤销",
        "停止",
        "停征",
        "停业",
        "注销",
        "吊销",
        "执结",
        "查结",
        "重建",
        "达产",
    ]
)


@cache
def _state() -> re.Pattern[str]:
    return re.compile(f"{alternatives('manner')}|{alternatives('state')}")


@cache
def _generic_end() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('generic')})$")


def subject_left(left: str, reading: Reading) -> str:
    """The subject that the words before a number hold, or nothing where they only say how it changed."""
    left = _LIKEWISE.sub("", left) if "下同" in left else left
    if "不仅" in left or "不但" in left:
        left = _NOT_ONLY.sub("", left)
    if (
        "、" in left
        and _ENDS_A_TARGET.search(left)
        and (told := _TOLD_BEFORE.match(left))
        and (reading.unit == "%" or reading.statistic != "level" or told[1])
    ):
        left = left[told.end() :]
    if " 年末" in left or " 全" in left or (" " in left and RUN_IN.match(left)):
        # 人口 年末全区户籍人口42.44万人: what stands before the space is a heading.
        left = left[left.rindex(" ") + 1 :]
    if reading.statistic == "rank" and "列" in left:
        left = _PLACED_WELL.sub("", left)
    text = (
        _IN_BOTH.sub("", _AT_STAKE.sub("", _FRAME.sub("", _STILL.sub("", _RANKED.sub("", left)))))
        if reading.statistic == "rank"
        else left
    )
    if reading.statistic in ("growth", "avg_growth") and "目标" in text and (aim := GROWTH_TARGET.search(text)):
        # 投资增速目标为12%; 把增长目标定在7.5% is of the economy.
        of = text[: aim.start()]
        text = text if of.endswith(("把", "将")) else of
    if "基础上" in text:
        text = _ON_TOP_OF.sub("", text)
    elif "在" in text:
        text = _ON_A_GOOD_YEAR.sub("", text)
    if reading.falls_unsaid:
        text = _CUT_VERB.sub("", text)
    if reading.unit == "位" and reading.statistic == "change":
        # 在全国同类综保区排名前移14位: the place of what was named before.
        text = _PLACE_AMONG.sub("", strip_tail(text))
    if reading.changes or reading.statistic in ("growth", "avg_growth", "change"):
        text = strip_tail(text)
        if match := _CHANGE_TAIL.search(text):
            # 农民人均增收500元: the word of change is what is measured.
            whose = text[: match.start()]
            earned = _OF_EACH.search(whose) if match.group()[:2] in ("增收", "减收") else None
            priced = _MEASURED_BY.get(match.group()[:2], "")
            if (
                match.group()[:2] in ("增产", "减产")
                and reading.unit in _BY_WEIGHT
                and _A_CROP.fullmatch(strip_tail(strip_lead(whose)))
            ):
                # 蔬菜增产12万吨
                priced = "产量"
            text = whose[: earned.end(1)] + "增收" if earned else strip_tail(whose) + priced
    if "、" in text and reading.statistic == "level":
        # 居民收入增速快于经济增速、突破3万元
        text = _GAP_BEFORE.sub("", text)
    text = strip_tail(text)
    if reading.statistic == "ratio":
        text = _IS_TIMES.sub("", text)
    if reading.statistic in ("growth", "avg_growth") and (rate := _RATE_NOUN.search(text)):
        # 刑事警情连续5年下降、降幅14.6%
        text = _CHANGE_TAIL.sub("", strip_tail(text[: rate.start()]))
    while match := _comparison(text):
        if (after := _WHAT_AGAINST.match(match.group())) and code_of(whose := strip_tail(after[1])):
            # 2025年较2020年GDP预计增长232.8亿元
            text = whose
            break
        text = strip_tail(text[: match.start()])
    if "相比" in text:
        text = _SINCE_WHEN.sub("", text)
    if "与" in text[:3]:
        text = _WITH_WHOM.sub("", text)
    text = strip_lead(text.strip(" ") if ")" in text else text.strip(" ("))
    if text.endswith("增长") and reading.statistic != "share":
        # 粮食产量稳定增长、达到23万吨
        text = _GROWS_ON.sub("", text)
    if text.startswith("即"):
        text = _NAMELY.sub("", text)
    if "每生" in text[-5:]:
        text = _EACH_PUPIL.sub("", text)
    if text.endswith(("使", "让")) and _CAUSES.search(text):
        # 一场黑霜又使8.7万亩农作物受冻: who or what brought it about is not what is counted.
        return ""
    if not text and reading.statistic == "rank" and (frame := _FRAME.search(_RANKED.sub("", left))):
        # 在全国219家经开区综合考评中名列第86位: the place is one in the assessment.
        assessed = strip_lead(_FRAMED.sub("", frame.group()))
        return assessed if _ASSESSMENT.search(assessed) else ""
    if text.endswith(("量跨", "值跨", "入跨", "额跨")):
        # 总量跨过5万亿元
        text = text[:-1]
    if text in _SAYS_NOTHING or text.isdecimal():
        # 尤其是2006年增幅达到42.3%, 比常年偏多20毫米
        return ""
    if text == "增长" and reading.statistic == "level":
        # 产量保持40%以上增长、达357万辆
        return ""
    if reading.statistic == "rank":
        # 在全省经济总量排名中居第三位; 连续五次蝉联
        text = "" if _TIMES_RUNNING.fullmatch(text) else _IN_ALL.sub("", text)
        if text.endswith("综合") and ("排名" in left or text.endswith("”综合")):
            # “互联网+政务服务”综合排名全省第三; 县域综合排名由第60名升至第35名
            text += "排名"
    if "在全" in text:
        text = _FIRST_AMONG.sub("", text)
    if "提出" in text or "决定" in text:
        text = _SAID_BY.sub("", text)
        if text.startswith(("《", "规划", "纲要")):
            text = strip_lead(_PLAN_SAYS.sub("", text))
    if text.endswith(("因素", "影响", "后")):
        text = _LEFT_OUT.sub("", text)
    if text.endswith("人均") and (came := _FROM_PER_HEAD.search(text)):
        # 劳动生产率从人均8万元提高到12万元, 农民收入由人均5000元增加到8000元
        text = (
            text[: came.start()]
            if text.endswith(("率", "标准", "低保"), 0, came.start())
            else "人均" + text[: came.start()].removeprefix("人均")
        )
    if "从" in text or "由" in text:
        text = _FROM_THEN.sub("", _FROM_NOTHING.sub("", _CAME_DOWN.sub("", text)))
    if "按" in text:
        text = _RECKONED.sub("", text)
    if reading.statistic in ("growth", "avg_growth") and "转" in text:
        # 零售总额增幅由负转正、实现1.2%的增长
        text = TURNED_AT_END.sub("", text)
    if "因" in text or "受" in text:
        text = _WHY.sub("", text)
    if reading.unit == "位" and reading.statistic == "change" and text and (placed := _PLACE_WORD.search(left)):
        # 综合排名跃升8位
        text = text.removesuffix(placed[1]) + placed[1]
    if reading.unit == "枚" and "在" in text:
        # 在省级比赛中获得金牌42枚: at which games is part of it.
        text = _AT_GAMES.sub(r"\1", text)
    return "" if _PLACE_ALONE.match(text) else _PLACE.sub("", text) if "在" in text else text


def _comparison(text: str) -> re.Match[str] | None:
    """What a text ends with that only says against what, or since when, it changed."""
    last = text[-1:]
    if ("比" in text[-14:] and (against := _AS_AGAINST.search(text))) or (
        last in "下上" and (against := _UNDER.search(text))
    ):
        return against
    found = _COMPARE.search(text) if last in _COMPARE_ENDS or "比" in text or "较" in text else None
    return found or (_YEAR_END.search(text) if last in _YEAR_ENDS else None)


def noun_right(text: str, end: int, stop: int) -> str:
    """The noun that a number counts where it stands after it (36个老旧小区); nothing where none does."""
    start = _AFTER_BOUND.match(text, end)
    at = start.end() if start else end
    if text.startswith("人口", at - 1):
        at -= 1
    if at >= stop or not (
        (text[at].isalpha() and text[at] >= "\u4e00")
        or text[at] in "“《"
        or (text[at].isascii() and text[at].isalnum())
    ):
        return ""
    raises = text[end - 1] == "次" and _RAISES.match(text, at) is not None
    # 22个项目列为省级重点项目,128个列为市级重点项目
    listed = text.startswith(("列为", "列入"), at) and text.find(text[at : at + 2], 0, end) >= 0
    if _NO_NOUN.match(text, at) and not (raises or listed):
        return ""
    noun = strip_tail(text[at:stop]) if text[stop - 1] in "近约超达" else text[at:stop]
    if noun.endswith("共") and not noun.endswith(("公共", "一共")):
        # 36家影院共放映电影7.6万场
        noun = noun[:-1]
    if len(noun) > 2 and noun.endswith("等"):
        # 投资12.6亿元的电厂二期等15个项目
        noun = noun[:-1]
    if noun in ("对", "向", "给", "将"):
        # 财政投入1500万元对17个小区进行整治
        return ""
    if (
        noun.endswith("中")
        and text.startswith(",", stop)
        and not noun.endswith(("高中", "初中", "集中", "完中", "职中", "中中", "之中"))
    ):
        # 9项主要经济指标中,有6项…
        noun = noun[:-1]
    if noun.endswith(("中有", "中")) and text[stop : stop + 1].isdigit() and not noun.endswith(("高中", "初中")):
        # 59项测评点中有22项达到最优水平
        noun = noun.removesuffix("有").removesuffix("中")
    noun = _SO_FAR.sub("", _SOON.sub("", noun))
    cut = (
        _DENIED.search(noun, 2)
        or _GOES_WELL.search(noun, 2)
        or (_QUALITY.search(noun, 2) if text[stop : stop + 1].isdigit() else None)
    )
    return noun[: cut.start()] if cut else noun


# “川妹子”“巴山木工”等劳务品牌不断壮大,带动就业6万人次
_CALLED_SO = re.compile("(?:“[^”]{1,12}”[、和]?)+等([^\\W\\d_]{2,8}?(?:品牌|企业|项目|工程|产品|景区|平台))")


def topic_of(clause: str) -> str:
    """What a clause with no number is about: 深化中欧班列运营改革 → 中欧班列, 新型农村合作医疗试点起步平稳 → …试点."""
    text = _WHY.sub("", without_verbs(strip_lead(_PLACE.sub("", _TO_WHOM.sub("", clause.strip(" "))))))
    if _A_PLAN.match(text):
        return ""
    if text.startswith("“") and "”" in text:
        kind = _CALLED_SO.match(text)
        return kind[1] if kind else text[: text.index("”") + 1]
    text = _LED_BY.sub("", text)
    if text.endswith(("项目中", "企业中", "工程中")):
        text = text[:-1]
    if _NO_TOPIC.match(text) or _SLOGANS.match(text):
        return ""
    if (of := text.find("等")) > 0 and _INDUSTRIES.match(text, of + 1):
        # 金融、物流等现代服务业快速发展
        text = text[of + 1 :]
    if match := _state().search(text, 2):
        text = text[: match.start()]
    at = verb_at(text, 2, len(text))
    if at is not None and (value := _VALUE.match(text, at)):
        # 地区生产总值迈上新台阶, 工业增加值实现正增长: no action.
        text = text[: value.end()]
    elif at is not None and not text.endswith("生产总值") and text[at:] not in _GRANTS:
        text = text[:at]
    if turned := _TURNED.search(text, 2):
        text = text[: turned.start()]
    if match := _ACTION_NOUN.search(text, 2):
        text = text[: match.start()]
    if text.count("“") > text.count("”") and "”" in (rest := clause.partition(text)[2]):
        # What stands in quotes is one name: 残疾人“两项补贴”制度.
        text += rest[: rest.index("”") + 1]
    text = _SIZE_OF_A_TRADE.sub("", text)
    text = _HOW.sub(
        "", _AND_THEN.sub("", text.strip("、的")).removesuffix("全部").removesuffix("全").removesuffix("经济效益")
    )
    return text if 2 <= len(text) <= 20 and text not in _NO_THING else ""


def what_of(noun: str) -> str:
    """A noun without what is said of it: 云高高速公路完成投资 → 云高高速公路, 县医院搬迁项目竣工 → 县医院搬迁项目."""
    if noun.startswith("“") and "”" in noun:
        # “民生六大工程”, “引水入城”一期工程: no verb is looked for within the quotes.
        at = verb_at(noun, noun.index("”") + 1, len(noun))
        return noun if at is None else noun[:at]
    if said := _SAID_OF.search(noun, 2):
        noun = noun[: said.start()]
    if _WORKS.search(noun):
        return noun
    if project := _PROJECT.match(noun):
        return project.group()
    at = verb_at(noun, 2, len(noun))
    return noun if at is None else _WHEN_AT_END.sub("", noun[:at])


def entity_of(name: str) -> str:
    """What a measure is taken of: 粮食播种面积 → 粮食, 规模以上工业企业实现营业收入 → 规模以上工业企业."""
    name = _HAS.sub("", without_new(without_verbs(name)))
    if match := _STRONG_VERB.search(name, 2):
        return name[: match.start()]
    if head := _MEASURE.search(name, 1):
        return name[: head.start()]
    head = _generic_end().search(name, 2)
    if head and (name.endswith(_ACTORS, 0, head.start()) or code_of(name) is None):
        return name[: head.start()]
    done = last_verb(name)
    return name[: -len(done)] if done and len(name) >= len(done) + 2 else name


def without_new(name: str) -> str:
    """The stock that something was added to: 新增高新技术企业 → 高新技术企业."""
    stock = _NEW.sub("", name)
    # 新建和改造城市道路10条,总长22.8公里
    also = stock != name and stock[:1] in AND and verb_of(stock[1:])
    return without_verbs(stock[1:]) if also else stock


def stock_of(name: str) -> str:
    """The stock of what somebody added: 示范区新推出制度创新成果 → 示范区制度创新成果."""
    return _ADDED_INSIDE.sub("", without_new(name))


def of_a_plan(left: str) -> re.Match[str] | None:
    """The end of the words before a number that makes it a share of a plan: 完成年计划的."""
    return _OF_A_PLAN.search(left) if left[-1:] in _PLAN_ENDS else None


def plan_done(plan: re.Match[str]) -> str:
    """What is measured of a thing whose number is a share of a plan: 为年度目标的 → 完成年度目标."""
    return "完成" + plan.group().lstrip("已完成为占是超达及").rstrip("的")


def last_verb(text: str) -> str:
    """The action that the words before a number end with: 安排资金改造和新建 → 新建."""
    size = ends(text, "verb")
    return text[-size:] if 2 <= size <= 4 else ""


def is_dependent(name: str) -> bool:
    """Whether a name says nothing alone: 产值, 落实资金, 开行; not where it is an indicator of its own."""
    if name in words("generic"):
        return True
    return code_of(name) is None and (
        (len(name) <= 3 and name[-1] not in "类业乡村镇县市队") or name[len(verb_of(name)) :] in words("object")
    )


OF_NO_KIND = frozenset(["项目", "工程", "技术", "新技术", "支出"])
"""What says nothing without what kind it is of."""
_BARE_KINDS = frozenset(["活动", "管网", "管线", "线路", "设施", "设备"])
_LONGEST_KINDS = 24
_FIELD_WORDS, _FIELD_WORD = ("领域", "方面"), 2
_BARE_IN_A_FIELD = frozenset(["项目", "重点项目", "工程", "问题", "实事", "民生实事"])
_LONGEST_EXAMPLES = 14
# 重点围绕就业、教育等方面实施20项
_AROUND = re.compile("(?:重点|着重|紧紧|主要|着力|突出)*(?:在|通过|因|围绕|聚焦|以)")


def without_examples(subject: str, keep_rest: bool = True) -> str:
    """引进甲公司、乙集团总部等重大项目 → 引进重大项目: the examples before 等 name nothing."""
    at = subject.rfind("等")
    if (
        at < 0
        or subject[at : at + 2] in ("等级", "等待", "等候", "等效", "等奖", "等功", "等外", "等价", "等额")
        or subject[at - 1 : at] in ("高", "平", "中", "初", "优", "同", "均", "对", "上")
        or subject.count("“", 0, at) > subject.count("”", 0, at)
    ):
        if "、" not in subject:
            return subject
        *others, last = subject.split("、")
        # 新建、改扩建学校 is one thing done in two ways, not two things.
        if last.startswith(_OVER_TIME):
            # 推进“十大实事”、近五年累计投入资金
            last = strip_lead(last)
        done = verb_of(last) and code_of(last) is None
        return last if done and not all(is_verb(other) or other in _BUILT_HOW for other in others) else subject
    rest = subject[at + 1 :]
    if _SPENT_ON_FIELDS.fullmatch(rest) or ("用于" in subject[:at] and rest.endswith(("支出", "资金", "投入"))):
        # 用于教育、卫生、文化等方面的支出, 用于洪涝、干旱等救灾支出
        return subject
    says_enough = "、" in subject[:at] or at > len(verb_of(subject))
    if rest in OF_NO_KIND and says_enough and (at <= _LONGEST_EXAMPLES or rest == "支出"):
        # 建成道路、供水等项目46个, 实施白沙河清淤等项目24个
        return subject
    in_fields = rest.startswith(_FIELD_WORDS) and rest[_FIELD_WORD:] in _BARE_IN_A_FIELD and verb_of(subject)
    if in_fields and "、" in subject[:at] and at <= _LONGEST_KINDS:
        # 谋划水利、交通等领域项目12个
        return subject
    if rest in _BARE_KINDS and "、" in subject[:at] and at <= _LONGEST_KINDS:
        # 改造供水、燃气、供热等管网600公里
        return subject
    if rest in _INDICATORS or _OF_PRODUCTS.fullmatch(rest):
        # 营业收入、智算规模等主要指标: nothing else says which.
        return subject
    if not rest and keep_rest:
        return subject[:at]
    if _AROUND.match(subject):
        # 在能源、化工等领域建设平台, 通过债券、基金等渠道融资
        rest = _FIELD.sub("", rest)
        if subject.startswith("通过"):
            return rest
    return verb_of(subject[:at]) + rest


def is_verb(text: str) -> bool:
    """Whether a text is an action and nothing else."""
    return begins(text, "verb") == len(text) > 0


def without_deed(name: str) -> str:
    """What was done to a thing: 合并行政村 → 行政村, as 新建学校 → 学校."""
    done = next((deed for deed in _DEEDS if name.startswith(deed) and len(name) > len(deed) + 1), "")
    return name[len(done) :] if done else without_verbs(name)


def is_deed(text: str) -> bool:
    """Whether a text is all that was done to a thing: 改建, and 合并 or 撤销, which in a longer text are as often part of a noun."""
    return text in _DEEDS or is_verb(text)
