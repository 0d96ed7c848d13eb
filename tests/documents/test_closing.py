"""The end of a notice: who signs it, whole."""

from datetime import date

from app.documents import preview, writer
from app.documents.model import Closing, Doc, Para, Run


def test_a_long_name_under_a_notice_is_set_whole(fonts):
    name = "示例省示例市示例高新技术产业开发区示例精工机械制造股份有限公司劳动争议调解委员会"
    doc = Doc(
        "通知书", (Para((Run("正文。"),)), Closing(((Run(name),), (Run("2026年9月16日"),)))), layout="gongwen"
    )
    made = writer.set_pdf(doc, fonts, made_on=date(2026, 9, 16))
    assert name in "".join("".join(preview.texts(made.data)).split())
    assert [slot.label for slot in made.slots] == [name]
