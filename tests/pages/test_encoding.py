"""Encodings are told by evidence, whatever the page says of itself; mojibake is refused."""

from __future__ import annotations

import codecs

import pytest

from pipeline.pages.encoding import decode, is_mojibake
from pipeline.pages.refusal import Refused

SIMPLIFIED = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=CLAIM"></head><body>'
    + "各位代表：过去一年，全县地区生产总值增长5.8%，一般公共预算收入12.6亿元，新增就业3000人，经济社会发展取得新的成绩。\n"
    * 3
    + "</body></html>"
)
TRADITIONAL = (
    '<html><head><meta charset="CLAIM"></head><body>'
    + "各位代表：過去一年，全縣地區生產總值增長5.8%，一般公共預算收入12.6億元，經濟社會發展取得新的成績，請予審議。\n"
    * 3
    + "</body></html>"
)


@pytest.mark.parametrize(
    ("template", "codec", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (SIMPLIFIED, "utf-16-le", "utf-16"),
        (SIMPLIFIED, "utf-16-be", "utf-16"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "gbk", "gb18030"),
    ],
)
@pytest.mark.parametrize("claim", ["utf-8", "gb2312", "big5", "iso-8859-1"])
def test_the_bytes_decide_and_not_the_meta(template: str, codec: str, name: str, claim: str) -> None:
    text = template.replace("CLAIM", claim)
    decoded = decode(text.encode(codec))
    assert (decoded.encoding, decoded.text) == (name, text), f"{codec} bytes that claim to be {claim}"


def test_a_transport_header_that_is_wrong_does_not_mislead() -> None:
    text = SIMPLIFIED.replace("CLAIM", "gbk")
    assert decode(text.encode("gbk"), declared="utf-8").text == text


def test_a_character_cut_at_the_end_or_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    data = SIMPLIFIED.replace("CLAIM", "utf-8").encode()
    cut = data[: data.rindex("绩".encode()) + 2]
    assert decode(cut).encoding == "utf-8"
    broken = bytearray(data)
    broken[data.index("代表".encode())] ^= 0x15
    assert decode(bytes(broken)).encoding == "utf-8"


def test_characters_beyond_gbk_survive() -> None:
    text = SIMPLIFIED.replace("CLAIM", "gb2312").replace("代表", "代表㵪䶮€")
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED.replace("CLAIM", "utf-8").encode().decode("gb18030", errors="replace"),
        SIMPLIFIED.replace("CLAIM", "utf-8").encode().decode("latin-1"),
        TRADITIONAL.replace("CLAIM", "big5").encode("big5").decode("gb18030", errors="replace"),
    ],
    ids=["utf-8 read as gbk", "utf-8 read as latin-1", "big5 read as gbk"],
)
def test_mojibake_saved_as_utf8_is_refused(text: str) -> None:
    assert is_mojibake(text)
    with pytest.raises(Refused, match="mojibake"):
        decode(text.encode())


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Refused, match="mojibake"):
        decode(bytes(range(128, 256)) * 300)


def test_short_and_plain_texts_are_not_called_mojibake() -> None:
    assert not is_mojibake("GDP 5.8%")
    assert not is_mojibake("龘靐齉")
    assert not is_mojibake("GDP 5.8%, " * 500 + "增长的" * 5)
    assert decode(codecs.BOM_UTF8 + b"abc").text == "abc"
