"""A name as the sentence has it goes in; without footnote marks, brackets and words that name nothing it comes out."""

from __future__ import annotations

import re

from pipeline.observations.curated import code_of
from pipeline.observations.phrases import begins, strip_lead, verb_of
from pipeline.observations.statistics import DEFINED
from pipeline.observations.text import LIST_MARKS

# What an entry of a list begins with: (3), 2. 5) ①  —— ●
_ITEM_MARK = re.compile(
    r"\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}(?:[.)、] ?(?!\d))|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十两])|["
    + LIST_MARKS
    + r"—\-]+"
)
_ITEM_NUMBER = re.compile("\\d{1,2} ?(?=[^\\W\\d_])")
# 对小区进行综合整治, 对群众给予补助: what is done stands behind what it is done to.
_DONE_TO = re.compile(
    r"对(?![口外接标于比])([^\W\d_]{2,14}?)(?:进行|实施|开展|给予|予以|加强)了?([^\W\d_]{2,6}(?<!项目)(?<!资金))"
)
_YEAR_INSIDE = re.compile(
    r"(?<=[^\W\d_])[是为](?:19|20)\d\d年[末底]$|(?<=[^\W\d_]{2})(?<![于较比前第年由从到出])(?:1[—\-至]\d{1,2}月份?|前三季度|[一二三四]季度|上半年|下半年)$|(?<=[^\W\d_])五年(?=投入|完成|共)|(?<=[^\W\d_])连续[\d一二三四五六七八九十]{1,2}年|(?<=[^\W\d_])全年(?!龄|任务|目标|指标|计划|预[算期])(?=[^\W\d_]{2})|(?<!\d)[从由]?(?:(?:19|20)\d\d—)?(?:19|20)\d\d年(?:[底末]以?[前后]|以[前后]|度)?(?!产)(?:的(?=[人户]均))?|(?<=[^\W\d_近])近?[两三四五]年(?:多来|来|间)?(?:累计|以来|来)"
)
_PARTS_OF_A_YEAR = ("月", "月份", "季度", "半年")
_PART_OF_A_YEAR = re.compile("(?:1[—\\-至]\\d{1,2}月份?|前三季度|[一二三四]季度|[上下]半年|全年)")
# Footnote marks, and a bracket that defines with a number: 规模以上工业(年主营业务收入2000万元及以上)增加值.
_FOOTNOTE = re.compile(r"[\[〔【]\d+[\]〕】]|\([^()]*\d[^()]*\)")
_BRACKETS = frozenset("([〔【")
# 贫困村全部出列: how completely it was done is no part of what.
_HOW_DONE = re.compile(
    r"(?<=[^\W\d_])拟(?=安排|投入|新增|发行|新建)|(?<=[^\W\d_])预计可?(?=完成|实现|达到)|(?<=[^\W\d_])(?<![公总一中])共(?!有产权)(?=招收|核定|监测|破获|设置|获得|栽植|取得|种植|组织|开展|查处|筹集|收养|挖|发生|有|拥有|放映|举办|接待|完成|实现|签订|建成|入驻|引进|新建|投入|发放|培训|改造|实施|安排|争取)|(?<=[^\W\d_])(?:全部|全面|基本|顺利|陆续|相继|如期|(?<![平人户亩日月年周生校师班])均|已经?|成功|按期|按时|正在|即将)+(?=占|实?(?:完|建[成立]|竣|开)|摘帽|[出入下]|退出|脱贫|投[产入用运]|达标|落|实现|纳入|启动|通|铺开|运营|交付|搬|清|整改|化解|办结|得到)"
)
# 完成滨河路改造及新建公厕5座
_DONE_AS_WELL = re.compile("^完成[^、,;()]{3,}[及和](?=(?:新建|修建|改建|扩建|开工建设|建设(?![用项工]))[^\\W\\d_]{2})")
# “三园”共完成入库税收8.3亿元
_IN_ALL = re.compile("”共(?![有享建同治富产青创计商用管赢融识抓进筑育度])")
# 加上级补助收入428905万元、上年结余收入41407万元, of a budget
_ADDED_UP = re.compile("加上(?![级年解])|加(?=上[级年解]|转移性|补助|调入|返还|结转|动用|地方政府)")
_ABLE_TO = tuple(
    "可" + deed for deed in ("新增", "实现", "带动", "吸纳", "解决", "安置", "提供", "出栏", "减轻", "节约")
)
# 重点实施工业项目86个, but 重点建设项目
_KEY_DEED = re.compile(
    "重点(?:实施|推进|打造|建成|抓好|办好|完成|谋划|开展|整改|解决|查处|引进|招引|新建|淘汰|办理|举办|排查)了?(?!(?:企业|项目|工程|单位|对象|户|区域|基地)$)"
)
# 带动全县蛋鸡饲养规模超过1000万只: what is brought so far is measured.
_BRINGS = ("推动", "带动", "促进")
_BROUGHT_TO = re.compile(
    f"^(?:{'|'.join(_BRINGS)})(?:全[省市县区州旗](?=[^、]{{3,}}(?:规模|水平)$)|(?=[^、]{{3,}}(?:率|占比|比重)$))"
)
# 据公安部门年报全区年末总人口
_ACCORDING = re.compile(
    "^据[^,;。\\d]{1,12}?(?:(?:统计|调查|报表|年报|监测|测算|资料|快报|数据)(?:局|部门|站|队)?)+(?:显示|反映|反馈|核定|推算)?(?:全[省市县区州旗])?(?=[^\\W\\d_]{3})"
)
_A_YEAR = ("额年", "入年", "值年", "支出年")
# What the words of _HOW_DONE, _PLANNED and _PARTICLE begin with.
_SAYS_HOW = frozenset("计拟将预共全基顺陆相如均已成按正即了")
# 小学98所(含教学点28所): but 含磷废水 is a thing of its own.
_INCLUDES = re.compile("^含(?![磷氟硒氮硫铁水糖盐铅碳油氧税量钙锌]|金(?!融))")
# 计划新建高标准农田: that it is planned is the status.
_PLANNED = re.compile(
    "^(?:计划|拟|将)(?:在[城县市区园乡镇][^,;。]{0,4}?)?(?:[两三四五]年)?(?=投资|对|新[建增开]|建[设成]|实施|完成|招引|引进|改[造建]|启动|开工|培育|投入|发放|增[设加开]|开[展设办]|修建|建造|购[置买]|安[装排置]|举办|组织)"
)
# 全市实现生产总值, 规模以上工业完成总产值: that a sum was reached is no part of what it is; 完成交通投资 is what was done.
_REACHED = re.compile(
    r"(?:实现|完成|创造|(?:各种|等)?运输方式完成的?)(?=[^实完创占、]*(?:生产总值|总?产值|增加值|收入|利润(?:总额)?|利税(?:总额)?|税收|税金|营业额|销售额|交易额|零售总?额|周转量|货运量|客运量|运输量|[存贷]款余额|(?:进出口|[进出]口)(?:总?[额值])?|占比)(?:\([^()]{2,8}\))?$)"
)
_MEASURED_IN_BRACKET = re.compile(r"\((占地|(?:建筑|总|占地)?面积|总投资|投资|总长)$")
_REACHES_A_SUM = ("实现", "完成", "创造", "运输方式")
_SUM_ENDS = frozenset("值入润额税收金量口比)")
# 支持我市企业发展
_OURS = re.compile("(?<=[^\\W\\d_])(?<![在对到来向为与和由于占比过入较])我[省市县区州旗](?=[^\\W\\d_]{2})")
# 企业给予补贴, 对企业给予: that it was given is no part of what.
_GIVES = re.compile(
    "(?<=[^\\W\\d_]{2})(?:给予|予以)(?=$|补贴|补助|奖励|资助|救助|扶持|奖补|支持$|[^\\W\\d_]{2,4}(?:补助|资助|补贴)$)"
)
_GOVERNS = re.compile("^(?:下|现|共)?辖(?![区内])(?=[^\\W\\d_]{2})")
_YEARS_RUNNING = re.compile(r"连续[\d一二三四五六七八九十]+年(?=[^\W\d_]{2})")
# 文化系统有艺术表演团体, 辖区内现有中等专业学校: that they are there is no part of what.
_THERE_ARE = re.compile(
    r"^(?:辖区内?|境内|[市县区园]区?内)?(?:现拥有|现建有|[共现拥]有)(?=[^\W\d_]{2})"
    r"|(?<=医院)(?:拥有|共有|现有)(?=[^\W\d_]{2})|(?<=[^\W\d_](?:系统|机构|学校|医院|生院|企业|单位|部门|行业|公司|院校|中心|乡镇|街道|社区|园区))(?:[共现拥]有|有(?![限效机害毒线色关序形轨偿利力条期])|共计)(?=[^\W\d_]{2})"
)
# 工业总产值成为全省第四个突破2000亿元的地区
_NTH_OF_ALL = re.compile("(?:成为|成|是)全[国省市区县州][^,;。]{0,6}第[一二三四五六七八九十0-9]{1,3}个$")
# 市政府将办好民生实事, 工业企业要完成产值
_WILL = re.compile(
    "([^\\W\\d_]{1,12}?)(?:今年|明年|都|均|也|还|再)*(?:(?<![主重需必首纲只紧])要|(?<![即大名])将)(?:力争|确保|集中精力|重点|继续|着力)*"
)
_WHO_GOVERNS = re.compile("^(?:[省市县区州旗镇乡]?(?:人民)?政府|[市县区州旗镇乡]财政)$|^(?:各|每个|我们|全体)")
_COMES_TO = frozenset(["完成", "实现"])
_SHORTEST = 3
_OWNED = ("国有", "私有", "公有", "所有", "拥有", "持有", "共有", "享有", "现有", "占有", "实有", "集体有", "到有")
_PARTICLE = re.compile("(?<![除为])了(?![解结])")


