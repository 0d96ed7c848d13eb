"""Every choice of the user about the program, declared once; file and settings page are drawn from it.

What concerns a committee (its name, its seal, its limits) is no setting: it lives in the office.
"""

from __future__ import annotations

from pathlib import Path
from typing import Generic, TypeVar

from attrs import field, frozen

from app.system.json_file import read_json_object, write_json_object

Value = TypeVar("Value", str, int, bool)

FILE_NAME = "settings.json"


@frozen
class Option(Generic[Value]):
    """One setting: its name in the file, default, Chinese label and help, and the values to choose from.

    `choices` pairs each allowed value with its Chinese word; empty means any value of the default's type.
    """

    name: str
    default: Value
    label: str
    help: str
    choices: tuple[tuple[Value, str], ...] = field(default=(), kw_only=True)

    def allows(self, value: object) -> bool:
        """Whether `value` may be stored: of the default's very type, and one of the choices if any."""
        # bool is a kind of int in Python, hence the exact comparison.
        if type(value) is not type(self.default):
            return False
        return not self.choices or value in [choice for choice, _ in self.choices]


SCHEME = Option(
    "scheme",
    "system",
    "外观",
    "窗口的明暗。“跟随系统”会随电脑的设置变化；高对比度用于看不清浅色文字的时候。",
    choices=(("system", "跟随系统"), ("light", "浅色"), ("dark", "深色"), ("contrast", "高对比度")),
)
TEXT_SIZE = Option(
    "text_size",
    100,
    "文字大小",
    "只放大文字，不改变系统的缩放比例。",
    choices=((100, "标准（100%）"), (112, "较大（112%）"), (125, "大（125%）")),
)
DENSITY = Option(
    "density",
    "standard",
    "表格行距",
    "所有表格一起改变：紧凑时一屏看到的案件更多，宽松时更容易点中。",
    choices=(("compact", "紧凑"), ("standard", "标准"), ("loose", "宽松")),
)
LAST_OFFICE = Option("last_office", "", "上次打开的办公室", "程序启动时先打开这个文件夹。")
SCANNER_FOLDER = Option("scanner_folder", "", "扫描文件夹", "扫描仪把文件存到的文件夹，收附件时从这里选。")

OPTIONS: tuple[Option[str] | Option[int], ...] = (SCHEME, TEXT_SIZE, DENSITY, LAST_OFFICE, SCANNER_FOLDER)


class Settings:
    """The settings of one user, read once from a JSON file and written back at every change.

    A value that does not fit (edited by hand, or from another version) counts as not set. Names this version
    does not know are kept, so that going back and forth between versions loses nothing.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values = read_json_object(file)

    def get(self, option: Option[Value]) -> Value:
        """The chosen value, or the default."""
        value = self._values.get(option.name)
        return value if option.allows(value) else option.default  # type: ignore[return-value]  # allows() proves it

    def set(self, option: Option[Value], value: Value) -> None:
        """Choose a value and write the file; raises OfficeProblem when it cannot be written.

        A value outside the option's choices is a bug of the caller: ValueError.
        """
        if not option.allows(value):
            raise ValueError(f"{option.name} does not allow {value!r}")
        self._values[option.name] = value
        write_json_object(self._file, self._values)

    def reset(self) -> None:
        """Back to the defaults, except for the office that was open last; raises OfficeProblem."""
        for option in OPTIONS:
            if option is not LAST_OFFICE:
                self._values.pop(option.name, None)
        write_json_object(self._file, self._values)
