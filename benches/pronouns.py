#!/usr/bin/env python3
"""Spoils pronouns, verbs, agreement and negation of Arabic translations, and counts what `check` finds of it and reports without it.

    python3 benches/pronouns.py target/release/muqabala BITEXT.tsv... [--pairs N] [--seed 1] [--misses N] [--reports]

A bitext has its English in the first column and its Arabic in the second; files of fixtures/planted and JSON lines with `en` and
`ar` will do too. A pair is spoilt once for each variant that it has a place for, each time alone, and only where its English shows
that the outcome is wrong. An error counts as found if the rule for its kind reports more of the pair than without it.
"""

import argparse
import json
import random
import re
import subprocess
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

RULES = {
    "gender": "pronoun-gender",
    "number": "pronoun-number",
    "person": "pronoun-person",
    "agreement": "gender-agreement",
    "dropped": "negation-mismatch",
    "added": "negation-mismatch",
}

ENGLISH = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?")
ARABIC = re.compile("[\u0621-\u0652\u0670\u0671]+")
MARKS = re.compile("[\u064b-\u0652\u0670]")

PERSONS = {
    "he": "he him his himself",
    "she": "she her hers herself",
    "it": "it its itself",
    "they": "they them their theirs themselves",
    "we": "we us our ours ourselves let's let’s",
    "i": "i me my mine myself",
    "you": "you your yours yourself yourselves",
}
PERSON_OF = {word: person for person, words in PERSONS.items() for word in words.split()}
ONE = set(
    "everyone everybody anyone anybody someone somebody nobody each every person team club party company family government group band "
    "police staff army crowd audience public whoever who any none one patient child student user individual community country nation "
    "population organization organisation network media couple pair someone's".split()
)
TWO = set("two both couple pair twins parents either neither duo".split())
PEOPLE = set("people children men women police".split())
SAYING = set("said says added told continued explained noted claimed announced wrote replied".split())
DENIES = re.compile(
    r"n['’]t$|^(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|nowhere|hardly|barely|unless|except|only|but|few|little"
    r"|fail\w*|refus\w*|den[iy]\w*|lack\w*|reject\w*|avoid\w*|prevent\w*|stop\w*|still|until|yet|un\w+|in\w+|im\w+|non\w*|dis\w+|il\w+|ir\w+"
    r"|\w+less|impossible|if|whether|or|rather|instead|must|may|might|too|than|doubt\w*|forbid\w*)$"
)
NEGATION = re.compile(r"n['’]t$|^(?:not|no|never|none|nobody|nothing|cannot)$")

HOSTS = "من عن في علي إلي ل ب مع بين عند لدي حول ضد بعد قبل أمام".split()
CLAUSES = "إن أن لأن بأن كأن لكن فإن وأن وإن ولكن حيث\u00a0أن".split()
ENDINGS = ["هما", "ها", "هم", "نا", "كم", "ه", "ك", "ي"]
ROOT_HAA = set(
    "وجه اتجاه مياه شبه الله فقه توجه تنبيه نزيه كره مشابه انتباه رفاه تشابه واجه نبيه سفيه شبيه توجيه ترفيه شفاه جباه أفواه وجوه أوجه منبه "
    "إكراه اشتباه تجاه وجيه فقيه كريه اتجاها وجها".split()
)
FEMININE_OR_BOTH = set("طريق حال سوق روح سبيل سكين لسان عنق سلاح بلد بلاد طرق".split())
NO_CLITIC = set("هنا أنا كنا إذا هذا ربما مهم فهم أهم إلهنا هنالك هناك ذلك تلك كذلك لذلك منك بنك شك ملك اشترك مهما".split())


