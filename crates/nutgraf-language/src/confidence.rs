//! From the margins of single decisions to the chance that the skeleton of the sentence is right.

use crate::deprel::Deprel;
use crate::parse::Parse;

/// Beyond this margin a decision is as sure as it gets.
const SURE: f32 = 40.0;

/// The margin at which half a doubt is left.
const HALF: f32 = 5.0;

/// How sure the analysis is of the root and of what hangs from it, from 0 to 1, on no particular scale.
///
/// Each decision adds a doubt that falls with the square of its margin: one narrow decision weighs as much as
/// many fair ones. Those about the root and its arguments count whole, those about what else hangs from it half;
/// those deeper in the tree say little, but what they hold may belong higher up.
#[doc(hidden)]
#[must_use]
pub fn sureness(parse: &Parse<'_>) -> f32 {
    let Some(root) = parse.root() else { return 0.0 };
    let doubt: f32 = parse
        .tokens
        .iter()
        .enumerate()
        .map(|(i, token)| {
            let weight = if i == root || (token.head == Some(root) && is_frame(token.deprel)) {
                1.0
            } else if token.head == Some(root) {
                0.5
            } else {
                0.1
            };
            let margin = token.arc_margin.clamp(0.0, SURE) / HALF;
            weight / (1.0 + margin * margin)
        })
        .sum();
    1.0 / (1.0 + doubt)
}

/// Whether a relation to the root is part of the skeleton of the clause.
#[doc(hidden)]
#[must_use]
pub const fn is_frame(relation: Deprel) -> bool {
    relation.is_subject()
        || matches!(
            relation,
            Deprel::Obj
                | Deprel::Iobj
                | Deprel::Xcomp
                | Deprel::Ccomp
                | Deprel::Aux
                | Deprel::AuxPass
                | Deprel::Cop
        )
}

/// The chance that root, subject, objects, complements, auxiliaries and copula are right, from `steps`: the
/// share of right skeletons up to each degree of sureness.
pub(crate) fn skeleton(parse: &Parse<'_>, steps: &[(f32, f32)]) -> f32 {
    if parse.tokens.is_empty() {
        return 0.0;
    }
    let sureness = sureness(parse);
    let step = steps.iter().find(|&&(up_to, _)| sureness <= up_to).or(steps.last());
    step.map_or(0.0, |&(_, share)| share)
}