_WHOLE_REGION = re.compile("^全[省市区县州旗]")
# 青川县共有艺术表演团体5个, 青川县城镇居民人均可支配收入24962元
_THERE_IS = re.compile(
    "(?:[现拥]有|共有(?!产权)|有(?![限效机害毒线色关序形轨偿利力条期组声奖氧证史规]))(?=[^\\W\\d_]{2})"
)
_OF_ITS_PEOPLE = re.compile("(?:全体|城镇|农村|城乡)(?:常住)?居民")


# 地区级, 地区间, 地区性: not of the prefecture that reports
_NO_PLACE = frozenset("级间性之经")
# 龙岩还将新建…, of 龙岩市
_DOES_SO = re.compile("(?:今年|也|还)*(?:将|要|计划)")
# 在监测的42个水样中,合格的占88%
_IN_WHAT_IS_WATCHED = re.compile(
    "^在(?=(?:实际)?(?:监测|抽检|抽查|检测|调查|检查|评价|统计|考核|参评|纳入)(?!.*(?:期|方面|平台)))"
)
_IN_ALL_OF_IT = re.compile("^在?全[国省市县区州旗]范围内?(?=[^\\W\\d_]{2})")
_WITH_WHAT_FIRST = re.compile("以[^,;。]{2,12}?为(?:重点|主(?![营导体产要攻打业])|中心|龙头|依托|抓手|载体|核心)")
# 以蔬菜为主种植面积: what is measured is that of the vegetables.
_OF_THAT = ("面积", "投资", "规模", "收入", "产值")
_WHICH_ONE_IS = re.compile("目标是|^第[一二三四五六七八九十]+[件项个](?:民生)?(?:实事|任务|重点)是")
_OF_THE_WHOLE_ECONOMY = re.compile("(?:现代)?服务业(?:完成|实现)?(社会消费品零售总额)")


