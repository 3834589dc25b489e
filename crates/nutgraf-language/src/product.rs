//! Products of activations with weights, in integers.

use multiversion::multiversion;

/// Activations times this are stored as integers.
pub const STEPS: f32 = 256.0;

/// Largest stored activation.
pub const HIGHEST: f32 = 8191.0;

/// Largest stored weight: with [`HIGHEST`], the sum over 500 products stays within 31 bits.
pub const HEAVIEST: i32 = 511;

/// Added to a number of less than 22 bits, leaves it rounded in the lowest bits.
const ROUNDING: f32 = 12_582_912.0;

/// The whole number nearest to `value`, which is small.
#[inline]
fn nearest(value: f32) -> i32 {
    (value + ROUNDING).to_bits().cast_signed() - ROUNDING.to_bits().cast_signed()
}

/// `value` as a stored activation.
#[inline]
#[must_use]
pub fn store(value: f32) -> i16 {
    nearest((value * STEPS).clamp(-HIGHEST, HIGHEST)) as i16
}

/// A layer: for each output a row of weights, what one of their units is worth, and a bias.
#[derive(Clone, Debug, Default)]
pub struct Layer<const INPUTS: usize> {
    weights: Vec<[i16; INPUTS]>,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl<const INPUTS: usize> Layer<INPUTS> {
    /// A layer of as many outputs as there are rows of weights, scales and biases.
    #[must_use]
    pub fn new(weights: Vec<[i16; INPUTS]>, scales: Vec<f32>, biases: Vec<f32>) -> Self {
        let scales = scales.into_iter().map(|scale| scale / STEPS).collect();
        Self { weights, scales, biases }
    }

    /// The outputs for each row of `inputs`, one after the other. A row begins `stride` after the one before.
    #[must_use]
    pub fn apply(&self, inputs: &[i16], stride: usize) -> Vec<f32> {
        let rows = (inputs.len() + stride).saturating_sub(INPUTS) / stride.max(1);
        let mut sums = vec![0; rows * self.weights.len()];
        products(inputs, stride, &self.weights, &mut sums);
        let mut outputs = vec![0.0; sums.len()];
        let width = self.weights.len().max(1);
        for (outputs, sums) in outputs.chunks_exact_mut(width).zip(sums.chunks_exact(width)) {
            for (output, ((&sum, scale), bias)) in
                outputs.iter_mut().zip(sums.iter().zip(&self.scales).zip(&self.biases))
            {
                *output = sum as f32 * scale + bias;
            }
        }
        outputs
    }
}

/// The products of each row of `inputs` with each of `weights`, into `sums`.
///
/// The length of a row is known to the compiler, which lays the products out side by side for whatever
/// instructions the machine has; sums of integers are the same in any order.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn products<const N: usize>(inputs: &[i16], stride: usize, weights: &[[i16; N]], sums: &mut [i32]) {
    let width = weights.len().max(1);
    let row = |row: usize| inputs.get(row * stride..).and_then(|rest| rest.first_chunk::<N>());
    // Four rows at a time: the weights, which do not fit the nearest cache, are fetched for all of them at once.
    let mut blocks = sums.chunks_exact_mut(4 * width);
    let mut first = 0;
    for block in &mut blocks {
        let (Some(a), Some(b), Some(c), Some(d)) =
            (row(first), row(first + 1), row(first + 2), row(first + 3))
        else {
            return;
        };
        let (front, back) = block.split_at_mut(2 * width);
        let ((of_a, of_b), (of_c, of_d)) = (front.split_at_mut(width), back.split_at_mut(width));
        for (k, weights) in weights.iter().enumerate() {
            of_a[k] = dot(a, weights);
            of_b[k] = dot(b, weights);
            of_c[k] = dot(c, weights);
            of_d[k] = dot(d, weights);
        }
        first += 4;
    }
    for sums in blocks.into_remainder().chunks_exact_mut(width) {
        let Some(input) = row(first) else { return };
        for (sum, weights) in sums.iter_mut().zip(weights) {
            *sum = dot(input, weights);
        }
        first += 1;
    }
}

/// The product of two rows.
#[inline(always)]
fn dot<const N: usize>(a: &[i16; N], b: &[i16; N]) -> i32 {
    let mut sum = 0;
    for k in 0..N {
        sum += i32::from(a[k]) * i32::from(b[k]);
    }
    sum
}

/// The products of every row of `a` with every row of `b`, row by row.
#[must_use]
pub fn all_products<const N: usize>(a: &[[i16; N]], b: &[[i16; N]]) -> Vec<i32> {
    let mut sums = vec![0; a.len() * b.len()];
    products(a.as_flattened(), N, b, &mut sums);
    sums
}

#[cfg(test)]
mod tests {
    use super::{Layer, STEPS, all_products, store};

    #[test]
    fn activations_are_rounded_and_held_within_bounds() {
        assert_eq!([store(0.0), store(1.0), store(-0.5), store(1.4 / STEPS)], [0, 256, -128, 1]);
        assert_eq!([store(1e9), store(-1e9)], [8191, -8191]);
    }

    #[test]
    fn a_layer_weighs_scales_and_adds() {
        let layer = Layer::new(vec![[1, 2], [-3, 0]], vec![0.5, 1.0], vec![0.25, -1.0]);
        let inputs: Vec<i16> = [1.0, 2.0].repeat(5).into_iter().map(store).collect();
        assert_eq!(layer.apply(&inputs, 2), [2.75, -4.0].repeat(5));
        assert_eq!(layer.apply(&[256, 512, 256], 1), [2.75, -4.0, 2.25, -7.0]);
        assert!(layer.apply(&[], 2).is_empty());
    }

    #[test]
    fn products_of_rows_with_rows() {
        assert_eq!(all_products(&[[1, 2], [3, 4]], &[[1, 0], [0, 1], [1, 1]]), [1, 2, 3, 3, 4, 7]);
        assert!(all_products::<2>(&[], &[]).is_empty());
    }
}
