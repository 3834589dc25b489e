//! Products of activations with weights, in integers.

use crate::lanes::{self, LANES, Lanes, ROWS};
use multiversion::multiversion;
use multiversion::target::match_target;

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

/// Rows of weights as they are multiplied: those of some outputs side by side, for two inputs at a time.
#[derive(Clone, Debug, Default)]
pub struct Weights<const INPUTS: usize> {
    outputs: usize,
    lanes: Vec<Lanes>,
}

impl<const INPUTS: usize> Weights<INPUTS> {
    const PAIRS: usize = {
        assert!(INPUTS.is_multiple_of(2));
        INPUTS / 2
    };

    /// The weights in `rows`, one for each output.
    #[must_use]
    pub fn new(rows: &[[i16; INPUTS]]) -> Self {
        let mut lanes = vec![Lanes::default(); rows.len().div_ceil(LANES) * Self::PAIRS];
        for (group, lanes) in rows.chunks(LANES).zip(lanes.chunks_exact_mut(Self::PAIRS)) {
            for (lane, row) in group.iter().enumerate() {
                for (lanes, &pair) in lanes.iter_mut().zip(row.as_chunks().0) {
                    lanes.0[lane] = pair;
                }
            }
        }
        Self { outputs: rows.len(), lanes }
    }

    /// Numbers in a row of sums: one for each output, the last of no use up to a multiple of [`LANES`].
    fn width(&self) -> usize {
        self.outputs.next_multiple_of(LANES)
    }

    /// The products of each row of `inputs` with each row of the weights, row by row.
    #[must_use]
    pub fn products(&self, inputs: &[[i16; INPUTS]]) -> Vec<i32> {
        let mut products = Vec::with_capacity(inputs.len() * self.outputs);
        self.each_row(inputs, |sums| products.extend_from_slice(sums));
        products
    }

    /// Calls `each` with the products of each row of `inputs`.
    fn each_row(&self, inputs: &[[i16; INPUTS]], mut each: impl FnMut(&[i32])) {
        let mut sums = vec![0; ROWS * self.width()];
        for rows in inputs.chunks(ROWS) {
            // What is left over is filled up with the last row.
            let last = rows.len() - 1;
            multiply(std::array::from_fn(|row| rows[row.min(last)].as_chunks().0), &self.lanes, &mut sums);
            for sums in sums.chunks_exact(self.width().max(1)).take(rows.len()) {
                each(&sums[..self.outputs]);
            }
        }
    }
}

/// A layer: for each output a row of weights, what one of their units is worth, and a bias.
#[derive(Clone, Debug, Default)]
pub struct Layer<const INPUTS: usize> {
    weights: Weights<INPUTS>,
    scaling: Scaling,
}

impl<const INPUTS: usize> Layer<INPUTS> {
    /// A layer of as many outputs as there are rows of weights, scales and biases.
    #[must_use]
    pub fn new(weights: &[[i16; INPUTS]], scales: &[f32], biases: Vec<f32>) -> Self {
        Self { weights: Weights::new(weights), scaling: Scaling::new(scales, biases) }
    }

    /// The outputs for each row of `inputs`, one after the other.
    #[must_use]
    pub fn apply(&self, inputs: &[[i16; INPUTS]]) -> Vec<f32> {
        let mut outputs = Vec::new();
        self.apply_to(inputs, &mut outputs);
        outputs
    }

    /// Puts the outputs for each row of `inputs` in place of what `outputs` holds.
    pub fn apply_to(&self, inputs: &[[i16; INPUTS]], outputs: &mut Vec<f32>) {
        outputs.clear();
        outputs.reserve(inputs.len() * self.weights.outputs);
        self.weights.each_row(inputs, |sums| self.scaling.apply(sums, outputs));
    }
}

/// From sums of products to outputs: what a unit of each is worth, and what is added.
#[derive(Clone, Debug, Default)]
pub struct Scaling {
    scales: Vec<f32>,
    biases: Vec<f32>,
}

