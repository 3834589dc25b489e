//! Products of small dense matrices, each sum in one fixed order.

use multiversion::multiversion;

/// Columns a block of a product holds in registers.
const COLUMNS: usize = 16;

/// Adds `x · w` to `y`: `x` has rows of `inner`, `w` and `y` rows of `columns`, a multiple of 16.
///
/// Every sum runs over `inner` in order, whatever the blocks and the instructions the machine has for them: the
/// result is the same everywhere.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
pub(crate) fn multiply_add(x: &[f32], w: &[f32], y: &mut [f32], inner: usize, columns: usize) {
    let rows = y.len() / columns;
    let mut row = 0;
    while row + 4 <= rows {
        for column in (0..columns).step_by(COLUMNS) {
            block::<4>(x, w, y, (row, column), inner, columns);
        }
        row += 4;
    }
    while row < rows {
        for column in (0..columns).step_by(COLUMNS) {
            block::<1>(x, w, y, (row, column), inner, columns);
        }
        row += 1;
    }
}

#[inline(always)]
fn block<const ROWS: usize>(
    x: &[f32],
    w: &[f32],
    y: &mut [f32],
    (row, column): (usize, usize),
    inner: usize,
    columns: usize,
) {
    let mut sums = [[0_f32; COLUMNS]; ROWS];
    for (r, sums) in sums.iter_mut().enumerate() {
        sums.copy_from_slice(&y[(row + r) * columns + column..][..COLUMNS]);
    }
    let xs: [&[f32]; ROWS] = std::array::from_fn(|r| &x[(row + r) * inner..][..inner]);
    for (k, w) in w.chunks_exact(columns).take(inner).enumerate() {
        let Some(w) = w[column..].first_chunk::<COLUMNS>() else { return };
        for (sums, x) in sums.iter_mut().zip(&xs) {
            let a = x[k];
            for (sum, &w) in sums.iter_mut().zip(w) {
                *sum += a * w;
            }
        }
    }
    for (r, sums) in sums.iter().enumerate() {
        y[(row + r) * columns + column..][..COLUMNS].copy_from_slice(sums);
    }
}

/// The transposed of `x`, which has rows of `columns`.
pub(crate) fn transposed(x: &[f32], columns: usize) -> Vec<f32> {
    let rows = x.len() / columns.max(1);
    let mut out = vec![0.0; rows * columns];
    for (r, row) in x.chunks_exact(columns).enumerate() {
        for (c, &value) in row.iter().enumerate() {
            out[c * rows + r] = value;
        }
    }
    out
}

/// e to the power of `x`, for `x` up to 0, by plain arithmetic (about six digits).
pub(crate) fn exponential(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let whole = (x * std::f32::consts::LOG2_E).round();
    let rest = x - whole * std::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5 + rest * (1.0 / 6.0 + rest * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest / 720.0)))));
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// Turns `scores` into shares that add up to 1.
pub(crate) fn softmax(scores: &mut [f32]) {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = exponential(*score - top);
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
}
