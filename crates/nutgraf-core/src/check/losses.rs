//! What a deletion may not take away from the words it leaves.
//!
//! There is no parser here. A word that must survive is missed when what it governs was kept: when the next
//! content word after it, adverbs and auxiliaries passed over, is still there, or when nothing that closes a
//! phrase stands between it and the next kept word.

use super::{ViolationKind, align, lists, words::Word};

/// A word or phrase whose loss changes what the kept words say.
pub(super) struct Loss {
    pub(super) kind: ViolationKind,
    pub(super) words: String,
    pub(super) message: String,
}

/// The losses of keeping only the words of `alignment` of `source`.
pub(super) fn losses(source: &[Word<'_>], alignment: &align::Alignment) -> Vec<Loss> {
    let mut kept = vec![false; source.len()];
    for &j in alignment.iter().flatten() {
        kept[j] = true;
    }
    let mut out = Vec::new();
    for gap in align::gaps(alignment, source.len()) {
        let gap = Gap { source, kept: &kept, start: gap.0, end: gap.1 };
        gap.protected_words(&mut out);
        gap.condition(&mut out);
        gap.object_number(&mut out);
        gap.orphan(&mut out);
    }
    names(source, &kept, &mut out);
    out
}

/// A run of words left out, between two kept ones or at an end.
struct Gap<'a> {
    source: &'a [Word<'a>],
    kept: &'a [bool],
    start: usize,
    end: usize,
}