impl Scaling {
    /// The scaling by `scales`, in units of a weight, and `biases`.
    #[must_use]
    pub fn new(scales: &[f32], biases: Vec<f32>) -> Self {
        Self { scales: scales.iter().map(|scale| scale / STEPS).collect(), biases }
    }

    /// Adds the outputs of one row of `sums` to `outputs`.
    pub fn apply(&self, sums: &[i32], outputs: &mut Vec<f32>) {
        scaled(sums, &self.scales, &self.biases, outputs);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn scaled(sums: &[i32], scales: &[f32], biases: &[f32], outputs: &mut Vec<f32>) {
    outputs
        .extend(sums.iter().zip(scales).zip(biases).map(|((&sum, scale), bias)| sum as f32 * scale + bias));
}

/// The products of four rows of inputs with `weights`, into as many rows of `sums`.
///
/// Sums of integers are the same in any order, so each machine may use what instructions it has.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512vl", "x86_64+avx2"))]
fn multiply(rows: [&[[i16; 2]]; ROWS], weights: &[Lanes], sums: &mut [i32]) {
    let pairs = rows[0].len().max(1);
    let width = sums.len() / ROWS;
    for (group, weights) in weights.chunks_exact(pairs).enumerate() {
        let tile = match_target! {
            "x86_64+avx512f+avx512bw+avx512vl" => lanes::with_avx512(rows, weights),
            "x86_64+avx2" => lanes::with_avx2(rows, weights),
            _ => lanes::tile(rows, weights),
        };
        for (sums, tile) in sums.chunks_exact_mut(width).zip(&tile) {
            sums[group * LANES..][..LANES].copy_from_slice(tile);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HEAVIEST, HIGHEST, Layer, STEPS, Weights, store};

    #[test]
    fn activations_are_rounded_and_held_within_bounds() {
        assert_eq!([store(0.0), store(1.0), store(-0.5), store(1.4 / STEPS)], [0, 256, -128, 1]);
        assert_eq!([store(1e9), store(-1e9)], [8191, -8191]);
    }

    #[test]
    fn a_layer_weighs_scales_and_adds() {
        let layer = Layer::new(&[[1, 2], [-3, 0]], &[0.5, 1.0], vec![0.25, -1.0]);
        assert_eq!(layer.apply(&[[store(1.0), store(2.0)]; 5]), [2.75, -4.0].repeat(5));
        assert_eq!(layer.apply(&[[256, 512], [512, 256]]), [2.75, -4.0, 2.25, -7.0]);
        assert!(layer.apply(&[]).is_empty());
    }

    #[test]
    fn products_of_rows_with_rows() {
        let weights = Weights::new(&[[1, 0], [0, 1], [1, 1]]);
        assert_eq!(weights.products(&[[1, 2], [3, 4]]), [1, 2, 3, 3, 4, 7]);
        assert!(weights.products(&[]).is_empty());
        assert!(Weights::<2>::new(&[]).products(&[[1, 2]]).is_empty());
    }

    #[test]
    fn products_are_those_added_one_by_one() {
        const INPUTS: usize = 96;
        let mut state = 7_u32;
        let mut number = |most: i32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((state >> 8) as i32 % (2 * most + 1) - most) as i16
        };
        let mut rows = |count: usize, most: i32| -> Vec<[i16; INPUTS]> {
            (0..count).map(|_| std::array::from_fn(|_| number(most))).collect()
        };
        let (weights, inputs) = (rows(70, HEAVIEST), rows(13, HIGHEST as i32));
        let one_by_one: Vec<i32> = inputs
            .iter()
            .flat_map(|input| weights.iter().map(move |row| (input, row)))
            .map(|(input, row)| input.iter().zip(row).map(|(&a, &b)| i32::from(a) * i32::from(b)).sum())
            .collect();
        assert_eq!(Weights::new(&weights).products(&inputs), one_by_one);
    }
}
