//! The examples below the help of each command: what is typed, and in a column of its own or below it what comes of it.

pub(super) const ALL: &str = "\
Examples:
  muqabala check english.txt arabic.txt                align and report in the terminal
  muqabala check english.txt arabic.txt --report page.html
                                                       and as a page to review in
  muqabala check memory.tmx --format json              pairs that are aligned already
  muqabala fix english.txt arabic.txt --write          repair what needs no second look
  muqabala align english.txt arabic.txt --format tsv   the alignment alone
  muqabala compare english.txt a.txt b.txt             which translation is better, and why
  muqabala rules pronoun-gender                        what a rule finds, with examples

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 an error.";

pub(super) const CHECK: &str = "\
Examples:
  muqabala check english.txt arabic.txt                align and report in the terminal
  muqabala check english.txt arabic.txt --report page.html
                                                       and as a page to review in
  muqabala check english.txt arabic.txt --baseline judged.json
                                                       without what was dismissed on that page
  muqabala check english.txt arabic.txt --glossary terms.csv
                                                       and hold the terms against a glossary
  muqabala check english.txt arabic.txt --diff-base main
                                                       only what came since the revision main
  muqabala check pairs.tsv --select number-mismatch,date-mismatch
                                                       two rules on pairs aligned already
  muqabala check articles --report pages               every pair x.en.txt, x.ar.txt of a folder,
                                                       with an index
  muqabala check english.txt arabic.txt --format json --fail-on never > findings.json
                                                       for a program

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 an error.";

pub(super) const FIX: &str = "\
Examples:
  muqabala fix english.txt arabic.txt                  what would be repaired, as a diff
  muqabala fix english.txt arabic.txt --write          repair it
  muqabala fix english.txt arabic.txt --select missing-hamza,extra-hamza --write
                                                       what two rules find, nothing else
  muqabala fix english.txt arabic.txt --unsafe | less  with repairs that a person has to look at

Exit status: 0 nothing to repair, or written; 1 there are repairs in the diff; 2 an error.";

pub(super) const ALIGN: &str = "\
Examples:
  muqabala align english.txt arabic.txt                both texts, link by link
  muqabala align english.txt arabic.txt --explain      and why each link was made
  muqabala align english.txt arabic.txt --format tsv -o pairs.tsv
                                                       a bitext
  muqabala align english arabic --format tsv -o bitexts
                                                       every text of one folder with its namesake in
                                                       the other
  muqabala align english arabic --format tsv --linked-only
                                                       the same as one bitext
  muqabala align texts.jsonl.gz --documents --format tsv -o pairs.tsv.gz
                                                       the texts in the rows of a file of any size";

pub(super) const COMPARE: &str = "\
Examples:
  muqabala compare english.txt a.txt b.txt             which translation is better, and why
  muqabala compare english.txt a.txt b.txt --reference c.txt
                                                       with BLEU, chrF and TER against a reference
  muqabala compare english.txt a.txt b.txt --report page.html
                                                       a column for each, with what differs marked";

pub(super) const DIFF: &str = "\
Examples:
  muqabala diff old.txt new.txt                        what changed, word by word
  muqabala diff old.txt new.txt english.txt            and which findings were fixed, kept and
                                                       introduced

Exit status: 0 no new finding at or above --fail-on, 1 there is one, 2 an error.";

pub(super) const LEXICON: &str = "\
Examples:
  muqabala lexicon train pairs.tsv -o own.lexicon      make one of sentence pairs
  muqabala check english.txt arabic.txt --lexicon own.lexicon
                                                       and look words up there too";

pub(super) const RULES: &str = "\
Examples:
  muqabala rules                                       all of them
  muqabala rules repeated-word                         what one finds and what it leaves alone";
