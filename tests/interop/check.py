"""What is written is read by readers of others, and what they write is read here: the same pairs, the same text.

Usage: check.py BINARY FOLDER, the folder as tests/interop/run.sh prepares it.
"""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import django
import jsonschema
import junitparser
import openpyxl
import polib
import webvtt
from checks import Skipped, run_all
from lxml import etree
from translate.storage import tmx, xliff
from translate.storage.xliff2 import Xliff2File

BINARY, PLACE = Path(sys.argv[1]), Path(sys.argv[2])
ROOT = Path(__file__).resolve().parents[2]
WORK = PLACE / "work"

PAIRS = [
    ("The bakery opened at six.", "فتح المخبز في السادسة."),
    ("Bread & cheese cost < 5 dinars.", "الخبز & الجبن بأقل من < 5 دنانير."),
    ('She said "good morning" to everyone.', 'قالت "صباح الخير" للجميع.'),
    ("12 guests stayed until noon.", "بقي 21 ضيفا حتى الظهر."),
    ("The owner closed the door.", "أغلق المالك الباب الباب."),
]


def needed(name):
    path = PLACE / name
    if not path.exists():
        raise Skipped(f"{name} could not be fetched")
    return path


def run(*args, status=(0, 1)):
    done = subprocess.run([BINARY, *args], cwd=WORK, capture_output=True)
    assert done.returncode in status, (args, done.returncode, done.stderr.decode())
    return done.stdout


def pairs_of(*files):
    """The pairs that the program reads."""
    lines = run("align", *files, "--format", "json", "--quiet")
    found = json.loads(lines)
    assert all(link["confidence"] > 0 for link in found["links"])
    rows = run("align", *files, "--format", "tsv").decode().split("\n")[1:-1]
    cells = [row.split("\t")[:2] for row in rows]
    plain = lambda cell: cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
    return [(plain(source), plain(target)) for source, target in cells]


