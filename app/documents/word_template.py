"""A committee's own Word file as template: blanks in it are filled as in a form, DOCX in and DOCX out.

Written as in a form: `{{ 申请人.姓名 }}`, `{{ 协议.总额|大写 }}`, `{% if … %}`, `{% for 项 in 请求 %}`. A paragraph
or row of a table that holds nothing but a condition is written `{%p if … %}` or `{%tr for … %}` and leaves no
empty line. Values are printed as typed; line ends become line breaks, with |多行 paragraphs.
"""

from __future__ import annotations

import html
import io
import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import frozen
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, UndefinedError, nodes
from jinja2.exceptions import TemplateError
from lxml import etree

from app.documents import blanks
from app.documents.blanks import BUILT_IN, Filter, Paragraphs, dotted, printed
from app.documents.left_over import left_over
from app.documents.library import FILTERS
from app.documents.word_package import check_package, repacked
from app.domain.errors import PaperProblem

_PRINT = "_print"
_TAG = re.compile(r"<[^>]+>")
_PARA = re.compile(r"<w:p([ >])")
_RAW = re.compile(r"\{\{(p|r|tr|tc)\s")
_NO_XML = dict.fromkeys((0xFFFE, 0xFFFF))  # no characters, and XML may not hold them
_SHOWN = 30  # characters of a paragraph that are shown to find it again


@frozen
class _Fault:
    """Something wrong: the paragraph it stands in, and one sentence."""

    place: str
    text: str

    @property
    def sentence(self) -> str:
        return f"Word 模板“{self.place}”处：{self.text}"


def fill_template(
    template: bytes, values: Mapping[str, Any], filters: Mapping[str, Filter] = FILTERS
) -> bytes:
    """The Word file with its blanks filled; the same input gives the same bytes.

    Headers, footers and footnotes are filled too. Raises PaperProblem for what is no plain DOCX, for what a
    template may not contain, for unknown names and for values that cannot be printed, with the paragraph.
    """
    word, environment = _opened(template), _environment(filters)
    for fault in _faults(word, environment):
        raise PaperProblem(fault.sentence)
    word.render(dict(values), environment, autoescape=True)
    out = io.BytesIO()
    word.docx.save(out)
    return repacked(out.getvalue())


def check_template(
    template: bytes, known: Iterable[str], filters: Mapping[str, Filter] = FILTERS
) -> tuple[str, ...]:
    """One sentence for each thing wrong with a template, none when all is well.

    `known` are the names that exist, as forms ask for them: `申请人.姓名`, in a list `请求[].金额`. Raises
    PaperProblem when the file is no plain DOCX.
    """
    environment = _environment(filters)
    faults = _faults(_opened(template), environment, frozenset(known))
    return tuple(dict.fromkeys(fault.sentence for fault in faults))


