//! From the margins of single decisions to the chance that the skeleton of the sentence is right.

use crate::parse::Parse;

/// The chance that root, subject, objects, complements, auxiliaries and copula are right.
pub(crate) fn skeleton(parse: &Parse<'_>) -> f32 {
    let narrowest = parse.tokens.iter().map(|token| token.arc_margin).fold(f32::INFINITY, f32::min);
    if narrowest.is_finite() { (0.5 + narrowest / 4.0).clamp(0.0, 1.0) } else { 0.0 }
}
