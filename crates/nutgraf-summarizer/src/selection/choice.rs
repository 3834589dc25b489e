//! The choice: an opening set rated as a whole, then the topics the story goes on to.

use super::{
    Choice, Scored, model,
    set::{Sets, overlap},
    standing::{self, Standing},
};
use crate::document::Document;

/// Sentences that opening sets are drawn from: the first ones and the best.
const CANDIDATES: usize = 14;
/// Sentences with more than this share of the shorter one's stems in common repeat one another.
const REPEAT: f64 = 0.6;
/// What having all stems in common with a chosen sentence costs.
const REPETITION: f64 = 4.0;
/// What standing in the paragraph of a chosen sentence costs.
const SAME_PARAGRAPH: f64 = 1.5;
/// What taking up something that is not on the page costs.
const TAKES_UP: f64 = 1.5;
/// What each thing costs that a sentence takes up and the page has not told of.
const UNTOLD: f64 = 3.0;
/// What the same costs in the opening set, where place and topic weigh more.
const UNTOLD_IN_SET: f64 = 0.5;
/// A story with fewer sentences is short.
const SHORT_STORY: usize = 20;
/// How much better than the lead another opening set of a short story has to be: a short report is told in its first
/// sentences.
const LEAD_OF_SHORT: f64 = 1.0;
/// What speaking to the reader costs beyond the opening.
const TEASER: f64 = 3.0;
/// What being mostly a quotation costs.
const QUOTE: f64 = 4.0;
/// How much more substance than the first sentence the bottom line needs in its stead.
const LEAD_MARGIN: f64 = 4.0;
/// Words of the headline that a lead holds when it tells the same.
const HEADLINE: usize = 2;
/// How far from the start the bottom line may stand when the first sentence could be it.
const REACH_OF_LEAD: usize = 6;
/// How much better than an earlier sentence a later one has to be to go before it.
const MARGIN: f64 = 2.0;
/// Signals of the place in the story.
const PLACE: &[&str] = &["lead", "second", "third", "early", "position"];
/// Signals of how much a sentence shares with the rest of the story.
const TOPIC: &[&str] = &["centrality", "frequency", "links", "main-name", "lead-overlap"];
/// How much of the place is taken off a sentence that is to open another topic.
const AWAY_FROM_LEAD: f64 = 0.7;
/// How much of the main topic is taken off a sentence that is to open another topic.
const BEYOND_TOPIC: f64 = 0.5;
/// Key points of the opening set, which nothing is put between.
const OPENING: usize = 2;
/// The most background sentences.
const BACKGROUND: usize = 3;

/// Whether the key points stand in the order of the story: a short report without sections is told from first to last,
/// and a page that jumps about in it reads worse than the report itself.
pub(crate) fn keeps_its_order(document: &Document<'_>) -> bool {
    document.sentences.len() < SHORT_STORY && document.headings.iter().flatten().count() == 0
}

/// At most `points` key points; `None` when the story has no sentence.
///
/// 1. The opening set: the bottom line and two key points, the best set of three by the sum of the sentences'
///    scores and the worth of the set ([`super::set`]). A story with headings draws a set of two from its first
///    section.
/// 2. The bottom line is the first sentence of the set that can lead, unless another has clearly more substance.
/// 3. Of a story with headings, the best of every other section, best first; then of any story, the best that
///    add most. A dangling sentence comes with the one before it or not at all.
/// 4. Background comes last, when points are still missing, and is listed apart.
pub(crate) fn choose(document: &Document<'_>, scores: &[Scored], points: usize) -> Option<Choice> {
    let mut page = Page::new(document, scores);
    let bottom_line = page.open(points)?;
    page.sections(points);
    page.fill(points, |s| !s.unfit && !s.background && !s.question && !s.bare);
    page.fill(points.min(3), |s| !s.unfit && !s.background);
    page.fill(points.min(3), |s| !s.unfit);
    let background = page.background();
    Some(Choice { bottom_line, key_points: page.points, background })
}

/// How many stems two sorted lists share.
fn overlap_count(a: &[u32], b: &[u32]) -> usize {
    a.iter().filter(|stem| b.binary_search(stem).is_ok()).count()
}

