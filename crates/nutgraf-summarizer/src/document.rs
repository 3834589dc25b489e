//! A story made ready for summarizing: its sentences with their words, side by side.

use crate::Options;
use crate::kind;
use crate::selection::cues::{self, Cue};
use crate::spread::spread;
use jiff::civil::Date;
use nutgraf_core::{Block, Brief, Citation, Span, Story};
use nutgraf_language::names::{Entity, names};
use nutgraf_language::times::{TimeExpression, times};
use nutgraf_language::{Parse, Tagged, Tags, attach, tag};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use whatlang::Lang;

/// One story with the view of its sentences that selection and the sections of the brief share.
pub(crate) struct Document<'s> {
    /// The story itself.
    pub story: &'s Story,
    /// One-based number among the sources of the brief.
    pub source: usize,
    /// The body's sentences, in order.
    pub sentences: Vec<SentenceView<'s>>,
    /// Number of distinct stems; stems are `0..stems`.
    pub stems: usize,
    /// The letters of each stem.
    pub stem_texts: Vec<String>,
    /// Stems of the headline, sorted and distinct.
    pub headline: Vec<u32>,
    /// Heading of each section, with its stems.
    pub headings: Vec<Option<(&'s str, Vec<u32>)>>,
    date: Option<Date>,
    threads: usize,
    tagged: OnceCell<(Vec<Parse<'s>>, Vec<Tags>)>,
    parses: Vec<OnceCell<Parse<'s>>>,
    times: Vec<OnceCell<Vec<TimeExpression>>>,
    cues: OnceCell<Vec<Cue>>,
    entities: OnceCell<Vec<Entity>>,
    foreign: OnceCell<Option<Lang>>,
    printed: OnceCell<Vec<u32>>,
}

/// A sentence of the body.
pub(crate) struct SentenceView<'s> {
    /// Index of its section.
    pub section: usize,
    /// One-based paragraph number.
    pub paragraph: usize,
    /// One-based number within the paragraph.
    pub number: usize,
    /// Bytes in the source.
    pub span: Span,
    /// Its text, verbatim.
    pub text: &'s str,
    /// Its words in order; punctuation is left out.
    pub words: Vec<Word>,
    /// Stems of its content words, sorted and distinct.
    pub content: Vec<u32>,
    /// Bytes that lie inside quotations.
    pub quoted: usize,
    /// Whether it is an item of a list.
    pub in_list: bool,
}

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Bytes within the sentence.
    pub span: Span,
    /// Stem number.
    pub stem: u32,
    /// Whether it starts with a capital.
    pub capital: bool,
    /// Whether it holds a digit.
    pub digit: bool,
    /// Whether it is a function word.
    pub function: bool,
}

/// The most sentences that are read: a book chapter's worth. What comes after is not news style any more.
const MOST_SENTENCES: usize = 1000;

/// Longer runs of text, in bytes, are not sentences: [`summarize`](crate::summarize) leaves them out.
pub const LONGEST_SENTENCE: usize = 4000;

impl<'s> Document<'s> {
    /// The view of `story`, which is the `source`-th of the brief.
    pub(crate) fn new(story: &'s Story, source: usize) -> Self {
        let mut stems = Stems::default();
        let mut sentences = Vec::new();
        for (section, s) in story.sections.iter().enumerate() {
            for block in &s.blocks {
                let in_list = matches!(block, Block::List(_));
                for paragraph in block.paragraphs() {
                    for sentence in &paragraph.sentences {
                        if sentences.len() == MOST_SENTENCES || sentence.span.len() > LONGEST_SENTENCE {
                            continue;
                        }
                        let text = story.text(sentence.span);
                        let words = words(text, &mut stems);
                        let content =
                            distinct(words.iter().filter(|w| !w.function).map(|w| w.stem).collect());
                        sentences.push(SentenceView {
                            section,
                            paragraph: paragraph.number,
                            number: sentence.number,
                            span: sentence.span,
                            text,
                            words,
                            content,
                            quoted: quoted_bytes(story, sentence.span),
                            in_list,
                        });
                    }
                }
            }
        }
        let headline = story.headline.as_ref().map_or(Vec::new(), |h| content_stems(&h.value, &mut stems));
        let headings = story
            .sections
            .iter()
            .map(|s| s.heading.map(|h| (story.text(h), content_stems(story.text(h), &mut stems))))
            .collect();
        let parses = sentences.iter().map(|_| OnceCell::new()).collect();
        let times = sentences.iter().map(|_| OnceCell::new()).collect();
        Self {
            story,
            source,
            sentences,
            stems: stems.texts.len(),
            stem_texts: stems.texts,
            headline,
            headings,
            date: None,
            threads: 1,
            tagged: OnceCell::new(),
            parses,
            times,
            cues: OnceCell::new(),
            entities: OnceCell::new(),
            foreign: OnceCell::new(),
            printed: OnceCell::new(),
        }
    }