def _without_will(name: str) -> str:
    """市政府将办好民生实事 → 办好民生实事, 工业企业要完成产值 → 工业企业产值: that it will be done is the status."""
    will = _WILL.match(name)
    done = verb_of(rest := name[will.end() :]) if will else ""
    if will is None or not done:
        return name
    if _WHO_GOVERNS.search(will[1]):
        return rest
    return will[1] + (rest.removeprefix(done) if done in _COMES_TO else rest)


def _does_twice(name: str) -> bool:
    """Whether a name begins with one action twice (获得获得世界冠军), not 服务服务业企业, 建设建设用地."""
    return verb_of(name) == verb_of(name[2:]) == name[:2] and name[4:6] != "用地" and name[4:5] != "业"


def without_region(indicator: str, region: str) -> str:
    """汶上县完成GDP, 福建全省生产总值: without the place that reports, where an indicator of the lists or a deed is left."""
    of_a_prefecture = region.endswith("地区") and indicator.startswith("地区") and indicator[2:3] not in _NO_PLACE
    if not region or code_of(indicator) or not (of_a_prefecture or indicator.startswith(region[:2])):
        return indicator
    for place in (region, region[:-1], region[:2]):
        if indicator.startswith(place) and code_of(rest := _WHOLE_REGION.sub("", indicator[len(place) :])):
            return rest
    if of_a_prefecture:
        # 阿克苏地区: 地区民用车拥有量
        return _THERE_IS.sub("", indicator[2:], count=1)
    whole = indicator.removeprefix(region)
    if whole == indicator and _DOES_SO.match(indicator, len(region) - 1):
        # 龙岩还将新建公办幼儿园5所, of 龙岩市
        whole = _DOES_SO.sub("", indicator[len(region) - 1 :], count=1)
    if there := _THERE_IS.match(whole):
        return whole[there.end() :]
    return whole if verb_of(whole) or _OF_ITS_PEOPLE.match(whole) else indicator


