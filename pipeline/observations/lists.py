"""A list as one phrase goes in, one whole name for each of its members comes out."""

from __future__ import annotations

import re
from functools import cache

from pipeline.observations.borrowing import VICTIMS
from pipeline.observations.curated import code_of
from pipeline.observations.phrases import AND, alternatives, ends, verb_of, words
from pipeline.observations.subjects import is_verb

_ORDER_OF_SECTORS = re.compile(
    r"第?一、(?:第?二[、和])?第?[二三](?:次)?产业?|^一二三(?:次)?产业?|第?二[、和]第?三(?:次)?产业?"
)
# 存贷款, 内外资: two in one word.
_TWO_IN_ONE = re.compile("存(?:款?[、和])?贷(?=款)|产、?销(?=量)|内、?外(?=资)|(?<=财政|预算)收、?支$")
_WHOLE_WORDS = {"收": "收入", "支": "支出"}
_KINDS = {
    "轻重工业": ("轻工业", "重工业"),
    "粮经作物": ("粮食作物", "经济作物"),
    "粮经": ("粮食作物", "经济作物"),
    "到村到户": ("到村", "到户"),
    "肉蛋奶": ("肉", "蛋", "奶"),
    "粮棉油": ("粮食", "棉花", "油料"),
    "猪牛羊": ("猪", "牛", "羊"),
    "鸡鸭鹅": ("鸡", "鸭", "鹅"),
    "通乡通村": ("通乡", "通村"),
    "通村通乡": ("通村", "通乡"),
    "初高中": ("初中", "高中"),
    "广播电视": ("广播", "电视"),
}
_TWO_KINDS = re.compile(f"(?:{'|'.join(_KINDS)})(?!等|业|[总副]局)")
_URBAN_AND_RURAL = re.compile(r"城、?乡(?=年?(?:(?:常住)?居民|低保|最低生活|特困|(?:医疗|临时)救助)[^、和与]*$)")
_KINDS_WITH_EXAMPLES = re.compile("等([^等、和与]{2,10}?(?:产业|行业|业|作物|领域))")
# 农村五保集中、分散供养标准, 五保集中供养和分散供养标准
_TOGETHER_OR_NOT = re.compile("(.*?)(集中|分散)(?:供养)?(?:[、和与及]|以及)(集中|分散)(供养[^、和与及]*)")
_OXEN_AND_SHEEP = re.compile("牛羊(?=饲养|存栏|出栏)")
JOINT = re.compile(r"[、,/]|和(?!谐|平|美[乡村宜])|与|以及|(?<![普以涉波惠])及(?!其|格|时|早)")
_COMMA = re.compile("、")
# 居住类、生活用品及服务类及交通和通信类
_COMMA_OR_AFTER_A_KIND = re.compile("、|(?<=类)[及和与](?=[^、类]{2,}类$)")
# 衣着、交通通讯和其他用品及服务类价格: what 及 joins is one of them.
_COMMA_OR_AND = re.compile("、|和(?!谐|平|美[乡村宜])")
_AND_ALONE = re.compile("和(?!谐|平)|与")
_AND_SO_ON = re.compile(r"(?<![高中初平])等(?![级外])(?:[一二三四五六七八九十\d]+(?:个|大|类|项)?)?(?=[^\W\d_、])")
# 电池、光伏、家电三大产业营收: how many they are.
_IN_ALL = re.compile(
    "(?<=[^\\W\\d_])(?:[二三四五六七八九十两]|\\d{1,2})(?:大(?=税种|(?:主导|支柱|重点|优势|特色|传统|新兴)?(?:产业|行业|领域|板块|集群))|个(?=行政区|县|区|市|镇|乡|园区|国家级|省级|开发区|(?:主导|支柱|重点|优势|特色|传统|新兴)?(?:产业|行业|领域)))(?:(?:主导|支柱|重点|优势|特色|传统|新兴)(?=产业|行业|领域))?"
)
# 教育、卫生方面的支出
_FOR_FIELDS = re.compile("(?:等)?(?:各?个?方面|领域)的?(支出|投入)$")
_THOSE_WITH = re.compile("的(?:行政|自然)?(?:村|乡镇|镇)$")
_HEAD_AT_END = re.compile(r"(?<=[^\W\d_]{2})(?:数量|人数|人次|总量|总数|(?:播种|种植)?面积|规模|收入)$")
# 黄金、白银、精炼铜产量: what is measured of each of the list.
_MEASURE = re.compile(
    r"(?:(?:贷款余额|增加值|产量|总?产值)(?:[增降涨]幅|增速)|(?:年均|平均)?浓度(?:下降率)?|总?产值|产量|销量|存栏量?|出栏量?|饲养量|吞吐量|周转量|价格|(?:最低)?收购价(?:格)?(?:平均)?(?:每[公市]?[斤吨])?|支出|投资|增加值|零售额|排放量|贷款余额|进出口(?:总[额值])?|出口额?|进口额?|(?:人均)?(?:财政)?补助标准|(?:月?人均)?(?:实际)?[年月]?(?:增资|报酬|生活补助)|(?:贷款|存款|投资)?(?:[增降涨]幅|增速)|里程)(?:(?:占|稳定在|位居|居)[^,、]{2,16})?$"
)
# 食品、石化产业增加值, 人参、食用菌全产业链产值, 基本养老、失业保险参保人数
_TRADE = re.compile(r"(?:全产业链|产业|行业|保险).*$")
# 博乐、阿拉山口年平均降水; 地表水、近岸海域水质优良比例
_MEAN = re.compile(r"(?:(?<!价)(?<!价格)年?平均|水质).*$")
# 儿童和孕产妇保健覆盖率
_WHOM = re.compile("孕产妇|老年人|残疾人|未成年人|妇女儿童|农民工|中小学生")
_OF_ITS_OWN = re.compile("[力平例位量数地面积度率]$")
_REACHED = re.compile(
    "(?:(?:行政)?村庄?覆盖|毛入学|人口覆盖|抽检合格|综合利用|普及|覆盖|合格|达标|利用|处理|处置|收集|参保|巩固|入学|治愈|转化|机械化|硬化|绿化|自给|满意)率$"
)
_WHAT_REVENUE = re.compile("(?:口径|级|预算|^)[^\\W\\d_]*?((?:财政|税收)?(?:总)?收入)$")
_DONE = re.compile("(?:转化|收集|处理|处置|利用|加工|冷藏|检测|收运|监管)$")
# 食品、衣着、医疗保健: the end of the last is no head of the others.
_GOODS = frozenset(["医疗保健", "交通通信", "交通通讯", "文化娱乐", "生活用品", "医疗卫生", "家庭设备"])
_TAKINGS = re.compile("(?:营业额|销售额)(?:\\([^()]*\\))?$")
_OLD = re.compile("岁(?:及?以[上下])?")
_AT_SCHOOL = re.compile("(?:招生|毕业生|在校学?生|教职工|教师)人?数$")
_A_SCHOOL = "(?:幼儿园|小学|初中|高中|中学|中职|高职|高校|院校|学校|大学)"
_SCHOOL = re.compile(f"{_A_SCHOOL}$")
_AT_A_SCHOOL = re.compile(f"{_A_SCHOOL}((?:在校|在园|招|毕业|专任|教职|教师|学生)[^、]{{0,6}})$")
_SCHEME = re.compile("(?:基本)?(?:医疗|养老)?保险.*$")
_WHOSE_SCHEME = ("职工", "居民", "学生")
_TOWNSPEOPLE = ("居民", "城镇", "城市")
_OF_FARMERS = re.compile("农?牧?民(人均.+)")
_PORTS = ("机场", "港", "港口")
POLLUTANTS = ("化学需氧量", "二氧化硫", "氮氧化物", "氨氮", "烟尘", "粉尘", "二氧化碳", "挥发性有机物")
_EMITTED = re.compile("排放(?:总?量)?$")
_PLACES = frozenset("院校站所园")
_RATE_OF_THE_FIRST = re.compile(r"(?:毛|净)?[^\W\d_]{2}率$")
_WORDS_OF_THEIR_OWN = ("业务", "户籍", "业营业额", "业销售额")
_SPENT_ON_EACH = re.compile("(.*用于)([^、和]+(?:[、和与][^、和等]+)+?)(?:社会)?(?:事业|方面)?的(支出|资金|投入)")
_SHARES_OF_EACH = re.compile("([^、,]{2,}?占全?[国省市县区州]?)([^占]+[、和][^占]+?)的?(比重|比例|份额)")
# 高新技术产品产值及其占工业总产值比重
_AND_ITS_SHARE = re.compile("(.+?)(?:及其|及)(占.+)")
_MEDALS = re.compile("(.*)金牌?、银牌?[、和]铜牌")
_LATIN_AT_END = re.compile("[A-Za-z0-9]+$")
_INSIDE_A_WORD = frozenset("业户府者化员性率口军置治")
# 技改投资、工业投资增速
_RATE = re.compile("(?:[增降涨]幅|增速|占比|比重)$")
_OWN_HEAD = re.compile(r"(?:[率额量数值]|面积|总量|收入|支出|投资|案件|事故)$")
_HAS_OWN_OBJECT = re.compile(r"[一二三]产|[进出]口|[城农]")
_REVENUE = re.compile("(?:主营)?(?:业务|销售|营业)收入$")
_A_KIND = 3
# 进出口总额、出口额
_TRADED = frozenset(["出口", "进口", "出口额", "进口额", "出口总额", "进口总额"])
_SHORT = 3
_WITH_WHOM = re.compile("(?:出口|进口|贸易额?|总[额值])$")
_SHARED_OPENING = re.compile(
    "参加(?:(?:城镇|农村|城乡)?(?:职工|居民)?基本)?(?=[^、]{2,6}保险)|(?:城镇|农村|城乡)?(?:职工|居民)?基本(?=[^、]{2}保险)|每[百千万]名?(?:常住人口|人口|人)(?:口)?(?:拥有)?|每平方公里(?:产[出生](?=[^、]{2}))?|平均每[个家户村人](?:村|企业|农户)?(?:拥有)?|对(?!外|口|接|于|标)|(?:规模|限额|规|限)(?:以?上)(?!工业|服务业|企业|单位)"
    "|(?:单位|每?万元)(?:(?:国内|地区)?生产总值|GDP|(?:规模以上)?工业增加值)|[^、]{2,8}(?:机场|港口?)(?=[^、]{2})"
)


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(alternatives("generic"))