    /// The same, read as `options` ask.
    pub(crate) fn with(story: &'s Story, source: usize, options: &Options) -> Self {
        Self { date: options.date, threads: options.threads, ..Self::new(story, source) }
    }

    /// The day the story speaks from: its dateline's, else the day of publication.
    pub(crate) fn reference(&self) -> Option<Date> {
        let dateline = self.story.dateline.as_ref().and_then(|d| d.date.as_ref());
        dateline.or(self.story.date_published.as_ref()).map(|d| d.value)
    }

    /// The day the times of the story are counted from.
    pub(crate) fn today(&self) -> Option<Date> {
        self.reference().or(self.date)
    }

    /// The expressions of time in sentence `index`.
    pub(crate) fn times(&self, index: usize) -> &[TimeExpression] {
        self.times[index].get_or_init(|| times(self.sentences[index].text, self.today()))
    }

    /// The cues of each stem.
    pub(crate) fn cues(&self) -> &[Cue] {
        self.cues.get_or_init(|| self.stem_texts.iter().map(|t| cues::of(t)).collect())
    }

    /// The parse of sentence `index`, made when it is first asked for.
    pub(crate) fn parse(&self, index: usize) -> &Parse<'s> {
        self.parses[index].get_or_init(|| {
            let (flat, tags) = self.all_tagged();
            attach(&flat[index], &tags[index])
        })
    }

    /// The tags of sentence `index`, without a tree.
    pub(crate) fn tagged(&self, index: usize) -> &Parse<'s> {
        &self.all_tagged().0[index]
    }

    /// The persons, organisations and places of the story.
    pub(crate) fn entities(&self) -> &[Entity] {
        self.entities.get_or_init(|| names(&self.all_tagged().0))
    }

    fn all_tagged(&self) -> &(Vec<Parse<'s>>, Vec<Tags>) {
        self.tagged.get_or_init(|| {
            let texts: Vec<&'s str> = self.sentences.iter().map(|s| s.text).collect();
            let tagged = spread(&texts, self.threads, |text| tag(text));
            tagged.into_iter().map(|Tagged { flat, tags }| (flat, tags)).unzip()
        })
    }

    /// Parses `sentences` by several threads, where there are several, so that [`Self::parse`] finds them ready.
    pub(crate) fn parse_ahead(&self, sentences: impl Iterator<Item = usize>) {
        if self.threads < 2 {
            return;
        }
        let sentences: BTreeSet<usize> = sentences.filter(|&i| self.parses[i].get().is_none()).collect();
        let sentences: Vec<usize> = sentences.into_iter().collect();
        let (flat, tags) = self.all_tagged();
        let parses = spread(&sentences, self.threads, |&i| attach(&flat[i], &tags[i]));
        for (i, parse) in sentences.into_iter().zip(parses) {
            self.parses[i].get_or_init(|| parse);
        }
    }

    /// The language of the story when it is not English.
    pub(crate) fn foreign(&self) -> Option<Lang> {
        *self.foreign.get_or_init(|| kind::foreign(self))
    }

    /// Takes note of the sentences that the points of `brief` are made from: what the sections may take for known.
    pub(crate) fn print(&self, brief: &Brief) {
        let points = [&brief.bottom_line].into_iter().chain(&brief.key_points);
        let spans: Vec<Span> = points
            .filter_map(|p| p.citations.first())
            .filter(|c| c.source == self.source)
            .map(|c| c.span)
            .collect();
        let shown = self.sentences.iter().filter(|s| spans.contains(&s.span));
        self.printed.get_or_init(|| distinct(shown.flat_map(|s| s.content.iter().copied()).collect()));
    }

    /// Whether a word of this stem stands in the headline.
    pub(crate) fn is_in_headline(&self, stem: &str) -> bool {
        self.headline.iter().any(|&h| self.stem_texts[h as usize] == stem)
    }

    /// Whether a word of this stem stands in a sentence that a point is made from.
    pub(crate) fn is_printed(&self, stem: &str) -> bool {
        let printed = self.printed.get().map_or(&[][..], Vec::as_slice);
        printed.iter().any(|&p| self.stem_texts[p as usize] == stem)
    }

    /// The number of sentences that hold a content word of this stem.
    pub(crate) fn frequency(&self, stem: &str) -> usize {
        let Some(id) = self.stem_texts.iter().position(|s| s == stem) else { return 0 };
        self.sentences.iter().filter(|s| s.content.binary_search(&(id as u32)).is_ok()).count()
    }

    /// Whether every sentence of the story was read.
    pub(crate) fn is_complete(&self) -> bool {
        self.story.sentences().count() == self.sentences.len()
    }

    /// The citation of sentence `index`.
    pub(crate) fn cite(&self, index: usize) -> Citation {
        let s = &self.sentences[index];
        Citation {
            source: self.source,
            paragraph: s.paragraph,
            sentence: s.number,
            span: s.span,
            excerpt: s.text.to_owned(),
        }
    }
}

