//! What a rank interval promises, held against drawn worlds in which the true places are known.

#![expect(clippy::unwrap_used, reason = "a test that panics is a test that fails")]

use analysis::stats::many::rank_intervals;

/// A generator of our own, so that every run draws the same worlds.
struct Drawn(u64);

impl Drawn {
    fn uniform(&mut self) -> f64 {
        // The generator of Knuth's MMIX; its upper bits.
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from(u32::try_from(self.0 >> 32).unwrap()) / f64::from(u32::MAX)
    }

    /// Twelve uniform numbers less six: normal as far as ranks are concerned, deviation 1.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// In how many of the drawn worlds' objects the interval holds the true place: `objects` whose true
/// values deviate by `spread` and are measured with errors around 1.
fn covered(objects: usize, spread: f64) -> f64 {
    const WORLDS: usize = 60;
    let mut drawn = Drawn(20_251_122);
    let mut held = 0;
    for _ in 0..WORLDS {
        let truth: Vec<f64> = (0..objects).map(|_| spread * drawn.normal()).collect();
        let found: Vec<(f64, f64)> = truth
            .iter()
            .map(|it| {
                let error = 0.6 + 0.8 * drawn.uniform();
                (it + error * drawn.normal(), error)
            })
            .collect();
        for (own, interval) in truth.iter().zip(rank_intervals(&found).unwrap()) {
            let place = 1 + u32::try_from(truth.iter().filter(|it| *it > own).count()).unwrap();
            held += usize::from((interval.best..=interval.worst).contains(&place));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let share = held as f64 / (WORLDS * objects) as f64;
    share
}

#[test]
fn e4_a_rank_interval_holds_the_true_place_in_at_least_93_of_100() {
    for objects in [8, 30, 60] {
        for spread in [0.001, 0.5, 1.0, 3.0] {
            let share = covered(objects, spread);
            assert!(share >= 0.93, "{objects} objects, spread {spread}: {share}");
        }
    }
}

#[test]
fn e4_where_all_are_equal_intervals_reach_over_nearly_all_places() {
    let mut drawn = Drawn(7);
    let found: Vec<(f64, f64)> = (0..40).map(|_| (drawn.normal(), 1.0)).collect();
    let ranks = rank_intervals(&found).unwrap();
    let wide = ranks.iter().filter(|it| it.worst - it.best >= 30).count();
    assert!(wide >= 32, "{wide} of 40");
}
