"""The yearly notice of the State Council on holidays, pasted as text, becomes a HolidayYear."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import Any

from app.domain.calendar import HolidayYear

_LINE = re.compile(r"[一二三四五六七八九十]+[、.．]\s*([^:：。，,]{2,16})[:：](.*)")
_DATE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日"
_NOTE = re.compile(r"[（(][^（）()]*[）)]")


def read_notice(text: str) -> HolidayYear:
    """Read the text of 国务院办公厅关于×年部分节假日安排的通知 as it stands on the government's pages.

    Each numbered line names a festival, its days off (至 joins the ends) and the weekend days worked. Raises
    ValueError with a Chinese sentence when the year, the lines or a date cannot be made out.
    """
    plain = _NOTE.sub("", unicodedata.normalize("NFKC", text))
    found = re.search(r"(\d{4})年(?:部分节假日|元旦)", plain)
    if found is None:
        raise ValueError("没有找到“关于×年部分节假日安排的通知”字样，请把通知的标题和全文一起粘贴。")
    year = int(found[1])
    off: list[dict[str, Any]] = []
    workdays: list[date] = []
    for line in plain.splitlines():
        festival = _LINE.match(line.strip())
        if festival:
            _read_line(year, festival[1].strip(), festival[2], off, workdays)
    if len(off) < 5:
        raise ValueError(f"通知里只认出 {len(off)} 个节日，应有六七个，请粘贴通知全文，一个节日一行。")
    return HolidayYear.from_table(
        {
            "year": year,
            "notice": _number(text),
            "issued": _issued(plain),
            "off": off,
            "workdays": workdays,
        }
    )


def _read_line(year: int, name: str, words: str, off: list[dict[str, Any]], workdays: list[date]) -> None:
    """Take the days off and the days worked out of one festival's line."""
    month, seen_year = 0, year
    for sentence in re.split(r"[。;；]", words):
        places = list(re.finditer(_DATE, sentence))
        days = []
        for place in places:
            seen_year, month = int(place[1] or seen_year), int(place[2] or month)
            days.append(_day(seen_year, month, int(place[3])))
            seen_year = year if days[-1].year == year else seen_year
        if "上班" in sentence:
            workdays += days
        elif days and ("放假" in sentence or "补休" in sentence):
            off += _periods(name, sentence, places, days)


def _periods(name: str, sentence: str, places: list[re.Match[str]], days: list[date]) -> list[dict[str, Any]]:
    """The days off of one sentence: two dates with 至 between them are a period, any other date a day."""
    periods: list[dict[str, Any]] = []
    joined = False
    for place, day in zip(places, days, strict=True):
        if joined:
            if day < periods[-1]["from"]:
                day = _day(day.year + 1, day.month, day.day)
            periods[-1]["to"] = day
        elif periods and day - periods[-1]["to"] == timedelta(days=1):
            periods[-1]["to"] = day
        else:
            periods.append({"name": name, "from": day, "to": day})
        joined = re.match(r"\s*(至|到|-|—)", sentence[place.end() :]) is not None
    return periods


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(f"通知里的日期 {year}年{month}月{day}日 不存在，请核对粘贴的文字。") from None


def _number(text: str) -> str:
    found = re.search(r"国[办发]{1,2}(?:发)?明?电?\s*[〔\[（(]\s*\d{4}\s*[〕\]）)]\s*\d+\s*号", text)
    return re.sub(r"\s", "", found[0]) if found else ""


def _issued(plain: str) -> date | None:
    """The date under the notice: the last full date that stands on a line of its own."""
    found = re.findall(r"^\s*(\d{4})年(\d{1,2})月(\d{1,2})日\s*$", plain, re.MULTILINE)
    return _day(*(int(part) for part in found[-1])) if found else None