/// Bytes of `sentence` that lie inside quotations.
fn quoted_bytes(story: &Story, sentence: Span) -> usize {
    let overlap = |q: &Span| q.end().min(sentence.end()).saturating_sub(q.start().max(sentence.start()));
    story.quotations.iter().flat_map(|q| &q.spans).map(overlap).sum()
}

#[expect(clippy::disallowed_types, reason = "only looked up: stems are numbered by the list of their texts")]
type Lookup<K, V> = std::collections::HashMap<K, V>;

/// Numbers stems in order of first appearance.
#[derive(Default)]
struct Stems<'s> {
    /// The letters of each stem.
    texts: Vec<String>,
    ids: Lookup<String, u32>,
    /// What is known of each word as it is written.
    words: Lookup<&'s str, Known>,
}

/// The stem of a word, and whether it is a function word.
#[derive(Clone, Copy)]
struct Known {
    stem: u32,
    function: bool,
}

impl<'s> Stems<'s> {
    fn known(&mut self, form: &'s str) -> Known {
        if let Some(known) = self.words.get(form) {
            return *known;
        }
        let lower = form.to_lowercase();
        let bare = lower.trim_end_matches("'s").trim_end_matches("’s");
        let known =
            Known { stem: self.id(stem(bare)), function: FUNCTION_WORDS.binary_search(&bare).is_ok() };
        self.words.insert(form, known);
        known
    }

    fn id(&mut self, stem: String) -> u32 {
        if let Some(&id) = self.ids.get(&stem) {
            return id;
        }
        let id = self.texts.len() as u32;
        self.texts.push(stem.clone());
        self.ids.insert(stem, id);
        id
    }
}

fn content_stems<'s>(text: &'s str, stems: &mut Stems<'s>) -> Vec<u32> {
    distinct(words(text, stems).iter().filter(|w| !w.function).map(|w| w.stem).collect())
}

fn distinct(mut stems: Vec<u32>) -> Vec<u32> {
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The words of `text`: runs of letters and digits, with inner apostrophes, hyphens, points and commas
/// between alphanumerics kept; a possessive ending is not part of the stem.
fn words<'s>(text: &'s str, stems: &mut Stems<'s>) -> Vec<Word> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !c.is_alphanumeric() {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some(&(i, c)) = chars.peek() {
            let joins = matches!(c, '\'' | '’' | '-' | '.' | ',')
                && text[i + c.len_utf8()..].chars().next().is_some_and(char::is_alphanumeric)
                && (!matches!(c, '.' | ',') || text[..i].ends_with(|p: char| p.is_ascii_digit()));
            if !c.is_alphanumeric() && !joins {
                break;
            }
            end = i + c.len_utf8();
            chars.next();
        }
        let form = &text[start..end];
        let Known { stem, function } = stems.known(form);
        out.push(Word {
            span: Span::new(start, end),
            stem,
            capital: c.is_uppercase(),
            digit: form.bytes().any(|b| b.is_ascii_digit()),
            function,
        });
    }
    out
}

