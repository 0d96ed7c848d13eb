"""The limitation period and the radar from the command line."""

from tests.cli.conftest import NUMBER


def test_the_chain_is_told_in_chinese_and_as_data(ask):
    told = ask("limitation", NUMBER)
    assert told.status == 0
    first, *rest = told.out.splitlines()
    assert first.startswith(f"{NUMBER}　仲裁时效，算到 ")
    assert rest[0] == "全部请求"
    assert "劳动关系存续期间拖欠劳动报酬，不受一年的限制" in rest[1]
    found = ask("limitation", NUMBER, "--json").data
    assert set(found) == {"today", "periods", "notes", "last_day", "days_left"}
    (period,) = found["periods"]
    assert (found["last_day"], period["unlimited"], period["claims"]) == (None, True, "全部请求")


def test_a_case_that_is_not_there_is_refused(ask):
    assert "没有案号" in ask("limitation", "（2026）无此字第9号").sentence


def test_the_radar_of_an_office_whose_case_is_filed_is_empty(ask):
    assert ask("radar").out.splitlines()[0].endswith("　0 件")
    assert ask("radar", "--json").data == []
