//! The relations of the words below their heads, where a head may have a thing only once.
//!
//! A predicate has one subject, one object and one receiver at most: Universal Dependencies holds its treebanks to
//! that. Each word is scored without regard to the others; of two that claim one place, all but one give way.

use crate::choice::{Choice, WIDEST, choose};
use crate::deprel::Deprel;
use crate::network::LABELS;

/// What a word has one of at most among its dependents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// What the predicate is said of.
    Subject,
    /// What it acts on; a clause can stand for it.
    Object,
    /// Whom it acts for.
    Receiver,
}

impl Place {
    /// The place `relation` takes, if it is one that a single word takes.
    const fn of(relation: Deprel) -> Option<Self> {
        Some(match relation {
            Deprel::Nsubj | Deprel::NsubjPass | Deprel::Csubj | Deprel::CsubjPass => Self::Subject,
            Deprel::Obj | Deprel::Ccomp => Self::Object,
            Deprel::Iobj => Self::Receiver,
            _ => return None,
        })
    }

    fn of_choice(choice: &Choice) -> Option<Self> {
        Deprel::ALL.get(usize::from(choice.class)).copied().and_then(Self::of)
    }
}

/// Places that are taken below one head.
#[derive(Clone, Copy, Debug, Default)]
struct Taken([bool; 3]);

impl Taken {
    const fn has(self, place: Place) -> bool {
        self.0[place as usize]
    }

    const fn take(&mut self, place: Place) {
        self.0[place as usize] = true;
    }
}

/// Relations of the words of a tree.
#[derive(Clone, Debug)]
pub(crate) struct Relations {
    /// The relation of each word to its head; a word that gave way has no margin.
    pub(crate) choices: Vec<Choice>,
    /// The words that claimed a place another claimed, too.
    pub(crate) claimants: Vec<usize>,
    /// What those that gave way lost, in scores.
    pub(crate) loss: f32,
}

impl Relations {
    /// The relations of the words to their `heads`, where the number of words stands for the root, from a row of
    /// [`LABELS`] scores for each.
    pub(crate) fn new(scores: &[f32], heads: &[usize]) -> Self {
        let (rows, words) = (scores.as_chunks::<LABELS>().0, heads.len());
        let best = |(scores, &head)| if head == words { ROOT } else { relation(scores, Taken::default()) };
        let choices: Vec<Choice> = rows.iter().zip(heads).map(best).collect();
        let claim = |(at, choice)| Some((heads[at], Place::of_choice(choice)?, at));
        let mut claims: Vec<_> = choices.iter().enumerate().filter_map(claim).collect();
        claims.sort_unstable();
        let mut relations = Self { choices, claimants: Vec::new(), loss: 0.0 };
        for below in claims.chunk_by(|a, b| a.0 == b.0) {
            let mut taken = Taken::default();
            below.iter().for_each(|&(_, place, _)| taken.take(place));
            for claims in below.chunk_by(|a, b| a.1 == b.1).filter(|claims| claims.len() > 1) {
                relations.settle(rows, claims.iter().map(|&(_, _, at)| at).collect(), &mut taken);
            }
        }
        relations
    }

    /// Lets all but one of the `claimants` of a place give way, at each turn the one that loses least.
    fn settle(&mut self, rows: &[[f32; LABELS]], mut claimants: Vec<usize>, taken: &mut Taken) {
        self.claimants.extend(&claimants);
        while claimants.len() > 1 {
            let ways = claimants.iter().enumerate().map(|(turn, &at)| {
                let (own, other) = (self.choices[at], relation(&rows[at], *taken));
                let score = |choice: Choice| rows[at][usize::from(choice.class)];
                (turn, other, score(own) - score(other))
            });
            let Some((turn, other, loss)) = ways.min_by(|a, b| a.2.total_cmp(&b.2)) else { return };
            self.choices[claimants.remove(turn)] = Choice { margin: 0.0, ..other };
            self.loss += loss;
            if let Some(place) = Place::of_choice(&other) {
                taken.take(place);
            }
        }
    }
}

/// The relation of the root, which no other word has.
const ROOT: Choice = Choice { class: Deprel::Root as u8, margin: WIDEST };

/// The best relation of a word that is not the root, in no place already `taken`.
fn relation(scores: &[f32; LABELS], taken: Taken) -> Choice {
    choose::<{ Deprel::ALL.len() }>(std::array::from_fn(|class| {
        let relation = Deprel::ALL[class];
        let open = relation != Deprel::Root && Place::of(relation).is_none_or(|place| !taken.has(place));
        if open { scores[class] } else { f32::MIN }
    }))
}

#[cfg(test)]
mod tests {
    use super::Relations;
    use crate::deprel::Deprel;
    use crate::network::LABELS;

    /// A row of scores for each word.
    fn scores<const N: usize>(words: [&[(Deprel, f32)]; N]) -> Vec<f32> {
        let mut rows = vec![[0.0; LABELS]; N];
        for (row, word) in rows.iter_mut().zip(words) {
            for &(relation, score) in word {
                row[relation as usize] = score;
            }
        }
        rows.into_flattened()
    }

    fn relations(relations: &Relations) -> Vec<Deprel> {
        relations.choices.iter().map(|choice| Deprel::ALL[usize::from(choice.class)]).collect()
    }

    #[test]
    fn of_two_objects_the_one_that_loses_least_gives_way() {
        // "gave him books"
        let scores = scores([
            &[],
            &[(Deprel::Obj, 9.0), (Deprel::Iobj, 7.0)],
            &[(Deprel::Obj, 8.0), (Deprel::Iobj, 1.0), (Deprel::Obl, 2.0)],
        ]);
        let found = Relations::new(&scores, &[3, 0, 0]);
        assert_eq!(relations(&found), [Deprel::Root, Deprel::Iobj, Deprel::Obj]);
        assert_eq!((found.claimants, found.loss), (vec![1, 2], 2.0));
        assert_eq!(found.choices[1].margin, 0.0);
    }

    #[test]
    fn words_that_give_way_do_not_crowd_into_another_place() {
        let both = [(Deprel::Obj, 9.0), (Deprel::Iobj, 8.0), (Deprel::Obl, 6.0)];
        let found = Relations::new(&scores([&[], &both, &both, &both]), &[4, 0, 0, 0]);
        assert_eq!(relations(&found), [Deprel::Root, Deprel::Iobj, Deprel::Obl, Deprel::Obj]);
        assert_eq!(found.loss, 4.0);
    }

    #[test]
    fn each_head_has_places_of_its_own() {
        let object = [(Deprel::Obj, 9.0), (Deprel::Obl, 6.0)];
        let found = Relations::new(&scores([&[], &object, &object]), &[3, 0, 1]);
        assert_eq!(relations(&found), [Deprel::Root, Deprel::Obj, Deprel::Obj]);
        assert!(found.claimants.is_empty());
    }
}