def split_for(subject: str, group: int) -> list[str]:
    """The list divided at 、, 和 and 及, or at 、 alone where only so there is a name for each of `group` values."""
    subject = subject.replace("存、贷款", "存贷款")
    names = split_list(subject)
    if 1 < len(names) < group and _TWO_IN_ONE.search(subject):
        # 总资产、存贷款余额 are three.
        divided = [
            kind for name in JOINT.split(subject) for kind in (split_list(name) if _TWO_IN_ONE.search(name) else [name])
        ]
        return divided if len(divided) == group else names
    if len(names) > group > 1:
        for joints in (_COMMA, _COMMA_OR_AFTER_A_KIND, _COMMA_OR_AND, _AND_ALONE):
            if len(divided := split_list(subject, joints)) == group:
                return divided
    return names


def split_list(text: str, joints: re.Pattern[str] = JOINT) -> list[str]:
    """城镇和农村居民人均可支配收入 → both names whole; 食品、石化等产业增加值 → each with 产业增加值.

    `joints` divides the list; 社会保障和就业 is one of three where only 、 does.
    """
    if text.startswith(("三次产业", "三大产业增加值")) or ("三次产业" in text and len(text) <= 8):
        rest = text.partition("三次产业")[2]
        return [f"第{order}产业" + (rest if len(rest) > 3 else "增加值") for order in "一二三"]
    if match := _ORDER_OF_SECTORS.search(text):
        rest = text[match.end() :]
        return [f"第{order}产业" + rest for order in match.group() if order in "一二三"]
    if (match := _TWO_KINDS.match(text)) and not JOINT.search(text, match.end()):
        return [kind + text[match.end() :] for kind in _KINDS[match.group()]]
    if match := _TWO_IN_ONE.search(text):
        rest = text[match.end() :]
        return [
            text[: match.start()] + _WHOLE_WORDS.get(kind, kind) + rest
            for kind in match.group()
            if kind not in "款、和"
        ]
    if match := _URBAN_AND_RURAL.match(text):
        rest = text[match.end() :]
        return ["城市" + rest if rest.startswith(("低保", "特困")) else "城镇" + rest, "农村" + rest]
    if text.count("等") > 1 and len(kinds := _KINDS_WITH_EXAMPLES.findall(text)) > 1:
        # 动力电池等新材料产业、工业机器人等高端装备产业产值: each with what is measured of the last
        rest = text[text.rindex(kinds[-1]) + len(kinds[-1]) :]
        return [kind + rest for kind in kinds]
    if kept := _TOGETHER_OR_NOT.fullmatch(text):
        return [kept[1] + how + kept[4] for how in kept.group(2, 3)]
    if _OXEN_AND_SHEEP.match(text):
        return [kind + text[2:] for kind in "牛羊"]
    if medals := _MEDALS.fullmatch(text):
        return [f"{medals[1]}{metal}牌" for metal in "金银铜"]
    if its_share := _AND_ITS_SHARE.fullmatch(text):
        return [its_share[1], its_share[1] + its_share[2]]
    if spent := _SPENT_ON_EACH.fullmatch(text):
        # 财政用于教育、卫生事业的支出
        return [spent[1] + field + "的" + spent[3] for field in joints.split(spent[2])]
    if shares := _SHARES_OF_EACH.fullmatch(text):
        # 高新技术产业占全区GDP、工业增加值、出口的比重
        return [shares[1] + whole + shares[3] for whole in JOINT.split(shares[2])]
    suffix, text = "", _IN_ALL.sub("", _FOR_FIELDS.sub(r"\1", text))
    if match := _AND_SO_ON.search(text):
        text, suffix = text[: match.start()], text[match.end() :]
    items = [item for item in joints.split(text) if item]
    if len(items) < 2 or suffix:
        return [item + suffix for item in items]
    last = items[-1]
    ended = [item + _shared_end(item, last) for item in items[:-1]]
    if (
        (opening := _SHARED_OPENING.match(ended[0]))
        and (opening.group() != "对" or _WITH_WHOM.search(last))
        and (not opening.group().endswith(_PORTS) or last.endswith("吞吐量"))
    ):
        # 每千人托位、养老床位数; 对中亚五国、东盟进出口
        items[1:] = [
            opening.group() + item if _opens(opening.group(), ended[0] != items[0], item) else item
            for item in items[1:]
        ]
        return [ended[0], *(one + _shared_end(one, last) for one in items[1:-1]), items[-1]]
    if ended[0].startswith("农村") and ended[0].endswith("率") and last.endswith("率") and last[0] not in "城农乡":
        # 农村供电可靠率、自来水普及率
        items[1:] = ["农村" + item if code_of("农村" + item) or not code_of(item) else item for item in items[1:]]
        return [ended[0], *items[1:]]
    # 粮食播种面积、总产、单产: each bare head has the opening of the first.
    ended[1:] = [
        _with_shared_start(ended[0], item) if item in words("generic") or item in VICTIMS else item
        for item in ended[1:]
    ]
    return [*ended, _with_shared_start(items[0], last)]


