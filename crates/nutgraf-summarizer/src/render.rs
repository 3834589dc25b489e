//! From kept tokens back to words: spacing, whole words, punctuation at the borders.

use nutgraf_language::{Parse, Upos, Xpos};

/// Whether tokens `i` and `i + 1` are written together as parts of one word, such as a clitic, a hyphenated
/// compound, or a number and its sign.
pub(crate) fn is_joined(parse: &Parse<'_>, i: usize) -> bool {
    let (Some(a), Some(b)) = (parse.tokens.get(i), parse.tokens.get(i + 1)) else { return false };
    let inner = |t: &nutgraf_language::Token, form: &str| {
        t.upos != Upos::Punct || t.xpos == Xpos::Hyph || matches!(form, "-" | "/" | "‑" | "–")
    };
    a.span.end() == b.span.start() && inner(a, parse.form(i)) && inner(b, parse.form(i + 1))
}

/// `tokens` with every other part of the words they belong to, sorted and distinct.
pub(crate) fn whole_words(parse: &Parse<'_>, tokens: &[usize]) -> Vec<usize> {
    let mut whole = Vec::with_capacity(2 * tokens.len());
    for &t in tokens {
        let mut first = t;
        while first > 0 && is_joined(parse, first - 1) {
            first -= 1;
        }
        let mut last = t;
        while is_joined(parse, last) {
            last += 1;
        }
        whole.extend(first..=last);
    }
    whole.sort_unstable();
    whole.dedup();
    whole
}

/// The tokens in the order given, spaced as words: neighbours as in the sentence, others by their marks.
pub(crate) fn render(parse: &Parse<'_>, tokens: &[usize]) -> String {
    render_with(parse, tokens, |_| None)
}

/// As [`render`], with another form of some tokens.
pub(crate) fn render_with<'f>(
    parse: &Parse<'_>,
    tokens: &[usize],
    form: impl Fn(usize) -> Option<&'f str>,
) -> String {
    let mut out = String::new();
    for (n, &t) in tokens.iter().enumerate() {
        let spaced = n > 0
            && if tokens[n - 1] + 1 == t {
                parse.tokens[t - 1].span.end() < parse.tokens[t].span.start()
            } else {
                let closing =
                    parse.tokens[t].upos == Upos::Punct && !is_opening(parse, t) && !is_dash(parse, t);
                !closing && !is_opening(parse, tokens[n - 1])
            };
        if spaced {
            out.push(' ');
        }
        out.push_str(form(t).unwrap_or(parse.form(t)));
    }
    out
}

fn is_dash(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.form(t), "-" | "–" | "—" | "--")
}

fn is_opening(parse: &Parse<'_>, t: usize) -> bool {
    matches!(parse.tokens[t].xpos, Xpos::OpenQuote | Xpos::Lrb)
        || matches!(parse.form(t), "“" | "‘" | "(" | "[")
}

/// `text` with each run of white space, line ends of a wrapped source included, as one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` with its first letter in upper case.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
