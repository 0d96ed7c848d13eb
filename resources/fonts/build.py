"""Cut the bundled fonts down to what Chinese legal papers need.

Fetch the sources with the ordinary clients and unpack them into one folder:

    npm pack @expo-google-fonts/noto-serif-sc@0.4.3   ->  SOURCES/serif/
    npm pack @expo-google-fonts/noto-sans-sc@0.4.3    ->  SOURCES/sans/
    npm pack @fontsource/lxgw-wenkai@5.3.0            ->  SOURCES/wenkai/

then run `python resources/fonts/build.py SOURCES`. The inputs are checked by their SHA-256, so the same
sources and the same fontTools give the same bytes. Each face keeps the 8105 characters of 通用规范汉字表,
all of GB 2312, and the punctuation, letters and signs used in papers. The ballot boxes ☐ and ☑, which none of
the sources has, are put together from □ and ✓.
Noto Serif SC Regular keeps every ideograph of GBK as well: it is the face to which a field falls back when a
name on an identity card goes beyond the 8105 (龑, 甯, traditional names).
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

HERE = Path(__file__).resolve().parent

# source file, its SHA-256, the face written, the new family name when the old one is reserved (OFL §3)
FACES: tuple[tuple[str, str, str, str], ...] = (
    ("serif/400Regular/NotoSerifSC_400Regular.ttf",
     "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742", "NotoSerifSC-400.ttf", ""),
    ("serif/700Bold/NotoSerifSC_700Bold.ttf",
     "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6", "NotoSerifSC-700.ttf", ""),
    ("sans/400Regular/NotoSansSC_400Regular.ttf",
     "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16", "NotoSansSC-400.ttf", ""),
    ("sans/600SemiBold/NotoSansSC_600SemiBold.ttf",
     "b5eb7510dff58e0626c72c0861d83a3ed2be1d03047cf90a623682b8667bc5ff", "NotoSansSC-600.ttf", ""),
    ("wenkai/files/lxgw-wenkai-latin-500-normal.woff2",
     "013fa90e3e7c3b30aeb0a5311ef92d9aee0d3def5817bc27c357198796d34306", "DeskKai-400.ttf", "Desk Kai"),
)  # fmt: skip

LICENCES = (
    ("serif/LICENSE_FONT", "NotoSerifSC-OFL.txt"),
    ("sans/LICENSE_FONT", "NotoSansSC-OFL.txt"),
    ("wenkai/LICENSE", "DeskKai-OFL.txt"),
)

# Latin, Latin-1, the tone marks of pinyin, general punctuation, currency, letterlike, number forms, arrows,
# mathematics, circled numbers, boxes and shapes, ticks, CJK punctuation, kana, CJK marks, full-width forms.
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x391, 0x3C9), (0x410, 0x451),
    (0x2000, 0x203B), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612),
    (0x2640, 0x2642), (0x2713, 0x2717), (0x2776, 0x2793), (0x3000, 0x303F), (0x3041, 0x30FF),
    (0x3105, 0x312F), (0x3200, 0x33FF), (0xFE10, 0xFE4F), (0xFF01, 0xFFEE),
)  # fmt: skip


FALLBACK = "NotoSerifSC-400.ttf"
GBK = range(0x4E00, 0x9FA6)


def wanted(face: str) -> set[int]:
    """The code points a bundled face should keep."""
    points = {ord(c) for c in (HERE / "tgh8105.txt").read_text(encoding="utf-8") if not c.isspace()}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                points.add(ord(bytes((high, low)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    for first, last in RANGES:
        points.update(range(first, last + 1))
    if face == FALLBACK:
        points.update(GBK)
    return points


def rename(font: TTFont, family: str) -> None:
    """Give a subset its own name and drop every record that carries a reserved one."""
    names = font["name"]
    copyright_line = names.getDebugName(0) or ""
    licence = names.getDebugName(13) or ""
    names.names = []
    post_script = family.replace(" ", "") + "-Regular"
    records = {0: copyright_line, 1: family, 2: "Regular", 3: post_script, 4: f"{family} Regular",
               5: "Version 1.0; a renamed subset", 6: post_script, 13: licence,
               14: "https://openfontlicense.org"}  # fmt: skip
    for number, text in records.items():
        names.setName(text, number, 3, 1, 0x409)


def component(name: str, scale: float, x: int, y: int) -> GlyphComponent:
    """One part of a composite glyph: another glyph, scaled, then moved by x and y font units."""
    part = GlyphComponent()
    part.glyphName, part.x, part.y, part.flags = name, x, y, 0x0004
    part.transform = [[scale, 0], [0, scale]]
    return part


def add_boxes(font: TTFont) -> None:
    """Add ☐ (U+2610) and ☑ (U+2611), composed of the square and the tick that the face has."""
    glyphs, names = font["glyf"], font.getBestCmap()
    square, tick = names[0x25A1], names[0x2713]
    box, mark = glyphs[square], glyphs[tick]
    scale = 0.86 * (box.xMax - box.xMin) / (mark.xMax - mark.xMin)
    left = round((box.xMin + box.xMax) / 2 - scale * (mark.xMin + mark.xMax) / 2)
    down = round((box.yMin + box.yMax) / 2 - scale * (mark.yMin + mark.yMax) / 2)
    frame = (square, 1.0, 0, 0)
    made = (
        (0x2610, "box.empty", [component(*frame)]),
        (0x2611, "box.ticked", [component(*frame), component(tick, scale, left, down)]),
    )
    for code, name, parts in made:
        glyph = Glyph()
        glyph.numberOfContours = -1
        glyph.components = parts
        glyphs[name] = glyph
        glyph.recalcBounds(glyphs)
        font["hmtx"][name] = (font["hmtx"][square][0], glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def build(source: Path, target: Path, family: str) -> None:
    """Write one subset face; the source may be TrueType or WOFF2 with glyf outlines."""
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += [
        "GSUB",
        "GPOS",
        "GDEF",
        "BASE",
        "DSIG",
        "STAT",
        "bsln",
        "prop",
        "feat",
        "morx",
        "FFTM",
        "vhea",
        "vmtx",
        "VORG",
        "meta",
        "gasp",
    ]
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted(target.name))
    cutter.subset(font)
    add_boxes(font)
    if family:
        rename(font, family)
    font.save(target)


def main(sources: Path) -> None:
    """Check, cut and write every face and its licence into the folder of this script."""
    for name, digest, face, family in FACES:
        source = sources / name
        found = hashlib.sha256(source.read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{name}: SHA-256 {found}, expected {digest}")
        build(source, HERE / face, family)
        sys.stdout.write(f"{face} {(HERE / face).stat().st_size:,} bytes\n")
    for name, licence in LICENCES:
        shutil.copyfile(sources / name, HERE / licence)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