impl Gap<'_> {
    fn low(&self, i: usize) -> &str {
        &self.source[i].low
    }

    /// Whether a kept word stands right before, with no punctuation between.
    fn abuts_left(&self) -> bool {
        self.start > 0 && !self.source[self.start].boundary
    }

    /// Whether a kept word stands right after, with no punctuation between.
    fn abuts_right(&self) -> bool {
        self.end < self.source.len() && !self.source[self.end].boundary
    }

    fn text(&self, from: usize, to: usize) -> String {
        self.source[from..to].iter().map(|w| &*w.key).collect::<Vec<_>>().join(" ")
    }

    fn loss(&self, kind: ViolationKind, at: usize, to: usize, message: String) -> Loss {
        Loss { kind, words: self.text(at, to), message }
    }

    /// The first content word after `i` before the phrase ends.
    fn governed(&self, i: usize) -> Option<usize> {
        let mut j = i + 1;
        while j < self.source.len() && !self.source[j].boundary {
            let low = self.low(j);
            if !(lists::is_passed_over(low) || lists::is_modal(low) || lists::is_negation(low)) {
                return Some(j);
            }
            j += 1;
        }
        None
    }

    /// Whether the words from `i` on run straight into the kept word after the gap, and no phrase that could
    /// fall as a whole was opened before `i`.
    fn runs_into_kept(&self, i: usize) -> bool {
        if !self.abuts_right() || self.source[i + 1..self.end].iter().any(|w| w.boundary) {
            return false;
        }
        let phrase = (self.start..=i).rev().find(|&j| self.source[j].boundary).unwrap_or(self.start);
        !self.source[phrase..i].iter().any(|w| lists::opens_phrase(&w.low))
    }

    fn protected_words(&self, out: &mut Vec<Loss>) {
        for i in self.start..self.end {
            if let Some(kind) = self.lost_meaning(i) {
                let word = &self.source[i].key;
                out.push(self.loss(kind, i, i + 1, format!("{word:?} was lost from what was kept")));
            }
            self.number(i, out);
        }
    }

    /// The word right after `i` in the same phrase.
    fn next(&self, i: usize) -> Option<&str> {
        self.source.get(i + 1).filter(|w| !w.boundary).map(|w| &*w.low)
    }

    /// Whether the word right after `i` in the same phrase was kept.
    fn next_is_kept(&self, i: usize) -> bool {
        self.next(i).is_some() && self.kept[i + 1]
    }

    /// Whether an infinitive with "to" follows the word at `i`, perhaps after an adverb.
    fn before_infinitive(&self, i: usize) -> bool {
        let next = self.next(i);
        next == Some("to") || (next.is_some_and(lists::is_passed_over) && self.next(i + 1) == Some("to"))
    }

    /// What the loss of the word at `i` takes from the kept words, if anything.
    fn lost_meaning(&self, i: usize) -> Option<ViolationKind> {
        let low = self.low(i);
        let governs_kept = || self.governed(i).is_some_and(|j| self.kept[j]);
        let hedge = ViolationKind::LostHedge;
        if lists::is_negation(low) {
            // "agreed [not to attack]" leaves "agreed".
            let opens_tail = i == self.start && self.abuts_left() && !lists::is_preposition(low);
            (governs_kept() || self.runs_into_kept(i) || opens_tail).then_some(ViolationKind::LostNegation)
        } else if lists::is_modal(low) {
            (governs_kept() || self.runs_into_kept(i)).then_some(hedge)
        } else if lists::hedges_a_noun(low) {
            // "former President Bush" is a name with a title.
            (self.next_is_kept(i) && !self.source[i + 1].is_capital()).then_some(hedge)
        } else if lists::hedges_an_infinitive_only(low) {
            (self.before_infinitive(i) && governs_kept()).then_some(hedge)
        } else if lists::is_hedge(low) {
            governs_kept().then_some(hedge)
        } else if lists::is_opaque(low) {
            let infinitive = self.before_infinitive(i) && governs_kept();
            (infinitive || self.runs_into_kept_clause(i)).then_some(hedge)
        } else {
            None
        }
    }

    /// A number lost from the noun it counts, or a modifier lost from its number.
    fn number(&self, i: usize, out: &mut Vec<Loss>) {
        let (low, word) = (self.low(i), &self.source[i].key);
        let kind = ViolationKind::LostNumber;
        if self.is_number(i) && !low.contains('-') && self.next_is_kept(i) {
            let next = self.low(i + 1);
            let counts = !lists::opens_phrase(next) && !lists::is_auxiliary(next);
            let date = (i > 0 && lists::month(self.low(i - 1)).is_some())
                || lists::month(next).is_some()
                || is_year(low);
            if counts && !date {
                out.push(self.loss(
                    kind,
                    i,
                    i + 1,
                    format!("the number {word:?} was lost from what it counts"),
                ));
            }
        }
        if lists::approximates_alone(low) && self.next_is_kept(i) && self.is_number(i + 1) {
            out.push(self.loss(kind, i, i + 1, format!("{word:?} was lost from the number it modifies")));
        }
    }

    fn is_number(&self, i: usize) -> bool {
        self.source[i].has_digit() || lists::is_number_word(self.low(i))
    }

    /// "denied that [kept]", "doubts [kept]": the gap is the head of the clause that was kept.
    fn runs_into_kept_clause(&self, i: usize) -> bool {
        let link = |w: &Word<'_>| {
            !w.boundary && (matches!(&*w.low, "that" | "whether" | "if") || lists::is_passed_over(&w.low))
        };
        lists::disputes_a_clause(self.low(i))
            && self.abuts_right()
            && self.source[i + 1..self.end].iter().all(link)
    }

    fn condition(&self, out: &mut Vec<Loss>) {
        for i in self.start..self.end {
            let low = self.low(i);
            let phrase_start = self.source[self.start..i]
                .iter()
                .all(|w| matches!(&*w.low, "even" | "only" | "but" | "and" | "or" | "not"));
            if !phrase_start {
                // It stands inside a longer phrase, which fell together with what the condition is about.
                continue;
            }
            let rest = &self.source[i + 1..self.end];
            let lost = if lists::is_condition(low) {
                true
            } else if lists::is_concession(low) {
                !rest.iter().any(|w| lists::is_telling(&w.low))
            } else {
                false
            };
            if lost {
                out.push(self.loss(
                    ViolationKind::LostCondition,
                    i,
                    self.end,
                    format!(
                        "the condition {:?} was lost from what was kept",
                        super::shown(&self.text(i, self.end))
                    ),
                ));
            }
        }
    }

    /// "rose 4%" cut to "rose": a number that is an object of its own.
    fn object_number(&self, out: &mut Vec<Loss>) {
        let mut i = self.start;
        while i < self.end && lists::is_approximator(self.low(i)) && !lists::is_preposition(self.low(i)) {
            i += 1;
        }
        if i >= self.end
            || !self.abuts_left()
            || !self.is_number(i)
            || self.low(i).contains('-')
            || is_year(self.low(i))
        {
            return;
        }
        let before = self.low(self.start - 1);
        let verb = lists::is_auxiliary(before)
            || before.ends_with("ed")
            || before.ends_with("ing")
            || matches!(
                before,
                "rose"
                    | "fell"
                    | "won"
                    | "lost"
                    | "grew"
                    | "cost"
                    | "hit"
                    | "met"
                    | "sold"
                    | "shot"
                    | "drew"
                    | "made"
            );
        let number_end = (i..self.end).find(|&j| !self.is_number(j)).unwrap_or(self.end);
        let alone = number_end == self.source.len()
            || self.source[number_end].boundary
            || lists::is_preposition(self.low(number_end));
        if verb && alone {
            out.push(self.loss(
                ViolationKind::LostNumber,
                self.start,
                number_end,
                format!("the number {:?} was lost", self.text(self.start, number_end)),
            ));
        }
    }

    /// "[officials from] Russia said": the kept word was the complement of a preposition that fell.
    fn orphan(&self, out: &mut Vec<Loss>) {
        if !self.abuts_right() {
            return;
        }
        // "According to A, quoting [B], ..." without its comma leaves B as the subject of what follows.
        if self.start == 0 && self.low(0) == "according" {
            let message = format!("{:?} was left of a phrase that fell", self.source[self.end].key);
            out.push(self.loss(ViolationKind::BrokenPhrase, self.start, self.end, message));
            return;
        }
        let last = self.low(self.end - 1);
        let strict = matches!(
            last,
            "of" | "in"
                | "at"
                | "by"
                | "from"
                | "with"
                | "against"
                | "for"
                | "into"
                | "between"
                | "among"
                | "under"
                | "during"
                | "towards"
                | "toward"
                | "than"
                | "without"
                | "within"
                | "after"
                | "before"
                | "to"
                | "on"
        );
        if !strict {
            return;
        }
        let next = &self.source[self.end];
        let infinitive =
            last == "to" && !lists::is_determiner(&next.low) && !next.is_capital() && !next.has_digit();
        let according = self.end >= 2 + self.start && self.low(self.end - 2) == "according";
        let time = self.end - self.start == 1
            && (lists::weekday(&next.low).is_some() || next.has_digit() || lists::month(&next.low).is_some());
        let partitive = last == "of"
            && self.start + 1 < self.end
            && (self.is_number(self.end - 2)
                || matches!(
                    self.low(self.end - 2),
                    "number"
                        | "series"
                        | "lot"
                        | "group"
                        | "pair"
                        | "variety"
                        | "range"
                        | "some"
                        | "all"
                        | "both"
                        | "most"
                        | "many"
                        | "couple"
                        | "string"
                        | "raft"
                        | "kind"
                        | "sort"
                        | "type"
                ));
        let clause = matches!(last, "after" | "before") && next.is_capital() && self.start == 0;
        if infinitive || according || time || partitive || clause {
            return;
        }
        out.push(self.loss(
            ViolationKind::BrokenPhrase,
            self.start,
            self.end,
            format!(
                "{:?} was cut off before {:?}, which depends on it",
                super::shown(&self.text(self.start, self.end)),
                next.key
            ),
        ));
    }
}

