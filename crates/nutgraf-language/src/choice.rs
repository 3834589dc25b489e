//! The best of several classes, and by how much it is the best.

/// A class and by how much its score beats the next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Choice {
    pub(crate) class: u8,
    pub(crate) margin: f32,
}

/// The margin of a decision that had no alternative.
pub(crate) const WIDEST: f32 = 100.0;

/// The best of `scores`, the first in a tie.
pub(crate) fn choose<const N: usize>(mut scores: [f32; N]) -> Choice {
    let best = largest(&scores);
    let class = scores.iter().position(|&score| score == best).unwrap_or(0);
    scores[class] = f32::MIN;
    Choice { class: class as u8, margin: (best - largest(&scores)).min(WIDEST) }
}

/// The largest of `scores`, looked for in eight rows at a time.
fn largest(scores: &[f32]) -> f32 {
    let larger = |a: f32, b: f32| if a > b { a } else { b };
    let (rows, rest) = scores.as_chunks::<8>();
    let lanes = rows.iter().fold([f32::MIN; 8], |best, row| std::array::from_fn(|k| larger(row[k], best[k])));
    lanes.into_iter().chain(rest.iter().copied()).fold(f32::MIN, larger)
}