struct Page<'d, 's> {
    document: &'d Document<'s>,
    scores: &'d [Scored],
    standing: Vec<Standing>,
    bottom_line: usize,
    points: Vec<usize>,
}

impl<'d, 's> Page<'d, 's> {
    fn new(document: &'d Document<'s>, scores: &'d [Scored]) -> Self {
        Self { document, scores, standing: standing::all(document), bottom_line: 0, points: Vec::new() }
    }

    /// Whether sentence `i` can be read beside the sentences of `set`.
    fn stands(&self, i: usize, set: &[usize]) -> bool {
        i == 0 || !self.standing[i].leans() || set.contains(&(i - 1))
    }

    fn chosen(&self, i: usize) -> bool {
        i == self.bottom_line || self.points.contains(&i)
    }

    fn repeats(&self, i: usize, j: usize) -> f64 {
        overlap(&self.document.sentences[i].content, &self.document.sentences[j].content)
    }

    /// How much sentence `i` takes up that neither the headline nor a sentence of `told` has.
    fn untold(&self, i: usize, told: &[usize]) -> usize {
        let known = |stem: &u32| {
            self.document.headline.binary_search(stem).is_ok()
                || told.iter().any(|&j| self.document.sentences[j].content.binary_search(stem).is_ok())
        };
        self.standing[i].takes_up.iter().filter(|stem| !known(stem)).count()
    }

    /// Chooses the opening set; gives its bottom line.
    fn open(&mut self, points: usize) -> Option<usize> {
        let sentences = &self.document.sentences;
        let first = sentences.first()?.section;
        let headed = self.document.headings.iter().flatten().count() > 0;
        let lead_section = sentences.iter().take_while(|s| s.section == first).count();
        let reach = if headed && lead_section > 1 { lead_section } else { sentences.len() };
        let fit = |i: &usize| {
            let s = &self.standing[*i];
            !s.unfit && !s.background && !s.question && (*i == 0 || !s.teaser)
        };
        let mut order: Vec<usize> = (0..reach).filter(fit).collect();
        order.sort_by(|&a, &b| self.scores[b].score.total_cmp(&self.scores[a].score).then(a.cmp(&b)));
        let early: Vec<usize> = order.iter().copied().filter(|&i| i < 3).collect();
        let mut candidates: Vec<usize> = order.into_iter().take(CANDIDATES).chain(early).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let size = if reach < sentences.len() { 2 } else { 3 }.min(points + 1).min(candidates.len());
        let mut set = self.best_set(&candidates, size).filter(|set| !set.is_empty()).unwrap_or_else(|| {
            // Nothing is fit to stand: the first that is no fragment, else the first.
            let best = (0..sentences.len()).find(|&i| !self.standing[i].unfit);
            vec![candidates.first().copied().or(best).unwrap_or(0)]
        });
        if !set.iter().any(|&i| self.standing[i].leads())
            && let Some(lead) = self.lead_beside(&set, reach)
        {
            set.pop();
            set.push(lead);
        }
        let bottom_line = self.bottom_line(&set);
        self.bottom_line = bottom_line;
        set.retain(|&i| i != bottom_line);
        // News is told most important first: a later sentence goes before an earlier one only when it is
        // clearly better and can be read there.
        if let [a, b] = set[..]
            && self.scores[b].score > self.scores[a].score + MARGIN
            && self.stands(b, &[bottom_line])
        {
            set.swap(0, 1);
        }
        self.points = set;
        Some(bottom_line)
    }

    /// The best set of `size` sentences that stand beside one another and do not repeat one another.
    fn best_set(&self, candidates: &[usize], size: usize) -> Option<Vec<usize>> {
        let mut rater = Sets::new(self.document);
        let is_short = self.document.sentences.len() < SHORT_STORY;
        let mut best: Option<(f64, Vec<usize>)> = None;
        let mut set = Vec::new();
        self.extend(candidates, size, &mut set, &mut |set| {
            let untold: usize = (0..set.len()).map(|k| self.untold(set[k], &set[..k])).sum();
            let is_lead = set.iter().enumerate().all(|(k, &i)| k == i);
            let prior = if is_lead && is_short { LEAD_OF_SHORT } else { 0.0 };
            let score = prior
                + set.iter().map(|&i| self.scores[i].score).sum::<f64>()
                + model::set_score(&rater.signals(set))
                - UNTOLD_IN_SET * untold as f64;
            if best.as_ref().is_none_or(|(b, _)| score > *b) {
                best = Some((score, set.to_vec()));
            }
        });
        best.map(|(_, set)| set)
    }