def _opens(opening: str, borrows: bool, item: str) -> bool:
    """Whether what opens the first of a list opens another member, too: 规模以上, 单位GDP; `borrows` where they share an end.

    万元GDP能耗、二氧化硫排放量 are of no one opening.
    """
    if "均" in item or _SHARED_OPENING.match(item) or item.startswith(("全县", "全市", "全区", "全省")):
        return False
    if opening.startswith(("每", "平均每", "对")):
        return True
    if opening.endswith("基本"):
        # 基本养老、医疗保险, but 失业保险
        return item.startswith(("医疗", "养老"))
    if any(port in item for port in _PORTS):
        return False
    is_of_it = code_of(opening + item) is not None and code_of(item) is None
    return (borrows and "排放" not in item) or item.endswith(("排放", "耗", "二氧化碳排放量")) or is_of_it


def _shared_end(item: str, last: str) -> str:
    """What `last` adds that `item` shares: 刑事 + 治安案件 → 案件."""
    if item.endswith("能耗") and _EMITTED.search(last):
        return ""
    if item.endswith(POLLUTANTS) and (emitted := _EMITTED.search(last)):
        return emitted.group()
    if item[-2:] == last[-2:] or item[-1:] == last[-1:] or last in _GOODS:
        return ""
    if item in _TRADED and last.startswith(("进口", "出口")):
        # 进口、出口通关时间
        return last[2:]
    if _SCHOOL.search(item) and (whose := _AT_A_SCHOOL.search(last)):
        # 普通高中、初中、小学在校生
        return whose[1]
    if item == "GDP" or _OWN_HEAD.search(item):
        # GDP、社会消费品零售总额增速
        rate = _RATE.search(last, 2)
        return rate.group() if rate and not _RATE.search(item) else ""
    if (
        item in words("generic")
        and item != last
        and (code_of(last) or len(last) > len(item) + 1)
        and not last.endswith(("总额", "总量"))
    ):
        # 增加值、税收和固定资产投资
        return ""
    if item.endswith("岁") and (old := _OLD.search(last)):
        # 0—14岁、15—64岁、65岁及以上人口
        return last[old.end() :]
    if len(item) == 1 and code_of(last[1:]):
        # 轻、重工业增加值
        return last[1:]
    if item.endswith(("口径", "预算")) and (of := _WHAT_REVENUE.search(last)):
        # 全口径和区级财政收入, 一般预算和基金收入
        return of[1] if item.endswith("口径") else "收入"
    if item.endswith("级") and (level := last.find("级")) > 0:
        # 国家级、部级创新平台
        return last[level + 1 :]
    if item[0] == "通" == last[0] and (where := _THOSE_WITH.search(last)):
        # 通公路、通自来水的村
        return where.group()
    if item.endswith("类") and (kind := last.find("类")) > 0:
        # 通讯器材类、中西药品类零售额
        return last[kind + 1 :]
    for size in (3, 2, 1) if item[-1:] in _PLACES else (3, 2):
        at = last.rfind(item[-size:]) if len(item) >= size else -1
        if at > (size == 1) and last[at + size : at + size + 1] not in AND:
            return last[at + size :]
    if item.endswith(_WHOSE_SCHEME) and (scheme := _SCHEME.search(last, 2)):
        # 城镇职工、居民基本医疗保险参保人数
        return scheme.group()
    if item.endswith(_TOWNSPEOPLE) and (of_farmers := _OF_FARMERS.match(last)):
        # 城镇居民、农民人均可支配收入; 城镇和农民人均收入
        return ("" if item.endswith("居民") else "居民") + of_farmers[1]
    if (trade := _TRADE.search(last, 2)) and not _TRADE.search(item):
        # 高技术制造业、战略性新兴产业增加值
        return (
            trade.group()[2:] if item.endswith("业") and trade.group().startswith(("产业", "行业")) else trade.group()
        )
    if (counted := _AT_SCHOOL.search(last, 1)) and not _AT_SCHOOL.search(item):
        # 普通高中和中职招生数
        return counted.group()
    if mean := _MEAN.search(last, 2):
        return mean.group()
    if whom := _WHOM.match(last):
        return last[whom.end() :]
    if (measure := _MEASURE.search(last)) and measure.start() and not _MEASURE.search(item):
        # 原煤、发电、水泥产量
        return "量" if item.endswith("发电") else measure.group()
    if item.endswith("业") and not item.endswith("企业") and (takings := _TAKINGS.search(last)):
        # 批发业、零售业商品销售额
        return takings.group()
    if is_verb(item) and (done := verb_of(last)):
        # 新建、改扩建学校
        return last[len(done) :]
    cut = len(item)
    headed = max(ends(last, "generic"), ends(last, "object"), ends(last, "aspect"))
    if (cut <= 2 or (cut <= 4 and headed)) and cut < len(last) - 1 and not JOINT.search(last, cut):
        # Word for word: 刑事、治安案件; not within a word (电网建设、水环境整治项目, 优质稻、专用小麦面积).
        is_of_a_kind = cut == _A_KIND and headed and len(last) - headed > cut and item[-1] != last[cut - 1]
        splits = is_of_a_kind or (last[cut] in _INSIDE_A_WORD and not last.startswith(_WORDS_OF_THEIR_OWN, cut))
        if (splits or last[cut - 1 : cut + 1] in words("verb")) and headed and not code_of(item + last[cut:]):
            cut = len(last) - headed
            while is_of_a_kind and cut - (more := ends(last[:cut], "generic")) > _A_KIND and more:
                # 优质稻、杂交稻面积比重
                cut -= more
        return last[cut:]
    reached = _REACHED.search(last, 2)
    if last.endswith("率") and _DONE.search(item) and not (reached and "村" in reached.group()):
        # 农产品本地转化和精深加工率
        return "率"
    # 农村自来水、卫生户厕普及率; 垃圾分类处理和污水治理村庄覆盖率
    return reached.group() if reached and not _OF_ITS_OWN.search(item) else ""