_LEFT_OPEN = re.compile("\\(年[^()]{0,14}?(增加值|总产值|零售额|利润总额)$")
_AIM_OR_ROLE = re.compile("(?:充分|更好)*发挥好?(.{2,}?)(?:的[^的]{0,8})?作用|(?:基本|全面)?实现(每.{3,})的目标")


def tidied(indicator: str) -> str:
    """A name without footnote marks, stray punctuation, words said twice and brackets of which only one is there."""
    if "占" in indicator and "(" in indicator:
        indicator = DEFINED.sub("", indicator)
    name = indicator if _BRACKETS.isdisjoint(indicator) else _FOOTNOTE.sub("", indicator)
    if not _SAYS_HOW.isdisjoint(name):
        name = _PLANNED.sub("", _HOW_DONE.sub("", _PARTICLE.sub("", name)))
    name = (_YEAR_INSIDE.sub("", name) if "年" in name or name.endswith(_PARTS_OF_A_YEAR) else name).strip(" 、,;:的")
    if _PART_OF_A_YEAR.fullmatch(name):
        # 生产总值一季度、上半年和前三季度分别增长6.2%、5.7%和5.5%
        return ""
    if mark := _ITEM_MARK.match(name):
        # ——预计全市地区生产总值
        name = strip_lead(name[mark.end() :])
    if name[:1].isdecimal() and (number := _ITEM_NUMBER.match(name)) and begins(name, "verb", number.end()):
        # 01 新增充电桩10个
        name = name[number.end() :]
    if name.startswith("在"):
        name = _IN_ALL_OF_IT.sub("", _IN_WHAT_IS_WATCHED.sub("", name))
    if (
        name.startswith("以")
        and (first := _WITH_WHAT_FIRST.match(name))
        and begins(name, "verb", first.end())
        and not name.endswith(_OF_THAT)
    ):
        # 以城关镇为重点新建日光温室260座
        name = name[first.end() :]
    if name.endswith(("人均月", "人均年", "户均月", "户均年")):
        # 养老金待遇人均月增177元
        name = name[:-1]
    if "(" in name and ")" not in name and (opened := _LEFT_OPEN.search(name)):
        # 规模以上工业(年主营业务收入2000万元及以上,下同)增加值
        name = name[: opened.start()] + opened[1]
    if name.startswith(("继去年", "继上年")):
        # 继去年新建公园4个之后
        name = name[3:].removesuffix("之后")
    if name.startswith("对") and (done := _DONE_TO.fullmatch(name)):
        name = done[2] + done[1]
    if "给予" in name or "予以" in name:
        name = _GIVES.sub("", name).removeprefix("对" if name.endswith(("给予", "予以")) else "")
    if name.endswith(("作用", "目标")) and (aimed := _AIM_OR_ROLE.fullmatch(name)):
        # 充分发挥500万元专项资金作用, 实现每个行政村拥有1间卫生站的目标
        name = aimed[1] or aimed[2]
    if "我" in name:
        name = _OURS.sub("", name)
    if "是" in name and (told := _WHICH_ONE_IS.search(name)):
        # 经济增长的预期目标是规模工业增加值增长10%; 第三项任务是新建幼儿园6所
        name = strip_lead(name[told.end() :])
    if "服务业" in name[:5] and (economy := _OF_THE_WHOLE_ECONOMY.fullmatch(name)):
        # 服务业完成社会消费品零售总额98.6亿元
        name = economy[1]
    if "辖" in name[:2] and not name.startswith("辖区"):
        name = _GOVERNS.sub("", name)
    if name.endswith(("支出执行", "收入执行", "标准执行")):
        name = name[:-2]
    if name.endswith(_A_YEAR):
        # 存款余额…,年分别增长17.4%
        name = name[:-1]
    if name.startswith("重点") and _KEY_DEED.match(name):
        name = name[2:]
    if "”共" in name:
        name = _IN_ALL.sub("”", name)
    if name.startswith(_BRINGS):
        name = _BROUGHT_TO.sub("", name)
    if name.startswith("据"):
        name = _ACCORDING.sub("", name)
    if name.startswith("加"):
        name = _ADDED_UP.sub("", name)
    if name.startswith(_ABLE_TO):
        # 可出栏生猪6万头, but 可建设用地
        name = name[1:]
    if name.startswith("连续"):
        name = _YEARS_RUNNING.sub("", name)
    if name[:2] == name[2:4] and (len(name) == 4 or _does_twice(name)):
        # 10人16项24次获得世界冠军: the action is that of those before, too.
        name = name[2:]
    name = _INCLUDES.sub("", name) if name.startswith("含") else name
    if "有" in name or "计" in name:
        name = _THERE_ARE.sub("", name)
    if "要" in name or "将" in name:
        name = _without_will(name)
    if name.startswith("完成") and name.endswith("任务"):
        # 完成烟叶生产任务60万公斤
        name = name[:-2]
    if name.endswith("有") and len(name) > _SHORTEST and not name.endswith(_OWNED):
        # 15项主要经济指标有9项…
        name = name[:-1].removesuffix("中")
    if name.endswith("个"):
        name = _NTH_OF_ALL.sub("", name)
    if name.startswith("计总"):
        # 农村公路89条,计总里程358公里
        name = name[1:]
    if name.endswith("跨"):
        name = name.rstrip("跨连续")
    if "(" in name[-6:]:
        # 综合物流市场(占地1562亩)
        name = _MEASURED_IN_BRACKET.sub(r"\1", name)
    if "及" in name or "和" in name:
        name = _DONE_AS_WELL.sub("", name)
    if name.startswith("实施并"):
        # 实施并完成5处工程
        name = name[3:]
    if name.startswith("包括") or (name.startswith("提出") and code_of(name[2:])):
        name = name[2:]
    if name[-1:] in _SUM_ENDS and any(word in name for word in _REACHES_A_SUM):
        name = _REACHED.sub("", name)
    return name.strip("()").strip("、,") if name.count("(") != name.count(")") else name