    fn extend(&self, left: &[usize], size: usize, set: &mut Vec<usize>, rate: &mut dyn FnMut(&[usize])) {
        if set.len() == size {
            if set.iter().all(|&i| self.stands(i, set)) {
                rate(set);
            }
            return;
        }
        for (k, &i) in left.iter().enumerate() {
            if set.iter().all(|&j| self.repeats(i, j) <= REPEAT) {
                set.push(i);
                self.extend(&left[k + 1..], size, set, rate);
                set.pop();
            }
        }
    }

    /// The best early sentence that can be the bottom line, takes up nothing untold and does not repeat what is in the
    /// set.
    fn lead_beside(&self, set: &[usize], reach: usize) -> Option<usize> {
        let fits = |i: &usize| {
            self.standing[*i].leads()
                && self.untold(*i, &[]) == 0
                && set.iter().all(|&j| j != *i && self.repeats(*i, j) <= REPEAT)
        };
        (0..reach.min(CANDIDATES))
            .filter(fits)
            .max_by(|&a, &b| self.scores[a].score.total_cmp(&self.scores[b].score).then(b.cmp(&a)))
    }

    /// The sentence of the set that a reader should take away.
    fn bottom_line(&self, set: &[usize]) -> usize {
        let leads: Vec<usize> = set.iter().copied().filter(|&i| self.standing[i].leads()).collect();
        let Some(&first) = leads.first() else { return set[0] };
        // The first that takes up nothing untold, where there is one.
        let first = leads.iter().copied().find(|&i| self.untold(i, &[]) == 0).unwrap_or(first);
        // A lead that tells what the headline tells is the news.
        if first == 0
            && overlap_count(&self.document.headline, &self.document.sentences[0].content) >= HEADLINE
        {
            return first;
        }
        let substance = |i: usize| self.scores[i].score - self.part(i, PLACE);
        let mut best = first;
        for &i in &leads[1..] {
            if i <= REACH_OF_LEAD && self.untold(i, &[]) == 0 && substance(i) > substance(best) + LEAD_MARGIN
            {
                best = i;
            }
        }
        best
    }

    /// What the named signals add to the score of sentence `i`.
    fn part(&self, i: usize, names: &[&str]) -> f64 {
        self.scores[i].signals.iter().filter(|(n, _)| names.contains(n)).map(|(_, v)| v).sum()
    }

    /// What sentence `i` would add to the page, and the sentence it needs before it; `None` when it repeats
    /// what is there or cannot be read.
    fn gain(&self, i: usize, room: usize) -> Option<(f64, Option<usize>)> {
        let own = self.worth(i)?;
        if i == 0 || !self.standing[i].leans() || self.chosen(i - 1) {
            return Some((own, None));
        }
        let before = &self.standing[i - 1];
        if room < 2 || before.unfit || before.background || before.quote || i > 1 && before.leans() {
            return None;
        }
        Some(((own + self.worth(i - 1)?) / 2.0, Some(i - 1)))
    }

    fn worth(&self, i: usize) -> Option<f64> {
        let (s, standing) = (&self.document.sentences[i], &self.standing[i]);
        let mut worth =
            self.scores[i].score - AWAY_FROM_LEAD * self.part(i, PLACE) - BEYOND_TOPIC * self.part(i, TOPIC)
                + standing.news;
        let mut most: f64 = 0.0;
        let mut near = false;
        for &j in self.points.iter().chain([&self.bottom_line]) {
            most = most.max(self.repeats(i, j));
            near |= self.document.sentences[j].paragraph == s.paragraph && self.paragraphs();
        }
        if most > REPEAT {
            return None;
        }
        worth -= REPETITION * most;
        let takes_up = standing.opener == super::opener::Opener::TakesUp;
        let cost = |holds: bool, cost: f64| if holds { cost } else { 0.0 };
        worth -= cost(near, SAME_PARAGRAPH);
        worth -= cost(takes_up && (i == 0 || !self.chosen(i - 1)), TAKES_UP);
        worth -= cost(standing.quote, QUOTE);
        worth -= cost(standing.teaser, TEASER);
        let told: Vec<usize> = self.points.iter().copied().chain([self.bottom_line]).collect();
        worth -= UNTOLD * self.untold(i, &told).min(2) as f64;
        Some(worth)
    }

