//! Learning to parse, with a dynamic oracle and exploration.

use crate::conllu::GoldSentence;
use crate::oracle::{cost, projectivise};
use crate::random::Random;
use crate::table::{Counter, Index, Moves, ParserTables, Rows};
use nutgraf_language::features::{VOTING, others, voting};
use nutgraf_language::parser::{Decision, RELATIONS, decide};
use nutgraf_language::sentence::{Kept, TagPair, keep};
use nutgraf_language::state::{Move, State};
use nutgraf_language::tagger::Choice;
use nutgraf_language::word::Word;

/// A sentence ready for the parser: its words without punctuation and the gold tree over them.
pub(crate) struct ParseExample {
    pub(crate) kept: Kept,
    /// Gold head of each item; the number of items for the root.
    pub(crate) heads: Vec<usize>,
    pub(crate) labels: Vec<u8>,
}

pub(crate) fn example(
    sentence: &GoldSentence,
    words: &[Word],
    tags: &[Choice],
    classes: &[TagPair],
    unsure: i32,
) -> ParseExample {
    let kept = keep(&sentence.forms(), words, tags, classes, unsure);
    let n = kept.tokens.len();
    let mut place = vec![None; sentence.words.len()];
    for (at, &token) in kept.tokens.iter().enumerate() {
        place[token] = Some(at);
    }
    let mut heads = Vec::with_capacity(n);
    let mut root = None;
    for (at, &token) in kept.tokens.iter().enumerate() {
        let mut above = sentence.words[token].head;
        // A word whose head is left out as punctuation hangs from the head of that.
        while let Some(head) = above
            && place[head].is_none()
        {
            above = sentence.words[head].head;
        }
        heads.push(match (above.and_then(|head| place[head]), root) {
            (Some(head), _) => head,
            (None, None) => {
                root = Some(at);
                n
            }
            (None, Some(root)) => root,
        });
    }
    projectivise(&mut heads);
    let labels = kept.tokens.iter().map(|&token| sentence.words[token].deprel as u8).collect();
    ParseExample { kept, heads, labels }
}

/// Settings of one training run.
#[derive(Clone, Copy)]
pub(crate) struct ParseSettings {
    pub(crate) epochs: usize,
    pub(crate) margin: i32,
    pub(crate) at_least: u8,
    /// From this epoch on, the parser's own moves are followed.
    pub(crate) explore_from: usize,
    /// How often they are followed, of 100.
    pub(crate) explore: usize,
    pub(crate) seed: u64,
}

/// Visits the configurations of the gold derivation.
fn walk(example: &ParseExample, mut visit: impl FnMut(&State)) {
    let mut state = State::default();
    state.reset(example.heads.len());
    while !state.is_done() {
        if state.stack.is_empty() {
            state.make(Move::Shift, 0);
            continue;
        }
        visit(&state);
        let step = [Move::Left, Move::Right, Move::Shift]
            .into_iter()
            .filter(|&step| state.allows(step))
            .min_by_key(|&step| cost(&state, &example.heads, step))
            .unwrap_or(Move::Shift);
        let label = state.top(0);
        state.make(step, example.labels[label]);
    }
}

/// The indexes of features seen often enough in gold derivations: of moves, of labels.
pub(crate) fn indexes(examples: &[ParseExample], at_least: u8) -> (Index, Index) {
    let mut moves = Counter::new();
    let mut labels = Counter::new();
    let mut keys = Vec::new();
    for example in examples {
        walk(example, |state| {
            voting(state, &example.kept.items, &mut keys);
            labels.count(&keys);
            others(state, &example.kept.items, &mut keys);
            moves.count(&keys);
        });
    }
    (Index::counted(moves, at_least, 22), Index::counted(labels, at_least, 21))
}