def _with_shared_start(first: str, last: str) -> str:
    """生产安全事故起数、死亡人数: the second lacks the first's opening; it gets it where it is a bare head."""
    if first.endswith("起数") and last in VICTIMS:
        # 生产安全事故起数、死亡人数
        return first.removesuffix("起数") + last
    if last in _TRADED:
        return ("外贸" if first.startswith("外贸") and len(last) < _SHORT else "") + last
    if first.startswith("人均") and "均" not in last and code_of(last) is None and code_of("人均" + last):
        return "人均" + last
    if last.startswith(("授权", "受理", "登记")) and (asked := first.find("申请")) > 0:
        # 专利申请量与授权量
        return first[:asked] + last
    if last == "绿地率" and (green := first.find("绿化")) >= 0:
        # 建成区绿化覆盖率、绿地率
        return first[:green] + last
    if last.endswith("率") and (rate := _RATE_OF_THE_FIRST.search(first)) and rate.start():
        # 小学入学率、巩固率; 科技进步贡献率、农机化率
        return (
            last
            if len(last) > len(rate.group()) + 1 or rate.group().startswith("贡献")
            else first[: rate.start()] + last
        )
    if len(last) == 2 and len(first) >= 4 and {first[-2:], last} <= words("verb"):
        return first[:-2] + last
    if (revenue := _REVENUE.search(first)) and last in words("generic"):
        # 省属企业主营业务收入、利税、利润: none is of the 主营业务.
        return first[: revenue.start()] + last
    if len(last) <= 3 and (head := _HEAD_AT_END.search(first)) and first != last and not _HAS_OWN_OBJECT.search(last):
        return first[: head.start()] + last
    if (last in words("generic") and len(first) > len(last)) or (
        len(last) <= 4 and len(first) >= len(last) + 4 and last[-1] in "数率润入额量度耗"
    ):
        head = _generic().search(first, max(0, len(first) - 4))
        cut = head.start() if head and head.end() == len(first) else len(first) - min(2, len(first))
        done = ends(first[:cut], "verb")
        if cut - done > 2 and first[cut:] in ("人数", "人次", "数", "量"):
            # 景区接待人数、门票收入; 技术合同登记数、成交额
            cut -= done
        if first[cut].isascii() and (latin := _LATIN_AT_END.search(first)):
            # 每平方公里产出GDP、税收: a word of Latin letters is one.
            cut = latin.start()
        return first[:cut] + last
    return last