    /// Whether the story has more than one paragraph.
    fn paragraphs(&self) -> bool {
        self.document.sentences.last().is_some_and(|s| s.paragraph > 1)
    }

    /// Of each section without a sentence on the page the best, best first.
    fn sections(&mut self, points: usize) {
        if self.document.headings.iter().flatten().count() == 0 {
            return;
        }
        while self.points.len() < points {
            let of = |i: usize| self.document.sentences[i].section;
            let covered = |section| self.points.iter().chain([&self.bottom_line]).any(|&j| of(j) == section);
            let next = self
                .best(points, |i, s| !s.unfit && !s.background && !s.question && !s.bare && !covered(of(i)));
            let Some(next) = next else { return };
            self.add(next);
        }
    }

    /// Adds what gains most among the sentences that are `fit`, until there are `points`.
    fn fill(&mut self, points: usize, fit: impl Fn(&Standing) -> bool) {
        while self.points.len() < points {
            let Some(next) = self.best(points, |_, s| fit(s)) else { return };
            self.add(next);
        }
    }

    /// The sentence that gains most, with the one it needs before it.
    fn best(&self, points: usize, fit: impl Fn(usize, &Standing) -> bool) -> Option<(usize, Option<usize>)> {
        let room = points - self.points.len();
        let mut best: Option<(f64, (usize, Option<usize>))> = None;
        for i in (0..self.scores.len()).filter(|&i| !self.chosen(i) && fit(i, &self.standing[i])) {
            if let Some((gain, before)) = self.gain(i, room)
                && best.is_none_or(|(b, _)| gain > b)
            {
                best = Some((gain, (i, before)));
            }
        }
        best.map(|(_, next)| next)
    }

    fn add(&mut self, (i, before): (usize, Option<usize>)) {
        self.points.extend(before);
        // A sentence that leans on another is read right after it.
        let after = self.points.iter().position(|&j| j + 1 == i).map_or(0, |at| at + 1).max(OPENING);
        let leans = self.standing[i].leans() && after < self.points.len();
        self.points.insert(if leans { after } else { self.points.len() }, i);
    }