/// Trains on `examples` with the features of `indexes`.
pub(crate) fn train(
    examples: &[ParseExample],
    indexes: (Index, Index),
    settings: ParseSettings,
    mut after_epoch: impl FnMut(usize),
) -> ParserTables {
    let mut tables = ParserTables { moves: Moves::new(indexes.0), labels: Rows::new(indexes.1) };
    let mut random = Random::new(settings.seed);
    let mut keys = Vec::new();
    let mut decision = Decision::default();
    let mut state = State::default();
    for epoch in 0..settings.epochs {
        for at in random.order(examples.len()) {
            let example = &examples[at];
            let n = example.heads.len();
            state.reset(n);
            while !state.is_done() {
                if state.stack.is_empty() {
                    state.make(Move::Shift, 0);
                    continue;
                }
                if state.next == n && state.stack.len() == 1 {
                    state.make(Move::Left, 0);
                    continue;
                }
                tables.moves.steps += 1;
                tables.labels.steps += 1;
                decide(&state, &example.kept.items, &tables, &mut keys, &mut decision);
                let (step, label) =
                    learn(&mut tables, example, &state, &keys, &decision, epoch, settings, &mut random);
                state.make(step, label);
            }
        }
        after_epoch(epoch);
    }
    tables.moves.settle();
    tables.labels.settle();
    tables
}

/// Updates the weights at one configuration; returns the move to follow and its label.
#[expect(clippy::too_many_arguments, reason = "the one step of the training loop")]
fn learn(
    tables: &mut ParserTables,
    example: &ParseExample,
    state: &State,
    keys: &[u64],
    decision: &Decision,
    epoch: usize,
    settings: ParseSettings,
    random: &mut Random,
) -> (Move, u8) {
    let top = state.top(0);
    let gold_head = example.heads[top];
    let gold_label = example.labels[top];
    let side = |step: Move| usize::from(step == Move::Right) * RELATIONS;
    let makes_gold_arc = |step: Move| match step {
        Move::Shift => false,
        Move::Left => gold_head == state.next,
        Move::Right => gold_head == state.top(1),
    };
    let costs = Move::ALL.map(|step| state.allows(step).then(|| cost(state, &example.heads, step)));
    let least = costs.iter().flatten().min().copied().unwrap_or(0);
    // The best-scoring move without cost, with the gold label where it makes the gold arc,
    let mut good: Option<(Move, u8, i32)> = None;
    // and the best-scoring of all that are wrong in move or label.
    let mut bad: Option<(Move, u8, i32)> = None;
    for step in Move::ALL {
        let Some(cost) = costs[step as usize] else { continue };
        let base = decision.moves[step as usize];
        if cost == least {
            let (label, score) = if makes_gold_arc(step) {
                let labels = &decision.labels[side(step)..side(step) + RELATIONS];
                let rival = (0_u8..).zip(labels).filter(|&(label, _)| label != gold_label);
                if let Some((label, &score)) =
                    rival.max_by_key(|&(label, &score)| (score, std::cmp::Reverse(label)))
                    && bad.is_none_or(|(_, _, worst)| base + score > worst)
                {
                    bad = Some((step, label, base + score));
                }
                (gold_label, base + labels[usize::from(gold_label)])
            } else {
                (decision.label(step), decision.total(step))
            };
            if good.is_none_or(|(_, _, best)| score > best) {
                good = Some((step, label, score));
            }
        } else {
            let score = decision.total(step);
            if bad.is_none_or(|(_, _, worst)| score > worst) {
                bad = Some((step, decision.label(step), score));
            }
        }
    }
    let Some((step, label, score)) = good else { return (Move::Shift, 0) };
    if let Some((rival, rival_label, rival_score)) = bad {
        if score - rival_score < settings.margin {
            if rival != step {
                tables.moves.update(keys, step as usize, rival as usize);
            }
            let votes = &keys[..VOTING];
            if makes_gold_arc(step) || rival != step {
                if step != Move::Shift && makes_gold_arc(step) {
                    tables.labels.update(votes, class(step, label), 1);
                }
                if rival != Move::Shift {
                    tables.labels.update(votes, class(rival, rival_label), -1);
                }
            }
        }
        let wrong = rival_score > score;
        if wrong && epoch >= settings.explore_from && random.below(100) < settings.explore {
            return (rival, rival_label);
        }
    }
    (step, label)
}

/// The label class of an arc made by `step`.
fn class(step: Move, label: u8) -> u8 {
    label + if step == Move::Right { RELATIONS as u8 } else { 0 }
}