class Words:
    """The words of the Arabic sides, which tell what ends in a pronoun."""

    def __init__(self, pairs):
        self.count = Counter(MARKS.sub("", word) for _, arabic in pairs for word in ARABIC.findall(arabic))

    def has(self, word):
        return self.count[word] > 0 or word[:1] in "وفبل" and self.count[word[1:]] > 0

    def clitic(self, word, ending):
        """What a word ends in `ending` on, if that is a pronoun."""
        stem = word[: -len(ending)]
        if not word.endswith(ending) or word in NO_CLITIC or word in ROOT_HAA or re.match("[وفبلك]?ال", stem) or stem.startswith("لل"):
            return None
        bare = stem[1:] if stem[:1] in "وف" else stem
        if bare in HOSTS or bare in CLAUSES or bare in ("ل", "ب"):
            return stem
        if len(bare) < 3 or word[1:] in ROOT_HAA:
            return None
        others = [other for other in ENDINGS[:6] if other != ending and self.has(stem + other)]
        free = stem[:-1] + "ة" if stem.endswith("ت") else stem
        return stem if others and (len(others) > 1 or self.has(free)) else None


class Pair:
    def __init__(self, english, arabic, words):
        self.english, self.arabic, self.words = english, arabic, words
        self.spoken = [word.lower() for word in ENGLISH.findall(english)]
        self.persons = Counter(PERSON_OF.get(re.split("['’]", word)[0] if word not in PERSON_OF else word) for word in self.spoken)
        del self.persons[None]
        self.places = [(place.span(), MARKS.sub("", place.group())) for place in ARABIC.finditer(arabic)]

    def only(self, *persons):
        return bool(self.persons) and set(self.persons) <= set(persons) and self.persons[persons[0]] > 0

    def says(self, words):
        return any(word in words or word.removesuffix("'s").removesuffix("’s") in words for word in self.spoken)

    def several(self):
        """Whether surely many are spoken of."""
        plural = any(len(word) > 3 and word.endswith("s") and not word.endswith("ss") or word in PEOPLE for word in self.spoken)
        opens = self.spoken[:1] == ["they"] and "and" not in self.spoken
        return (plural or opens) and not self.says(ONE) and not self.says(TWO)

    def with_word(self, at, word):
        (start, end), _ = self.places[at]
        return self.arabic[:start] + word + self.arabic[end:]

    def word(self, at):
        return self.places[at][1] if 0 <= at < len(self.places) else ""

    def clitics(self, old, new):
        """Every text with a pronoun `old` on a word exchanged for `new`; not where a relative clause takes its noun up."""
        for at, (_, word) in enumerate(self.places):
            relative = any(re.match("و?(الذي|التي|الذين|للذي|للتي|مما|ما)$", self.word(k)) for k in range(at - 4, at))
            if not relative and (stem := self.words.clitic(word, old)):
                yield self.with_word(at, stem + new)

    def instead(self, exchanges, where=None):
        for at, (_, word) in enumerate(self.places):
            head = word[:1] if word[:1] in "وف" and word not in exchanges else ""
            other = exchanges.get(word[len(head) :])
            if other and (where is None or where(at)):
                yield self.with_word(at, head + other)


def clitic(only, old, new, test=lambda pair: True):
    return lambda pair: pair.clitics(old, new) if pair.only(*only) and test(pair) else ()


def instead(only, exchanges, test=lambda pair: True):
    return lambda pair: pair.instead(exchanges) if pair.only(*only) and test(pair) else ()


def first_verb(pair, person):
    """The place of the verb whose subject can only be the pronoun that the English begins with."""
    if pair.spoken[:1] != [person] or pair.spoken[1:2] == ["and"]:
        return None
    at = next((at for at in range(3) if pair.word(at) not in ("لا", "لم", "لن", "قد", "لقد", "سوف", "و")), 0)
    return at


def verb(person, turn):
    """The first verb of the target, and verbs behind `إنه` and its like."""

    def spoilt(pair):
        if not pair.only(person):
            return
        alone = {"he": ("إنه", "أنه", "لأنه", "لكنه", "بأنه", "هو"), "she": ("إنها", "أنها", "لأنها", "لكنها", "بأنها", "هي")}.get(person, ())
        places = {first_verb(pair, person)} | {at for at in range(1, len(pair.places)) if pair.word(at - 1).lstrip("وف") in alone}
        for at in sorted(place for place in places if place is not None):
            if (word := turn(pair.words, pair.word(at))) is not None:
                yield pair.with_word(at, word)

    return spoilt