    /// The best sentences of background that can be read alone, best first.
    fn background(&self) -> Vec<usize> {
        let mut out: Vec<usize> = Vec::new();
        let mut order: Vec<usize> = (0..self.scores.len())
            .filter(|&i| {
                let s = &self.standing[i];
                s.background && !s.unfit && !s.question && !s.quote && !self.chosen(i)
            })
            .collect();
        order.sort_by(|&a, &b| self.scores[b].score.total_cmp(&self.scores[a].score).then(a.cmp(&b)));
        for i in order {
            let reads = !self.standing[i].leans() || i > 0 && out.contains(&(i - 1));
            if out.len() < BACKGROUND && reads && out.iter().all(|&j| self.repeats(i, j) <= REPEAT) {
                out.push(i);
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::selection::{Choice, choose, score};
    use nutgraf_core::Story;

    fn chosen(text: &str, points: usize) -> (Choice, Vec<String>) {
        let story = Story::parse(text);
        let document = Document::new(&story, 1);
        let choice = choose(&document, &score(&document), points).expect("the story has sentences");
        let all = [choice.bottom_line].into_iter().chain(choice.key_points.iter().copied());
        let texts = all.map(|i| document.sentences[i].text.to_owned()).collect();
        (choice, texts)
    }

    const SECTIONS: &str = "Ministers of the two states have agreed to reopen the border on Monday.\nThe deal \
        ends a closure that has lasted for three months.\n\nTrade\n\nLorries carrying fruit and steel will \
        cross first, according to the customs office.\nHauliers had lost nearly 40 million euros.\n\nSecurity\n\n\
        Two guards were killed and nine wounded by a mine near the northern crossing on Sunday.\nPatrols will \
        be doubled until the winter.\n\nHistorical Context\n\nThe border was first drawn by a treaty of 1921 \
        after a short war.\nIt had been closed twice before.\n";

    #[test]
    fn covers_every_section_before_a_second_sentence_of_any() {
        let (_, texts) = chosen(SECTIONS, 3);
        assert!(texts[0].contains("agreed to reopen"), "{texts:?}");
        assert!(texts.iter().any(|t| t.contains("Two guards were killed")), "{texts:?}");
        assert!(texts.iter().any(|t| t.contains("Lorries") || t.contains("Hauliers")), "{texts:?}");
    }

    #[test]
    fn background_sections_stay_out_of_the_key_points() {
        let (choice, texts) = chosen(SECTIONS, 5);
        assert!(!texts.iter().any(|t| t.contains("1921")), "{texts:?}");
        assert!(!choice.background.is_empty());
    }

    #[test]
    fn a_dangling_sentence_comes_with_the_one_before_or_not_at_all() {
        let text = "The harbour of Brest was closed on Tuesday after a tanker ran aground. Divers found a crack \
            in the hull of the ship. It is four metres long, the coast guard said on Wednesday. But 300 tonnes \
            of oil have been pumped out. Fishing is banned within ten miles of the wreck until Friday. Owners of \
            12 oyster farms expect to lose the season.";
        for points in 0..6 {
            let (choice, _) = chosen(text, points);
            let all = [&[choice.bottom_line][..], &choice.key_points].concat();
            for dangling in [2, 3] {
                let at = |i| all.iter().position(|&j| j == i);
                assert!(at(dangling).is_none() || at(dangling - 1).is_some(), "{points}: {all:?}");
            }
            assert!(choice.key_points.len() <= points);
        }
    }

    #[test]
    fn a_dangling_sentence_is_read_right_after_its_antecedent() {
        let text = "The harbour of Brest was closed on Tuesday after a tanker ran aground. Divers found a crack \
            in the hull of the ship. It is four metres long, the coast guard said on Wednesday. But 300 tonnes \
            of oil have been pumped out. Fishing is banned within ten miles of the wreck until Friday. Owners of \
            12 oyster farms expect to lose the season.";
        let (choice, _) = chosen(text, 5);
        for (at, &i) in choice.key_points.iter().enumerate().skip(3) {
            let leans = matches!(i, 2 | 3) && choice.bottom_line != i - 1;
            assert!(!leans || choice.key_points[at - 1] == i - 1, "{choice:?}");
        }
    }

    #[test]
    fn a_repeated_sentence_is_chosen_once() {
        let text = "Voters in Malta rejected the new port levy by a wide margin on Sunday. Turnout reached 71 per \
            cent, the highest in a decade. Voters in Malta rejected the new port levy by a wide margin. The \
            finance minister, Ann Borg, offered to resign. Shipping firms welcomed the result in Valletta.";
        let (_, texts) = chosen(text, 5);
        assert_eq!(texts.iter().filter(|t| t.contains("rejected the new port levy")).count(), 1, "{texts:?}");
    }

    #[test]
    fn the_bottom_line_is_no_question_and_no_quotation() {
        let text = "Who pays for clean rivers? The water company Severn Blue will refund 90 million pounds to its \
            customers, the regulator ruled on Thursday. The firm had missed targets on leaks for three years. \
            Bills will fall by 14 pounds from April, Severn Blue said.";
        let (_, texts) = chosen(text, 3);
        assert!(texts[0].contains("will refund 90 million"), "{texts:?}");
    }

    #[test]
    fn every_text_with_a_sentence_has_a_choice() {
        for text in ["Yes.", "TRANSCRIPT .", "“Go,” she said. “Now.”", "a b c\n\n1. x\n2. y"] {
            let story = Story::parse(text);
            let document = Document::new(&story, 1);
            for points in 0..4 {
                let choice = choose(&document, &score(&document), points);
                assert_eq!(choice.is_some(), !document.sentences.is_empty(), "{text}");
            }
        }
        let none = Story::default();
        let document = Document::new(&none, 1);
        assert!(choose(&document, &score(&document), 3).is_none());
    }
}
