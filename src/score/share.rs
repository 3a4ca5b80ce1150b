//! The share of each finding in its family's score: shares that add up to the number shown.

use crate::score::Tenths;

/// Splits a shown number in proportion to weights: each part is rounded down to a tenth, and the tenths that
/// remain go to the largest remainders, one each; of equal remainders to the larger weight, then to the earlier
/// finding. So the parts add up exactly, and a larger weight never has a smaller part.
///
/// Weights are finite and not negative; where all are 0, so are the parts.
pub(super) fn split(total: Tenths, weights: &[f64]) -> Vec<Tenths> {
    let sum = sum(weights);
    if sum <= 0.0 {
        return vec![Tenths::default(); weights.len()];
    }
    let quota = |at: usize| weights[at] / sum * f64::from(total.0);
    let mut parts: Vec<_> = (0..weights.len()).map(|at| Tenths(quota(at) as u32)).collect();
    let given: u32 = parts.iter().map(|part| part.0).sum();
    let remainder = |at: usize| quota(at).fract();
    let mut order: Vec<_> = (0..weights.len()).collect();
    order.sort_by(|&a, &b| remainder(b).total_cmp(&remainder(a)).then(weights[b].total_cmp(&weights[a])));
    for at in order.into_iter().take(total.0.saturating_sub(given) as usize) {
        parts[at].0 += 1;
    }
    parts
}

/// The sum, the same to the bit in whatever order the weights come.
fn sum(weights: &[f64]) -> f64 {
    let mut sorted = weights.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.into_iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(total: u32, weights: &[f64]) -> Vec<u32> {
        split(Tenths(total), weights).into_iter().map(|part| part.0).collect()
    }

    #[test]
    fn tenths_that_remain_are_spread() {
        assert_eq!(parts(100, &[1.0, 1.0, 1.0]), [34, 33, 33]);
        assert_eq!(parts(290, &[0.5; 40]).iter().sum::<u32>(), 290);
        assert!(parts(290, &[0.5; 40]).iter().all(|&part| part == 7 || part == 8));
        assert_eq!(parts(1, &[1.0, 2.0, 1.0]), [0, 1, 0]);
    }

    #[test]
    fn a_finding_without_weight_has_no_share() {
        assert_eq!(parts(931, &[0.0, 3.0]), [0, 931]);
        assert_eq!(parts(0, &[0.0, 0.0]), [0, 0]);
        assert!(parts(0, &[]).is_empty());
    }
}
