"""The calendar from the command line: printed, as JSON, as a calendar file, and what is refused."""

YEAR = "2026-01-01..2027-12-31"


def test_the_same_items_are_printed_and_written(ask, tmp_path):
    found = ask("calendar", YEAR, "--json").data
    assert found
    assert set(found[0]) == {
        "on",
        "at",
        "minutes",
        "number",
        "label",
        "kind",
        "uid",
        "tone",
        "who",
        "why",
        "note",
    }
    told = ask("calendar", YEAR)
    assert told.status == 0
    assert [line[:10] for line in told.out.splitlines()[1:]] == [item["on"] for item in found]
    out = tmp_path / "日程.ics"
    assert ask("calendar", YEAR, "--ics", out).out.strip() == str(out)
    raw = out.read_bytes()
    assert raw.count(b"BEGIN:VEVENT\r\n") == len(found)
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_what_cannot_be_read_or_written_is_refused(ask, tmp_path):
    assert "时段" in ask("calendar", "下周").sentence
    assert ".ics" in ask("calendar", YEAR, "--ics", tmp_path / "x.txt").sentence
    empty = tmp_path / "x.ics"
    assert "没有日程" in ask("calendar", "1999", "--ics", empty).sentence
    assert not empty.exists()
    assert "不存在" in ask("calendar", YEAR, "--ics", tmp_path / "nowhere" / "x.ics").sentence
