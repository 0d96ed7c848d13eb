"""Who was in an earlier case, from the command line."""


def test_somebody_of_the_demonstration_is_found_by_name_initials_and_number(ask):
    for typed in ("孟𫖯", "2316"):
        told = ask("people", typed)
        assert told.status == 0
        assert "孟𫖯（尾号 2316" in told.out
    assert ask("people", "无此人").out == ""
