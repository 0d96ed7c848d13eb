"""Document numbers, credit codes and phones: what is refused, what is only cautioned, what is hidden."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import id_numbers as ids
from app.domain.id_numbers import FOREIGN_RESIDENT, HONGKONG_MACAO, OTHER, PASSPORT, RESIDENT, TAIWAN

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def with_check_digit(first17: str) -> str:
    """The check digit by the table of weights of GB 11643, independent of the program."""
    total = sum(int(d) * w for d, w in zip(first17, WEIGHTS, strict=True))
    return first17 + "10X98765432"[total % 11]


@pytest.mark.parametrize(
    "number",
    [
        "11010519491231002X",
        "440524188001010014",
        "110101200001010010",
        "370302199003071239",
        "445202198511150040",
        "11010519491231002x",
        "110105 19491231 002X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "370302900307123",
    ],
)
def test_good_resident_numbers_pass(number: str) -> None:
    assert ids.number_problem(RESIDENT, number) is None
    if not number.startswith("440524"):
        assert ids.number_caution(RESIDENT, number, date(2026, 11, 24)) is None


@pytest.mark.parametrize(
    ("kind", "number", "phrase"),
    [
        (RESIDENT, "", "没有填"),
        (RESIDENT, "11010519491231002", "18 位（旧号码 15 位），这里是 17 位"),
        (RESIDENT, "1101051949123100XX", "末位可以是 X"),
        (RESIDENT, "4.40E+17", "这里是 8 位"),
        (HONGKONG_MACAO, "810000199003071", "18 位，这里是 15 位"),
        (FOREIGN_RESIDENT, "USA12345", "18 位（旧版 15 位），这里是 8 位"),
        (PASSPORT, "E1234567号", "只有数字和字母"),
    ],
)
def test_impossible_numbers_are_refused_with_the_count(kind: str, number: str, phrase: str) -> None:
    problem = ids.number_problem(kind, number)
    assert problem is not None
    assert phrase in problem
    assert problem.endswith("。")
    assert ids.number_caution(kind, number) is None


@pytest.mark.parametrize(
    ("kind", "number", "phrase"),
    [
        (RESIDENT, "110105194912310021", "应是 X，这里是 1"),
        (RESIDENT, "370302199013071239", "出生日期 19901307"),
        (RESIDENT, "370302189903071239", "出生日期 18990307"),
        (RESIDENT, "370302202703071239", "出生日期 20270307"),
        (RESIDENT, "370302901307123", "出生日期 19901307"),
        (RESIDENT, with_check_digit("81000019900307123"), "通常是港澳居民居住证"),
        (TAIWAN, with_check_digit("82000019900307123"), "通常是港澳居民居住证"),
        (HONGKONG_MACAO, with_check_digit("37030219900307123"), "通常是居民身份证"),
        (PASSPORT, "E12", "护照号码一般是"),
    ],
)
def test_doubtful_numbers_are_cautioned_not_blocked(kind: str, number: str, phrase: str) -> None:
    caution = ids.number_caution(kind, number, date(2026, 11, 24))
    assert ids.number_problem(kind, number) is None
    assert caution is not None
    assert phrase in caution


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        (HONGKONG_MACAO, with_check_digit("81000019900307123")),
        (HONGKONG_MACAO, with_check_digit("82000019900307123")),
        (TAIWAN, with_check_digit("83000019900307123")),
        (PASSPORT, "EH1234567"),
        (FOREIGN_RESIDENT, "USA110090030712"),
        (FOREIGN_RESIDENT, with_check_digit("91108402199003071")[:17] + "9"),
        (OTHER, "军字第0012号"),
    ],
)
def test_other_documents_are_taken(kind: str, number: str) -> None:
    assert ids.number_problem(kind, number) is None
    if kind != FOREIGN_RESIDENT:
        assert ids.number_caution(kind, number, date(2026, 11, 24)) is None


def test_birth_and_sex_are_read_only_where_the_number_tells_them() -> None:
    assert ids.person(RESIDENT, "11010519491231002X") == ids.Person(date(1949, 12, 31), "女")
    assert ids.person(RESIDENT, "370302199003071239") == ids.Person(date(1990, 3, 7), "男")
    assert ids.person(RESIDENT, "370302900307123") == ids.Person(date(1990, 3, 7), "男")
    assert ids.person(TAIWAN, "830000199003071245") == ids.Person(date(1990, 3, 7), "女")
    assert ids.person(FOREIGN_RESIDENT, "911084199003071239") == ids.Person(date(1990, 3, 7), "男")
    assert ids.person(RESIDENT, "370302199002301239") == ids.Person(None, "男")
    for kind, number in [
        (PASSPORT, "370302199003071239"),
        (OTHER, "1"),
        (RESIDENT, "123"),
        (HONGKONG_MACAO, "x" * 18),
    ]:
        assert ids.person(kind, number) == ids.Person()


@given(st.dates(date(1900, 1, 1), date(2026, 11, 24)), st.integers(0, 999), st.sampled_from("0123456789X"))
def test_exactly_one_last_digit_fits_and_the_caution_names_it(born: date, serial: int, last: str) -> None:
    first17 = f"370302{born:%Y%m%d}{serial:03d}"
    right = with_check_digit(first17)
    caution = ids.number_caution(RESIDENT, first17 + last, date(2026, 11, 24))
    assert (caution is None) == (first17 + last == right)
    if caution:
        assert f"应是 {right[-1]}，这里是 {last}" in caution
    assert ids.person(RESIDENT, right) == ids.Person(born, "男" if serial % 2 else "女")


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91350100m000100y43", "9135 0100 M000 100Y 43", ""])
def test_good_credit_codes_pass(code: str) -> None:
    assert ids.credit_code_caution(code) is None


@pytest.mark.parametrize(
    ("code", "phrase"),
    [
        ("91350100M000100Y4", "18 位，这里是 17 位"),
        ("91350100M000100Y44", "应是 3，这里是 4"),
        ("9135O100M000100Y43", "不会有“O”（不用字母 I、O、S、V、Z）"),
        ("91350100M000100Y4#", "不会有“#”，"),
    ],
)
def test_doubtful_credit_codes_are_cautioned(code: str, phrase: str) -> None:
    assert phrase in (ids.credit_code_caution(code) or "")


@pytest.mark.parametrize(
    "phone",
    [
        "13812342071",
        "138 1234 2071",
        "+86 138-1234-2071",
        "0533-2345678",
        "0571-8765 4321",
        "(010)65123456",
        "010 6512 3456 转 801",
        "0533-2345678-",
        "400-123-4567",
        "+852 2345 6789",
        "１３８１２３４２０７１",
        "008613812342071",
    ],
)
def test_phones_that_can_be_dialled(phone: str) -> None:
    assert ids.phone_problem(phone) is None


@pytest.mark.parametrize(
    ("phone", "sentence"),
    [
        ("1381234207", "手机号码是 11 位，这里是 10 位。"),
        ("138123420711", "手机号码是 11 位，这里是 12 位。"),
        ("2345678", "固定电话请在前面加上区号，例如 0533-2345678。"),
        ("0533-234567", "固定电话区号后面是 7 或 8 位，这里是 6 位，请核对。"),
        ("0", "固定电话区号后面是 7 或 8 位，这里是 0 位，请核对。"),
        ("400123456", "400 电话是 10 位，这里是 9 位。"),
        ("+852 23", "境外电话连国家代码是 7 到 15 位，这里是 5 位。"),
        ("微信同号", "电话里只能有数字、空格、横线和“转”，请核对。"),
        ("13812342071、13900000000", "电话里只能有数字、空格、横线和“转”，请核对。"),
        ("23456", "手机号码是 11 位，固定电话要带区号，这里是 5 位，请核对。"),
    ],
)
def test_phones_that_cannot_be_dialled_say_why(phone: str, sentence: str) -> None:
    assert ids.phone_problem(phone) == sentence


def test_masks() -> None:
    assert ids.mask("33010119900307729X") == "3301**********729X"
    assert ids.mask("6222020200112233445") == "6222***********3445"
    assert ids.mask("E12345678") == "E1*****78"
    assert ids.mask("12") == "**"
    assert ids.mask_phone("13812342071") == "138****2071"
    assert ids.mask_phone("0533-2345678") == "053*-***5678"
    assert ids.mask_phone("12345") == "***45"


@given(st.text("0123456789X", min_size=1, max_size=30))
def test_a_masked_number_keeps_its_length_and_hides_at_least_half(number: str) -> None:
    masked = ids.mask(number)
    assert len(masked) == len(number)
    assert masked.count("*") * 2 >= len(number)
