"""A committee paper in Word: real headings, tables that say what they are, and alt text."""

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Paperwork
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from mainstay.planning.exports import typesetting, word_table, words
from mainstay.planning.exports.assessment import paper
from mainstay.planning.exports.paper import Bars, Block, Content, Heading, Paper, Points, Table, Text

_INK = RGBColor(0x12, 0x34, 0x3B)
_TEXT_WIDTH = Cm(16.6)
_PROPERTY = 255  # letters: python-docx refuses more
_ZIP_BEGAN = (1980, 1, 1, 0, 0, 0)


def render(content: Content) -> bytes:
    """The assessment as a .docx file; the same content gives the same bytes."""
    return set_in_word(paper(content))


def set_in_word(whole: Paper) -> bytes:
    """The paper as a .docx file; the same paper gives the same bytes."""
    file, page = io.BytesIO(), Document()
    _properties(page, whole)
    _styles(page)
    if whole.brief:
        _set_small(page)
    _footer(page, whole)
    _first_page(page, whole)
    for section in whole.sections:
        page.add_heading(section.title, 1).paragraph_format.page_break_before = section.starts_page
        for block in section.blocks:
            _block(page, block, section.title)
    page.save(file)
    return _without_a_clock(file)


def _properties(page: Paperwork, whole: Paper) -> None:
    properties = page.core_properties
    properties.title, properties.author = whole.title[:_PROPERTY], "Mainstay"
    properties.subject = whole.subject[:_PROPERTY]
    properties.language, properties.comments = words.language(), " ".join(whole.notices)[:_PROPERTY]
    properties.keywords, properties.last_modified_by = whole.keywords, "Mainstay"
    properties.created = properties.modified = words.moment(whole.made)


def _styles(page: Paperwork) -> None:
    styles = page.styles
    styles["Normal"].font.name, styles["Normal"].font.size = "Arial", Pt(11)
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        font = styles[name].font
        font.name, font.color.rgb = "Arial", _INK
        # The template's headings ask for the theme's font by another name, which wins unless it is taken out.
        fonts = styles[name].element.rPr.rFonts
        for theme in [key for key in fonts.attrib if "Theme" in key or "theme" in key]:
            del fonts.attrib[theme]
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), words.language())
    sheet = page.sections[0]
    sheet.page_width, sheet.page_height = Cm(21), Cm(29.7)
    sheet.left_margin = sheet.right_margin = Cm(2.2)


def _set_small(page: Paperwork) -> None:
    """Set a paper of two pages so that it keeps to them: smaller letters, less room between."""
    for name, size in (("Normal", 9.5), ("Title", 18), ("Heading 1", 12), ("Heading 2", 10.5)):
        style = page.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.space_before = Pt(8 if name.startswith("Heading") else 0)
    page.styles["List Bullet"].paragraph_format.space_after = Pt(1)
    sheet = page.sections[0]
    sheet.top_margin = sheet.bottom_margin = Cm(1.6)


def _footer(page: Paperwork, whole: Paper) -> None:
    foot = page.sections[0].footer.paragraphs[0]
    told = {"title": whole.title, "day": whole.as_at}
    foot.add_run(f"{_('%(title)s, as at %(day)s') % told}. {_('Page')} ")
    run = foot.add_run()
    for kind, inside in (("begin", None), (None, " PAGE "), ("end", None)):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = inside
        run._r.append(part)
    if whole.notices:
        page.sections[0].header.paragraphs[0].text = _("Invented figures")


def _first_page(page: Paperwork, whole: Paper) -> None:
    page.add_paragraph(whole.title, "Title")
    page.add_paragraph(_("%(area)s, as at %(day)s") % {"area": whole.area, "day": whole.as_at})
    for notice in whole.notices:
        page.add_paragraph().add_run(notice).bold = True
    page.add_heading(_("Summary"), 1)
    _points(page, whole.summary)


def _block(page: Paperwork, block: Block, below: str) -> None:
    match block:
        case Text():
            page.add_paragraph(block.words)
        case Heading():
            page.add_heading(block.words, 2)
        case Points():
            if block.under:
                page.add_paragraph(f"{block.under}:").paragraph_format.keep_with_next = True
            _points(page, block.lines)
        case Bars():
            _bars(page, block)
        case Table():
            if block.headed and block.title != below:
                page.add_heading(block.title, 2)
            if block.note:
                page.add_paragraph(block.note).paragraph_format.keep_with_next = True
            if block.entries:
                _entries(page, block, 2 if block.title == below else 3)
            else:
                word_table.add(page, block, _TEXT_WIDTH)
            if block.more:
                page.add_paragraph(block.more)


def _points(page: Paperwork, lines: Iterable[str]) -> None:
    for line in lines:
        page.add_paragraph(line, "List Bullet")


def _bars(page: Paperwork, chart: Bars) -> None:
    page.add_heading(chart.title, 2)
    shape = page.add_picture(io.BytesIO(typesetting.picture(chart)), _TEXT_WIDTH)
    drawing = shape._inline.docPr
    drawing.set("descr", chart.alt)
    drawing.set("title", chart.title)


def _entries(page: Paperwork, table: Table, level: int) -> None:
    for row in table.written():
        page.add_heading(row[0], level)
        for particulars in table.particulars(row):
            line = page.add_paragraph()
            line.paragraph_format.space_after = Pt(0)
            for place, (title, cell) in enumerate(particulars):
                line.add_run(f"{' · ' if place else ''}{title}: ").bold = True
                line.add_run(cell)


def _without_a_clock(file: io.BytesIO) -> bytes:
    """The same file with the time taken out of the archive it is packed in."""
    packed = io.BytesIO()
    with ZipFile(file) as given, ZipFile(packed, "w", ZIP_DEFLATED) as kept:
        for part in given.infolist():
            kept.writestr(ZipInfo(part.filename, _ZIP_BEGAN), given.read(part), ZIP_DEFLATED)
    return packed.getvalue()