/// A light stem: plural, past and progressive endings off (the S-stemmer of Harman 1991, with -ed and -ing).
pub(crate) fn stem(word: &str) -> String {
    let n = word.len();
    if !word.is_ascii() || n < 4 {
        return word.to_owned();
    }
    if n > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..n - 3]);
    }
    let ends = |endings: &[&str]| endings.iter().any(|e| word.ends_with(e));
    let cut = if n > 5 && ends(&["ing"]) {
        3
    } else if n > 4 && ends(&["ed", "shes", "ches", "xes", "sses"]) {
        2
    } else {
        usize::from(ends(&["s"]) && !ends(&["ss", "us", "is"]))
    };
    let base = &word[..n - cut];
    // "agreed" has lost its e with the ending, "agree" loses it here.
    let bare = if cut == 2 { None } else { base.strip_suffix('e') };
    bare.filter(|b| b.len() > 2).unwrap_or(base).to_owned()
}

/// Words that carry structure rather than matter, sorted.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "ago",
    "all",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "another",
    "any",
    "are",
    "aren't",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "below",
    "between",
    "both",
    "but",
    "by",
    "can",
    "can't",
    "cannot",
    "could",
    "couldn't",
    "did",
    "didn't",
    "do",
    "does",
    "doesn't",
    "doing",
    "don't",
    "down",
    "during",
    "each",
    "either",
    "even",
    "ever",
    "every",
    "few",
    "for",
    "from",
    "further",
    "get",
    "got",
    "had",
    "hadn't",
    "has",
    "hasn't",
    "have",
    "haven't",
    "having",
    "he",
    "he'd",
    "he'll",
    "he's",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "i'd",
    "i'll",
    "i'm",
    "i've",
    "if",
    "in",
    "into",
    "is",
    "isn't",
    "it",
    "it's",
    "its",
    "itself",
    "just",
    "like",
    "many",
    "may",
    "me",
    "might",
    "more",
    "most",
    "much",
    "must",
    "my",
    "myself",
    "neither",
    "no",
    "nor",
    "not",
    "now",
    "of",
    "off",
    "often",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "our",
    "ours",
    "ourselves",
    "out",
    "over",
    "own",
    "per",
    "quite",
    "rather",
    "s",
    "said",
    "same",
    "say",
    "says",
    "shall",
    "she",
    "she's",
    "should",
    "since",
    "so",
    "some",
    "still",
    "such",
    "t",
    "than",
    "that",
    "that's",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "there's",
    "these",
    "they",
    "they're",
    "they've",
    "this",
    "those",
    "though",
    "through",
    "thus",
    "to",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "wasn't",
    "we",
    "we'd",
    "we'll",
    "we're",
    "we've",
    "were",
    "weren't",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "whilst",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "won't",
    "would",
    "wouldn't",
    "yet",
    "you",
    "you'd",
    "you'll",
    "you're",
    "you've",
    "your",
    "yours",
    "yourself",
];

#[cfg(test)]
mod tests {
    use super::{FUNCTION_WORDS, Stems, stem, words};

    #[test]
    fn function_words_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn inflected_forms_share_a_stem() {
        for (a, b) in [("agreed", "agree"), ("talks", "talk"), ("parties", "party"), ("attacking", "attack")]
        {
            assert_eq!(stem(a), stem(b));
        }
    }

    #[test]
    fn numbers_and_clitics_stay_whole() {
        let text = "Trump’s 6,443 drones cost $90.50, he didn't say.";
        let forms: Vec<&str> =
            words(text, &mut Stems::default()).iter().map(|w| w.span.slice(text)).collect();
        assert_eq!(forms, ["Trump’s", "6,443", "drones", "cost", "90.50", "he", "didn't", "say"]);
    }
}