def feminine(words, word):
    if word in ("كان", "ليس", "قال", "وقال", "وكان"):
        return word + "ت"
    if re.match("و?س?ي..", word):
        other = re.sub("^(و?س?)ي", r"\1ت", word)
        return other if words.has(other) and not word.endswith(("ون", "وا")) else None
    return word + "ت" if len(word) >= 3 and word[-1] not in "اىةتين" and words.has(word + "ت") and words.has("ي" + word[-3:]) | words.has(word) else None


def masculine(words, word):
    if re.match("و?س?ت..", word):
        other = re.sub("^(و?س?)ت", r"\1ي", word)
        return other if words.has(other) and not word.endswith(("ون", "وا", "ين")) else None
    return word[:-1] if len(word) >= 4 and word.endswith("ت") and words.has(word[:-1]) else None


def by_i(words, word):
    other = re.sub("^(و?س?)أ", r"\1ي", word)
    return other if other != word and len(word) > 3 and words.has(other) else None


def by_us(words, word):
    other = re.sub("^(و?س?)ن", r"\1ي", word)
    return other if other != word and len(word) > 3 and words.has(other) else None


def saying(person, exchanges):
    def spoilt(pair):
        after = any(pair.spoken[k] == person and pair.spoken[k + 1] in SAYING for k in range(len(pair.spoken) - 1))
        if pair.only(person, "it", "they", "we", "i", "you") and after and sum(word in SAYING for word in pair.spoken) == 1:
            yield from pair.instead(exchanges)

    return spoilt


SAID = {"قال": "قالت", "أضاف": "أضافت", "تابع": "تابعت", "أوضح": "أوضحت", "ذكر": "ذكرت", "أعلن": "أعلنت", "كتب": "كتبت", "أكد": "أكدت", "أشار": "أشارت"}


def turned(table):
    return {other: word for word, other in table.items()}


def clauses(old, new):
    return {host + old: host + new for host in CLAUSES}


def relative(pair):
    exchange = {"الذي": "التي", "التي": "الذي"}
    yield from pair.instead(exchange, lambda at: pair.word(at - 1).lstrip("وبل").removeprefix("ال") not in FEMININE_OR_BOTH)


def demonstrative(pair):
    exchange = {"هذا": "هذه", "هذه": "هذا", "ذلك": "تلك", "تلك": "ذلك"}
    noun = lambda at: pair.word(at + 1).startswith("ال") and pair.word(at + 1).removeprefix("ال") not in FEMININE_OR_BOTH and touch(pair, at)
    yield from pair.instead(exchange, noun)


def touch(pair, at):
    return at + 1 < len(pair.places) and pair.arabic[pair.places[at][0][1] : pair.places[at + 1][0][0]] == " "


def adjective(pair):
    """An adjective with the article right behind a noun with it: the feminine without its ending."""
    for at in range(len(pair.places) - 1):
        noun, word = pair.word(at), pair.word(at + 1)
        if re.match("(ال|بال|لل|وال)..+ة$", noun) and re.match("ال...+ة$", word) and touch(pair, at):
            if pair.words.count[word[:-1]] > 1 and pair.words.count[word[2:-1]] > 0:
                yield pair.with_word(at + 1, word[:-1])


def negations(pair):
    return sum(bool(NEGATION.search(word)) for word in pair.spoken)


def dropped(particle):
    def spoilt(pair):
        if negations(pair) != 1 or sum(bool(DENIES.search(word)) for word in pair.spoken) != 1:
            return
        denials = {"لا", "لم", "لن", "ليس", "ليست", "غير", "ما", "بلا", "دون", "بدون", "عدم", "لست", "لسنا"}
        denying = [at for at in range(len(pair.places)) if pair.word(at).lstrip("وف") in denials]
        if len(denying) != 1 or pair.word(denying[0]) != particle:
            return
        at = denying[0]
        if not touch(pair, at) or pair.word(at + 1) in ("يزال", "تزال", "يزالون", "شك", "بد", "سيما", "بأس"):
            return
        (start, _), (next_start, next_end) = pair.places[at][0], pair.places[at + 1][0]
        following = ("س" if particle == "لن" else "") + pair.arabic[next_start:next_end]
        yield pair.arabic[:start] + following + pair.arabic[next_end:]

    return spoilt


