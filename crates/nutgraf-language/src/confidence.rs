//! From the margins of single decisions to the chance that the skeleton of the sentence is right.

use crate::parse::Parse;

/// Beyond this many training margins a decision is as sure as it gets.
const SURE: f32 = 40.0;

/// The margin, in training margins, at which half a doubt is left.
const HALF: f32 = 5.0;

/// How sure the analysis is of the root and of what hangs from it, from 0 to 1, on no particular scale.
///
/// Each of these decisions adds a doubt that falls with the square of its margin: one narrow decision weighs as
/// much as many fair ones. Decisions deeper in the tree were found to say little about the skeleton.
#[doc(hidden)]
#[must_use]
pub fn sureness(parse: &Parse<'_>) -> f32 {
    let Some(root) = parse.root() else { return 0.0 };
    let doubt: f32 = parse
        .tokens
        .iter()
        .enumerate()
        .filter(|&(i, token)| i == root || token.head == Some(root))
        .map(|(_, token)| token.arc_margin.clamp(0.0, SURE) / HALF)
        .map(|margin| 1.0 / (1.0 + margin * margin))
        .sum();
    1.0 / (1.0 + doubt)
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
