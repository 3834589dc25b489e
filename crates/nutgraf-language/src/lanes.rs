//! The innermost loop of a product: four rows of inputs with the weights of thirty-two outputs.

/// Outputs whose weights lie side by side.
pub(crate) const LANES: usize = 32;

/// Rows of inputs at a time: the weights, which do not fit the nearest cache, are fetched once for all of them.
pub(crate) const ROWS: usize = 4;

/// The weights of [`LANES`] outputs for two inputs, in two cache lines.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C, align(64))]
pub(crate) struct Lanes(pub(crate) [[i16; 2]; LANES]);

/// The sums of the products of [`ROWS`] rows of pairs of inputs with `weights`, those of one pair each.
///
/// The others in this module give the same sums.
#[inline]
pub(crate) fn tile(rows: [&[[i16; 2]]; ROWS], weights: &[Lanes]) -> [[i32; LANES]; ROWS] {
    let mut sums = [[0; LANES]; ROWS];
    for (row, sums) in rows.into_iter().zip(&mut sums) {
        for (&[first, second], weights) in row.iter().zip(weights) {
            for (sum, weights) in sums.iter_mut().zip(&weights.0) {
                *sum += i32::from(first) * i32::from(weights[0]) + i32::from(second) * i32::from(weights[1]);
            }
        }
    }
    sums
}

#[cfg(target_arch = "x86_64")]
pub(crate) use x86::{with_avx2, with_avx512};

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{LANES, Lanes, ROWS};
    use bytemuck::must_cast;
    use std::arch::x86_64::{
        __m256i, __m512i, _mm256_add_epi32, _mm256_madd_epi16, _mm256_set1_epi32, _mm256_setzero_si256,
        _mm512_dpwssd_epi32, _mm512_set1_epi32, _mm512_setzero_si512,
    };

    /// The first `pairs` of each row, so that the loops need not ask whether there are as many. Written out: a closure
    /// is compiled without the instructions of its caller, and called.
    #[inline(always)]
    fn cut(rows: [&[[i16; 2]]; ROWS], pairs: usize) -> [&[[i16; 2]]; ROWS] {
        let [a, b, c, d] = rows;
        [&a[..pairs], &b[..pairs], &c[..pairs], &d[..pairs]]
    }

    /// Adds up two products at a time, in each of 16 lanes.
    #[inline]
    #[target_feature(enable = "avx512f,avx512vnni")]
    pub(crate) fn with_avx512(rows: [&[[i16; 2]]; ROWS], weights: &[Lanes]) -> [[i32; LANES]; ROWS] {
        let mut sums = [[_mm512_setzero_si512(); 2]; ROWS];
        let rows = cut(rows, weights.len());
        for (k, weights) in weights.iter().enumerate() {
            let weights: [__m512i; 2] = must_cast(weights.0);
            for (sums, row) in sums.iter_mut().zip(rows) {
                let inputs = _mm512_set1_epi32(must_cast(row[k]));
                for (sum, weights) in sums.iter_mut().zip(weights) {
                    *sum = _mm512_dpwssd_epi32(*sum, inputs, weights);
                }
            }
        }
        must_cast(sums)
    }

    /// Adds up two products at a time, in each of 8 lanes.
    #[inline]
    #[target_feature(enable = "avx2")]
    pub(crate) fn with_avx2(rows: [&[[i16; 2]]; ROWS], weights: &[Lanes]) -> [[i32; LANES]; ROWS] {
        let rows = cut(rows, weights.len());
        let mut sums = [[[_mm256_setzero_si256(); 2]; 2]; ROWS];
        // Half of the lanes at a time: the sums of all do not fit the registers.
        for half in 0..2 {
            let mut part = [[_mm256_setzero_si256(); 2]; ROWS];
            for (k, weights) in weights.iter().enumerate() {
                let weights: [[__m256i; 2]; 2] = must_cast(weights.0);
                for (sums, row) in part.iter_mut().zip(rows) {
                    let inputs = _mm256_set1_epi32(must_cast(row[k]));
                    for (sum, weights) in sums.iter_mut().zip(weights[half]) {
                        *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(inputs, weights));
                    }
                }
            }
            for (sums, part) in sums.iter_mut().zip(part) {
                sums[half] = part;
            }
        }
        must_cast(sums)
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Lanes, ROWS, tile};
    use multiversion::multiversion;
    use multiversion::target::match_target;

    type Sums = [[i32; LANES]; ROWS];

    #[multiversion(targets("x86_64+avx2"))]
    fn in_avx2(rows: [&[[i16; 2]]; ROWS], weights: &[Lanes]) -> Sums {
        match_target! {
            "x86_64+avx2" => super::with_avx2(rows, weights),
            _ => tile(rows, weights),
        }
    }

    #[multiversion(targets("x86_64+avx512f"))]
    fn in_avx512(rows: [&[[i16; 2]]; ROWS], weights: &[Lanes]) -> Sums {
        match_target! {
            "x86_64+avx512f" => super::with_avx512(rows, weights),
            _ => tile(rows, weights),
        }
    }

    #[test]
    fn every_instruction_set_of_the_machine_gives_the_same_sums() {
        let number = |k: usize, most: i32| ((k * 7919 + 13) as i32 % (2 * most + 1) - most) as i16;
        let weights: Vec<Lanes> = (0..48)
            .map(|k| Lanes(std::array::from_fn(|lane| [0, 40].map(|half| number(k * 80 + half + lane, 511)))))
            .collect();
        let inputs: Vec<[i16; 2]> = (0..300).map(|k| [number(k, 8191), number(k + 500, 8191)]).collect();
        let rows = [0, 60, 120, 180].map(|from| &inputs[from..from + weights.len()]);
        let sums = tile(rows, &weights);
        assert_eq!(in_avx2(rows, &weights), sums);
        assert_eq!(in_avx512(rows, &weights), sums);
        let one_by_one: i32 = (0..weights.len())
            .map(|k| (0..2).map(|i| i32::from(rows[1][k][i]) * i32::from(weights[k].0[5][i])).sum::<i32>())
            .sum();
        assert_eq!(sums[1][5], one_by_one);
    }
}