def added(particle):
    def spoilt(pair):
        if any(DENIES.search(word) for word in pair.spoken):
            return
        for at in range(len(pair.places)):
            word = pair.word(at)
            if particle == "لم" and word in ("كان", "كانت"):
                yield pair.with_word(at, {"كان": "لم يكن", "كانت": "لم تكن"}[word])
            if particle == "لن" and re.match("س[يتن]..", word) and pair.words.has(word[1:]):
                yield pair.with_word(at, "لن " + word[1:])
            if particle == "لا" and at == 0 and re.match("[يأتن]...", word) and pair.words.has("ي" + word[1:]) and pair.words.has("ت" + word[1:]):
                yield pair.with_word(at, "لا " + word)
            if particle == "ليس" and word == "هناك" and at == 0:
                yield pair.with_word(at, "ليس هناك")

    return spoilt


several, alone = Pair.several, (lambda pair: not pair.says(TWO | PEOPLE))
two = lambda pair: pair.says({"two", "both", "couple", "twins", "parents"}) and not pair.several()
VARIANTS = [
    ("gender", "clitic m>f", clitic(["he", "i", "we", "you"], "ه", "ها")),
    ("gender", "clitic f>m", clitic(["she", "i", "we", "you"], "ها", "ه")),
    ("gender", "independent m>f", instead(["he"], {"هو": "هي"})),
    ("gender", "independent f>m", instead(["she"], {"هي": "هو"})),
    ("gender", "verb m>f", verb("he", feminine)),
    ("gender", "verb f>m", verb("she", masculine)),
    ("gender", "saying m>f", saying("he", SAID)),
    ("gender", "saying f>m", saying("she", turned(SAID))),
    ("number", "plural>singular", clitic(["they"], "هم", "ه", several)),
    ("number", "plural>dual", clitic(["they"], "هم", "هما", several)),
    ("number", "dual>plural", clitic(["they"], "هما", "هم", two)),
    ("number", "singular>plural", instead(["he"], clauses("ه", "هم"), alone)),
    ("person", "1pl>3pl free", instead(["we"], {"نحن": "هم", "كنا": "كانوا", **clauses("نا", "هم"), "إننا": "إنهم", "أننا": "أنهم"})),
    ("person", "1pl>3pl clitic", clitic(["we"], "نا", "هم")),
    ("person", "1pl>3 verb", verb("we", by_us)),
    ("person", "1sg>3sg free", instead(["i"], {"أنا": "هو"})),
    ("person", "1sg>3sg verb", verb("i", by_i)),
    ("person", "3pl>1pl free", instead(["they"], {"هم": "نحن", **clauses("هم", "نا"), "كانوا": "كنا"}, several)),
    ("person", "3pl>1pl clitic", clitic(["they"], "هم", "نا", several)),
    ("person", "2>3 free", instead(["you"], {"أنت": "هو", "أنتم": "هم"})),
    ("person", "2>3 clitic", clitic(["you"], "ك", "ه")),
    ("agreement", "relative", relative),
    ("agreement", "demonstrative", demonstrative),
    ("agreement", "adjective", adjective),
    *[("dropped", particle, dropped(particle)) for particle in ["لا", "لم", "لن", "ليس", "ليست", "غير"]],
    *[("added", particle, added(particle)) for particle in ["لا", "لم", "لن", "ليس"]],
]