/// Whether a word is a year of this age.
pub(super) fn is_year(w: &str) -> bool {
    w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()) && (w.starts_with("19") || w.starts_with("20"))
}

/// A run of capitalised words may lose its front ("Vladimir Putin": "Putin"), not its end ("New York Times":
/// "New York").
fn names(source: &[Word<'_>], kept: &[bool], out: &mut Vec<Loss>) {
    let breaks = |i: usize| {
        let w = &source[i];
        !w.is_capital()
            || w.has_digit()
            || lists::weekday(&w.low).is_some()
            || lists::month(&w.low).is_some()
            || lists::opens_phrase(&w.low)
            || lists::is_function_word(&w.low)
    };
    for i in 1..source.len() {
        if source[i].boundary || breaks(i) || breaks(i - 1) || source[i - 1].key.contains("'s") {
            continue;
        }
        if kept[i - 1] && !kept[i] {
            let from = (0..i)
                .rev()
                .take_while(|&j| !breaks(j) && (j + 1 == i || !source[j + 1].boundary))
                .last()
                .unwrap_or(i - 1);
            let words = source[from..=i].iter().map(|w| &*w.key).collect::<Vec<_>>().join(" ");
            let message = format!("the name {words:?} was cut in two");
            out.push(Loss { kind: ViolationKind::CutName, words, message });
        }
    }
}