class _Word(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl with our own filling of one part: nothing is lost without a word, no value is read twice."""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Fill the blanks of one part; raises PaperProblem with the paragraph."""
        lines = _numbered(src_xml)
        tree = jinja_env.parse(lines)
        _send_to_print(tree)
        try:
            made: str = jinja_env.from_string(tree).render(context)
        except UndefinedError as error:
            raise _stopped(lines, error, f"没有“{blanks.undefined_name(error)}”这个名称。") from error
        except PaperProblem as problem:
            raise _stopped(lines, problem, problem.sentence) from problem
        except (TemplateError, TypeError, ValueError) as error:
            raise _stopped(lines, error, f"这里的空白填不进去：{error}") from error
        filled: str = self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", made))
        try:
            etree.fromstring(filled.encode("utf-8"))
        except etree.XMLSyntaxError as error:
            raise PaperProblem(
                "Word 模板里有条件或循环跨过了表格的格子或行，请把它们写在同一格里，或写成 {%tr … %} 独占一行。"
            ) from error
        return filled

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Title, author and the like stay as they are in the template."""


def _opened(template: bytes) -> _Word:
    check_package(template)
    word = _Word(io.BytesIO(template))
    try:
        word.render_init()
    except (KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise PaperProblem("这个 Word 文件打不开，可能已损坏，请在 Word 里重新另存为 .docx。") from error
    return word


def _environment(filters: Mapping[str, Filter]) -> Any:
    """The sandbox of forms, with everything that is printed escaped for XML."""
    env = blanks.Sandbox(undefined=StrictUndefined, autoescape=True, keep_trailing_newline=True)
    env.filters = {**BUILT_IN, **filters, _PRINT: _print}
    env.globals = {}
    env.tests = {key: env.tests[key] for key in blanks.TESTS}
    return env


def _print(value: Any, field: str) -> str:
    """A value as text for Word; what is no single value is refused."""
    if isinstance(value, Undefined):
        raise PaperProblem(f"没有“{field}”这个名称，请改成字段清单里的名称。")
    if callable(value):
        raise PaperProblem(f"“{field}”不是一个值，请写到具体的一项。")
    if isinstance(value, (list, tuple, set, frozenset, Mapping)):
        raise PaperProblem(f"“{field}”是一组内容，请用循环逐项写出。")
    text = printed(value).translate(_NO_XML)
    return text.replace("\n", "\a") if isinstance(value, Paragraphs) else text  # \a starts a paragraph


def _send_to_print(tree: nodes.Template) -> None:
    for output in tree.find_all(nodes.Output):
        for index, child in enumerate(output.nodes):
            if not isinstance(child, nodes.TemplateData):
                name = nodes.Const(dotted(child), lineno=child.lineno)
                output.nodes[index] = nodes.Filter(child, _PRINT, [name], [], None, None, lineno=child.lineno)


def _numbered(xml: str) -> str:
    """The source with each paragraph on a line of its own, so that a line tells the paragraph."""
    return _PARA.sub(r"\n<w:p\1", xml.replace("\n", " "))


def _place(lines: str, number: int) -> str:
    """The words of the paragraph on a line, shortened."""
    all_lines = lines.split("\n")
    words = _TAG.sub("", all_lines[number - 1]).strip() if 0 < number <= len(all_lines) else ""
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "……"


def _stopped(lines: str, error: BaseException, text: str) -> PaperProblem:
    frames = traceback.extract_tb(error.__traceback__)
    number = next((f.lineno or 0 for f in reversed(frames) if f.filename == "<template>"), 0)
    return PaperProblem(_Fault(_place(lines, number), text).sentence)


def _sources(word: _Word) -> Iterator[str]:
    """The text of body, headers, footers and footnotes, each ready to be read as a template."""
    yield word.get_xml()
    for uri in (word.HEADER_URI, word.FOOTER_URI):
        for _, part in word.get_headers_footers(uri):
            yield word.get_part_xml(part)
    for part in word.docx.part.package.parts:
        if part.content_type.endswith("wordprocessingml.footnotes+xml"):
            yield part.blob.decode("utf-8")


def _faults(word: _Word, env: Any, known: frozenset[str] | None = None) -> Iterator[_Fault]:
    for source in _sources(word):
        for para in _PARA.split(source):
            words = _TAG.sub("", para)
            if _RAW.search(words):
                yield _Fault(words.strip()[:_SHOWN], "{{ 后面不能带 p、r、tr、tc，请写成 {{ 名称 }}。")
            unfilled = left_over(html.unescape(words), known or ())
            if unfilled:
                yield _Fault(words.strip()[:_SHOWN], unfilled)
        lines = _numbered(word.patch_xml(source))
        try:
            tree = env.parse(lines)
        except TemplateSyntaxError as error:
            yield _Fault(_opening(lines, error), blanks.syntax_words(error))
            continue
        yield from _forbidden(tree, lines, env)
        for blank in blanks.blanks_of(tree, {}) if known is not None else ():
            if not _known(blank.name, known or frozenset()):
                text = f"没有“{blank.name}”这个名称，请改成字段清单里的名称。"
                yield _Fault(_place(lines, blank.line), text)


def _forbidden(tree: nodes.Template, lines: str, env: Any) -> Iterator[_Fault]:
    for node in tree.find_all(nodes.Node):
        text = ""
        if isinstance(node, nodes.Call):
            text = "空白里不能带括号调用，请只写名称。"
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            text = f"不能用“{node.attr}”这样的内部名称。"
        elif isinstance(node, nodes.Filter) and (node.name not in env.filters or node.name == _PRINT):
            text = (
                f"没有“|{node.name}”这种写法，可用的有：{'、'.join(n for n in env.filters if n != _PRINT)}。"
            )
        elif isinstance(node, nodes.Test) and node.name not in env.tests:
            text = f"没有“is {node.name}”这种判断。"
        elif not isinstance(node, (*blanks.ALLOWED, nodes.Helper, nodes.EvalContextModifier)):
            text = f"不认识的写法（{type(node).__name__}），只能用空白、如果和循环。"
        if text:
            yield _Fault(_place(lines, node.lineno), text)


def _opening(lines: str, error: TemplateSyntaxError) -> str:
    """The paragraph a mistake stands in; for a block that is not closed the one that opened it.

    Jinja names the end of the file for those, so blocks are counted here.
    """
    if not (error.message or "").startswith("Unexpected end of template"):
        return _place(lines, error.lineno)
    open_at: list[int] = []
    for number, line in enumerate(lines.split("\n"), 1):
        for word in re.findall(r"\{%-?\s*(if|for|endif|endfor)\b", line):
            if word in ("if", "for"):
                open_at.append(number)
            elif open_at:
                open_at.pop()
    return _place(lines, open_at[-1] if open_at else error.lineno)


def _known(name: str, known: frozenset[str]) -> bool:
    """Whether a name exists: itself, or as a group or list that others belong to."""
    return name in known or any(other.startswith((f"{name}.", f"{name}[]")) for other in known)
