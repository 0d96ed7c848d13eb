"""The calendar file read back by a small parser of its own."""

from datetime import date, datetime

from app.services.views import ics


def _read(raw: bytes) -> list[tuple[str, str]]:
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    whole = raw.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]
    return [(name, value) for name, _, value in (line.partition(":") for line in whole)]


def test_a_long_chinese_label_comes_back_whole() -> None:
    label = "调解期限届满；" * 20 + "a,b;c\\d\ne"
    raw = ics.text([ics.Entry("u1", label, date(2026, 12, 31))], datetime(2026, 11, 24, 9, 0)).encode()
    fields = dict(_read(raw))
    assert fields["SUMMARY"] == "调解期限届满；" * 20 + "a\\,b\\;c\\\\d\\ne"
    assert fields["DTSTART;VALUE=DATE"] == "20261231"
    assert fields["DTEND;VALUE=DATE"] == "20270101"
    assert fields["DTSTAMP"] == "20261124T090000Z"


def test_an_appointment_floats_in_local_time() -> None:
    at = datetime(2026, 11, 30, 23, 30)
    fields = dict(_read(ics.text([ics.Entry("u2", "调解会", at.date(), at)], at).encode()))
    assert (fields["DTSTART"], fields["DTEND"]) == ("20261130T233000", "20261201T003000")


def test_a_note_is_written_only_where_there_is_one() -> None:
    entries = [
        ics.Entry("u3", "受理决定", date(2026, 9, 17), note="收到 9月14日；3 个工作日"),
        ics.Entry("u4", "回访", date(2026, 9, 18)),
    ]
    fields = _read(ics.text(entries, datetime(2026, 9, 1, 9, 0)).encode())
    assert [value for name, value in fields if name == "DESCRIPTION"] == ["收到 9月14日；3 个工作日"]