def texts():
    for side, name in enumerate(["en.txt", "ar.txt"]):
        (WORK / name).write_text("\n\n".join(pair[side] for pair in PAIRS) + "\n", encoding="utf-8")
    rows = ["source\ttarget"] + [f"{source}\t{target}" for source, target in PAIRS]
    (WORK / "pairs.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def findings():
    return [json.loads(line) for line in run("check", "pairs.tsv", "--format", "jsonl").decode().splitlines()]


def check_tmx_out():
    made = run("align", "pairs.tsv", "--format", "tmx")
    store = tmx.tmxfile(io.BytesIO(made))
    assert [(unit.source, unit.target) for unit in store.units] == PAIRS
    (WORK / "made.tmx").write_bytes(made)
    assert pairs_of("made.tmx") == PAIRS


def check_tmx_out_by_the_dtd_of_omegat():
    jar = zipfile.ZipFile(needed("OmegaT.jar"))
    dtd = etree.DTD(io.BytesIO(jar.read("schemas/tmx14.dtd")))
    document = etree.fromstring(run("align", "pairs.tsv", "--format", "tmx"))
    assert dtd.validate(document), dtd.error_log


def check_omegat_translates_by_the_tmx():
    needed("libraries/whole")
    jars = [needed("OmegaT.jar"), *sorted((PLACE / "libraries").glob("*/*.jar"))]
    if not shutil.which("java"):
        raise Skipped("there is no Java")
    project = (WORK / "omegat").resolve()
    shutil.rmtree(project, ignore_errors=True)
    # What lies in tm/auto is taken for translations without being asked about.
    for folder in ("source", "target", "omegat", "glossary", "dictionary", "tm/auto", "home"):
        (project / folder).mkdir(parents=True)
    folders = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"]
    settings = "".join(f"<{name}>__DEFAULT__</{name}>" for name in folders) + "<source_lang>EN</source_lang><target_lang>AR</target_lang>"
    settings = f'<omegat><project version="1.0">{settings}<sentence_seg>true</sentence_seg></project></omegat>'
    (project / "omegat.project").write_text(settings, encoding="utf-8")
    (project / "source/text.txt").write_text("\n\n".join(source for source, _ in PAIRS) + "\n", encoding="utf-8")
    (project / "tm/auto/made.tmx").write_bytes(run("align", "pairs.tsv", "--format", "tmx"))
    command = ["java", "-Djava.awt.headless=true", f"-Duser.home={project / 'home'}", "-cp", ":".join(map(str, jars)), "org.omegat.Main"]
    command += [project, "--mode=console-translate", f"--config-dir={project / 'home'}"]
    done = subprocess.run(command, capture_output=True, timeout=300)
    translated = project / "target/text.txt"
    assert translated.exists(), done.stdout.decode(errors="replace")[-2000:] + done.stderr.decode(errors="replace")[-2000:]
    assert translated.read_text(encoding="utf-8").split("\n\n") == [target for _, target in PAIRS[:-1]] + [PAIRS[-1][1] + "\n"]


def check_tmx_in():
    store = tmx.tmxfile(targetlanguage="ar")
    for source, target in PAIRS:
        store.addtranslation(source, "en", target, "ar")
    store.savefile(str(WORK / "theirs.tmx"))
    assert pairs_of("theirs.tmx") == PAIRS


def check_xliff_out():
    for args in (["align", "pairs.tsv"], ["check", "pairs.tsv"]):
        made = run(*args, "--format", "xliff")
        store = Xliff2File.parsestring(made)
        assert [(unit.source, unit.target) for unit in store.units if unit.istranslatable()] == PAIRS, args
    marks = etree.fromstring(made).findall(".//{*}sm")
    assert len(marks) == len(findings()) > 1
    type_of = "{http://www.w3.org/2005/11/its}locQualityIssueType"
    assert {mark.get(type_of) for mark in marks} >= {"numbers", "duplication"}
    (WORK / "made.xlf").write_bytes(made)
    assert pairs_of("made.xlf") == PAIRS


def check_tags_are_inline_code():
    tagged = [("Press <b>OK</b> now, {name}.", "اضغط <b>موافق</b> الآن يا {name}.")]
    text = "source\ttarget\n" + "\n".join("\t".join(pair) for pair in tagged) + "\n"
    (WORK / "tagged.tsv").write_text(text, encoding="utf-8")
    made = run("align", "tagged.tsv", "--format", "tmx")
    (WORK / "tagged.tmx").write_bytes(made)
    codes = [code.text for code in etree.fromstring(made).iter("ph")]
    assert codes == ["<b>", "</b>"] * 2, codes
    assert pairs_of("tagged.tmx") == tagged
    made = run("align", "tagged.tsv", "--format", "xliff")
    (WORK / "tagged.xlf").write_bytes(made)
    ids = [code.get("id") for code in etree.fromstring(made).iter("{*}ph")]
    assert ids == ["c1", "c2", "c1", "c2"], ids
    assert [data.text for data in etree.fromstring(made).iter("{*}data")] == ["<b>", "</b>"]
    assert pairs_of("tagged.xlf") == tagged


def check_xliff_out_by_the_schema():
    schemas = needed("xliff-schemas")
    text = (schemas / "xliff-core-2.0.xsd").read_text(encoding="utf-8")
    # The package keeps the schema of xml:lang beside this one.
    text = re.sub(r'schemaLocation="[^"]*xml\.xsd"', 'schemaLocation="xml.xsd"', text)
    schema = etree.XMLSchema(etree.fromstring(text.encode(), base_url=str(schemas / "x.xsd")))
    for args in (["align", "en.txt", "ar.txt"], ["check", "en.txt", "ar.txt"], ["check", "pairs.tsv"], ["align", "tagged.tsv"]):
        document = etree.fromstring(run(*args, "--format", "xliff"))
        assert schema.validate(document), (args, schema.error_log)


def check_xliff_in():
    store = xliff.xlifffile(sourcelanguage="en", targetlanguage="ar")
    for source, target in PAIRS:
        unit = store.addsourceunit(source)
        unit.target = target
        unit.markfuzzy(False)
    store.savefile(str(WORK / "theirs.v12.xlf"))
    assert pairs_of("theirs.v12.xlf") == PAIRS
    store = Xliff2File(sourcelanguage="en", targetlanguage="ar")
    for number, (source, target) in enumerate(PAIRS):
        unit = store.addsourceunit(source)
        unit.setid(f"u{number}")
        unit.target = target
    store.savefile(str(WORK / "theirs.v2.xlf"))
    assert pairs_of("theirs.v2.xlf") == PAIRS


def check_a_real_po_file():
    path = Path(django.__file__).parent / "contrib/admin/locale/ar/LC_MESSAGES/django.po"
    expected = []
    for entry in polib.pofile(str(path)).translated_entries():
        if entry.msgid_plural:
            forms = sorted(entry.msgstr_plural.items())
            expected += [(entry.msgid if int(form) == 1 else entry.msgid_plural, text) for form, text in forms]
        else:
            expected.append((entry.msgid, entry.msgstr))
    flat = lambda text: " ".join(part.strip() for part in text.split("\n") if part.strip()).strip()
    expected = [(flat(source), flat(target)) for source, target in expected]
    found = [(flat(source), flat(target)) for source, target in pairs_of(str(path))]
    assert len(found) > 100 and found == expected


def check_sarif():
    schema = json.loads(needed("sarif.json").read_text(encoding="utf-8"))
    for files in (["pairs.tsv"], ["en.txt", "ar.txt"]):
        found = json.loads(run("check", *files, "--format", "sarif"))
        jsonschema.validate(found, schema)
        assert len(found["runs"][0]["results"]) >= 2


def check_junit():
    suites = junitparser.JUnitXml.fromstring(run("check", "pairs.tsv", "--format", "junit"))
    failed = {case.name for suite in suites for case in suite if case.result}
    assert failed == {finding["rule"] for finding in findings() if finding["severity"] in ("critical", "major")}
    assert suites.failures == len(failed)


def check_csv_and_xlsx():
    expected = [(finding["rule"], finding["message"]) for finding in findings()]
    rows = list(csv.DictReader(io.StringIO(run("check", "pairs.tsv", "--format", "csv").decode(), newline="")))
    assert [(row["rule"], row["message"]) for row in rows] == expected
    (WORK / "found.xlsx").write_bytes(run("check", "pairs.tsv", "--format", "xlsx"))
    sheet = openpyxl.load_workbook(WORK / "found.xlsx").active
    head, *body = sheet.iter_rows(values_only=True)
    found = [dict(zip(head, row)) for row in body]
    assert [(row["rule"], row["message"]) for row in found] == expected
    assert sheet.sheet_view.rightToLeft
    assert [row["target_sentence"] for row in found] == [row["target_sentence"] for row in rows]


def check_no_formula_reaches_a_spreadsheet():
    text = 'source\ttarget\n=1+1 he said\t=HYPERLINK("http://x","انقر") قال قال\n'
    (WORK / "formula.tsv").write_text(text, encoding="utf-8")
    args = ["check", "formula.tsv", "--source-lang", "en", "--target-lang", "ar", "--format"]
    (WORK / "formula.xlsx").write_bytes(run(*args, "xlsx"))
    cells = [cell for row in openpyxl.load_workbook(WORK / "formula.xlsx").active.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=HYPERLINK") for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)
    rows = csv.reader(io.StringIO(run(*args, "csv").decode(), newline=""))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t")]


def check_word_files():
    for name, side in (("en.docx", 0), ("ar.docx", 1)):
        document = docx.Document()
        document.add_heading(PAIRS[0][side], 1)
        document.add_paragraph(PAIRS[1][side])
        paragraph = document.add_paragraph()
        for word in PAIRS[2][side].split(" "):
            paragraph.add_run(word).bold = True
            paragraph.add_run(" ")
        document.add_paragraph(PAIRS[3][side], style="List Bullet")
        document.add_table(1, 1).cell(0, 0).text = PAIRS[4][side]
        document.save(WORK / name)
    assert pairs_of("en.docx", "ar.docx") == PAIRS


def check_subtitles():
    for name, side in (("en.vtt", 0), ("ar.vtt", 1)):
        track = webvtt.WebVTT()
        for number, pair in enumerate(PAIRS):
            start, end = f"00:00:{number:02}.000", f"00:00:{number + 1:02}.000"
            track.captions.append(webvtt.Caption(start, end, pair[side].replace("&", "&amp;").replace("<", "&lt;")))
        track.save(str(WORK / name))
    assert pairs_of("en.vtt", "ar.vtt") == PAIRS


def check_a_real_web_page():
    pages = sorted(needed("debian-faq").glob("**/*basic*defs*.html"))
    if not pages:
        raise Skipped("the page is not in the package")
    (WORK / "page.html").write_bytes(pages[0].read_bytes())
    text = etree.HTML(pages[0].read_bytes())
    paragraphs = [" ".join("".join(node.itertext()).split()) for node in text.findall(".//p")]
    (WORK / "other.txt").write_text("نص آخر.\n", encoding="utf-8")
    found = run("align", "page.html", "other.txt", "--format", "tsv", "--source-lang", "en", "--target-lang", "ar").decode()
    read = "".join(found.split())
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 200]
    kept = [paragraph for paragraph in long if "".join(paragraph.split())[:60] in read]
    assert len(long) > 5 and len(kept) * 10 >= len(long) * 9, (len(kept), len(long))


WORK.mkdir(exist_ok=True)
texts()
run_all(globals())