def read(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    if path.endswith(".jsonl"):
        rows = [(row["en"], row["ar"]) for row in map(json.loads, lines)]
    elif lines[0].startswith("#lang") and set(lines[0].split()[1:]) != {"en", "ar"}:
        rows = []
    else:
        rows = [tuple(re.sub(r"^@\w+$", "", cell) for cell in line.split("\t") if not re.match(r"@\w+$", cell))[:2] for line in lines[1:]]
    rows = [tuple(cell.replace(" || ", " ").strip() for cell in row) for row in rows if len(row) == 2 and all(row)]
    return [row[::-1] if ARABIC.search(row[0]) else row for row in rows]


def findings(binary, pairs):
    """The findings of these rules, by pair; every pair is a document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.tsv"
        rows = [("document", "id", "source", "target"), *((str(k), str(k), *pair) for k, pair in enumerate(pairs))]
        path.write_text("".join("\t".join(cell.replace("\t", " ") for cell in row) + "\n" for row in rows), encoding="utf-8")
        command = [binary, "check", str(path), "--source-lang", "en", "--target-lang", "ar", "--format", "jsonl"]
        command += ["--select", ",".join(sorted(set(RULES.values())))]
        output = subprocess.run(command, capture_output=True, check=False, encoding="utf-8").stdout
    found = defaultdict(list)
    for finding in map(json.loads, output.splitlines()):
        found[int(finding["segment"])].append((finding["rule"], finding["message"]))
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("bitexts", nargs="+")
    parser.add_argument("--pairs", type=int, help="a sample of so many pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0, help="print so many errors of each variant that were not found")
    parser.add_argument("--reports", action="store_true", help="print what is reported of pairs that were not spoilt")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    rows = [row for path in options.bitexts for row in read(path)]
    words = Words(rows)
    if options.pairs:
        rows = chance.sample(rows, min(options.pairs, len(rows)))
    spoilt = []
    for number, row in enumerate(rows):
        pair = Pair(*row, words)
        for variant in VARIANTS:
            if texts := sorted(set(variant[2](pair)) - {pair.arabic}):
                spoilt.append((number, variant, chance.choice(texts)))
    clean = findings(options.binary, rows)
    found = findings(options.binary, [(rows[number][0], text) for number, _, text in spoilt])
    total, hits, misses = Counter(), Counter(), defaultdict(list)
    for k, (number, (kind, variant, _), text) in enumerate(spoilt):
        of = lambda list_: sum(rule == RULES[kind] for rule, _ in list_)
        is_hit = of(found[k]) > of(clean[number])
        for key in [(kind, variant), (kind, "all")]:
            total[key] += 1
            hits[key] += is_hit
        if not is_hit:
            misses[kind, variant].append((rows[number], text))
    for key in [key for kind in RULES for key in [(k, v) for k, v, _ in VARIANTS if k == kind] + [(kind, "all")]]:
        if total[key]:
            print(f"{key[0]:10} {key[1]:16} {hits[key]:5} of {total[key]:5}  {hits[key] / total[key]:6.1%}")
    count = sum(len(arabic.split()) for _, arabic in rows)
    reports = Counter(rule for list_ in clean.values() for rule, _ in list_)
    print(f"without errors, {len(rows)} pairs, {count} words:")
    for rule in sorted(set(RULES.values())):
        print(f"  {rule:20} {reports[rule]:4}  {1000 * reports[rule] / max(count, 1):.2f} per 1,000 words")
    for number in sorted(clean) if options.reports else []:
        for rule, message in clean[number]:
            print("", f"{rule}: {message}", *rows[number], sep="\n  ")
    for key in misses:
        for (english, arabic), text in chance.sample(misses[key], min(options.misses, len(misses[key]))):
            print("", f"missed {' '.join(key)}: {changed(arabic, text)}", english, arabic, sep="\n  ")


def changed(old, new):
    old, new = old.split(), new.split()
    at = next((k for k, (a, b) in enumerate(zip(old, new)) if a != b), 0)
    return f"{' '.join(old[max(at - 1, 0) : at + 2])} -> {' '.join(new[max(at - 1, 0) : at + 2])}"


if __name__ == "__main__":
    main()
