//! Tasks of a work: how the points of each pupil are spread over them.
//!
//! Nothing was measured here: tasks give 1, 1, 2, 1, 2 and 3 points in turn, later ones are harder, and
//! schools differ in each task a little beside what they can do. The points of a pupil stay what they
//! are; which of them were earned is drawn without replacement, easy ones sooner.

use crate::{
    Region, Sitting,
    dice::{Dice, Stream},
    work::Marking,
};

/// What tasks give, in turn.
const POINTS: [u16; 6] = [1, 1, 2, 1, 2, 3];
/// From the first task to the last, in logarithms of the odds to earn a point.
const HARDER: f64 = 2.4;
/// How much tasks lie off that line, each way.
const UNEVEN: f64 = 0.6;
/// How much schools differ in a task.
const OF_SCHOOL: f64 = 0.35;

/// The points of a sitting, task by task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tasks {
    /// What each task gives.
    pub most: Vec<u16>,
    /// For each outcome its points; none for who was absent.
    pub points: Vec<Vec<u16>>,
}

impl Region {
    /// The tasks of a sitting; nothing where the work has none.
    pub fn tasks(&self, sitting: &Sitting<'_>) -> Option<Tasks> {
        let Marking::Points { max, .. } = sitting.work.marking else { return None };
        let most = most(max);
        let school = self.schools().position(|(it, ..)| it.code == sitting.school.code)?;
        // The same for all schools of a year, then the school's own.
        let work = usize::from(sitting.work.grade) << 4 | sitting.work.subject as usize;
        let year = usize::from(sitting.year.unsigned_abs() % 64);
        let mut dice = Dice::new(self.config().seed, Stream::Tasks, year << 8 | work);
        let slope = |at: usize| HARDER * (0.5 - at as f64 / most.len() as f64);
        let usual: Vec<f64> =
            (0..most.len()).map(|at| slope(at) + UNEVEN * dice.normal()).collect();
        let stream = (school + 1) << 14 | year << 8 | work;
        let mut dice = Dice::new(self.config().seed, Stream::Tasks, stream);
        let own: Vec<f64> = usual.iter().map(|it| it + OF_SCHOOL * dice.normal()).collect();
        let points = sitting.outcomes.iter().map(|it| {
            it.points.map_or_else(Vec::new, |points| spread(points, &most, &own, &mut dice))
        });
        Some(Tasks { points: points.collect(), most })
    }
}

/// What the tasks of a work give, so that they sum to `max`.
pub(crate) fn most(max: u16) -> Vec<u16> {
    let (mut left, mut most) = (max, Vec::new());
    for points in POINTS.iter().cycle() {
        if left == 0 {
            break;
        }
        most.push((*points).min(left));
        left -= (*points).min(left);
    }
    most
}

/// `points` of the single points, the easy ones sooner: the largest of easiness and Gumbel noise, which
/// is drawing without replacement by weight (Yellott 1977).
fn spread(points: u16, most: &[u16], easiness: &[f64], dice: &mut Dice) -> Vec<u16> {
    let mut single: Vec<(f64, usize)> = Vec::new();
    for (at, (most, easiness)) in most.iter().zip(easiness).enumerate() {
        for _ in 0..*most {
            let noise = -(-dice.share().max(f64::MIN_POSITIVE).ln()).ln();
            single.push((easiness + noise, at));
        }
    }
    single.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut spread = vec![0; most.len()];
    single.iter().take(points.into()).for_each(|(_, at)| spread[*at] += 1);
    spread
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c12_points_of_tasks_sum_to_the_score_and_none_is_above_its_maximum() {
        let most = most(20);
        assert_eq!(most, [1, 1, 2, 1, 2, 3, 1, 1, 2, 1, 2, 3]);
        let mut dice = Dice::new(7, Stream::Tasks, 0);
        for points in 0..=20 {
            let found = spread(points, &most, &[0.0; 12], &mut dice);
            assert_eq!(found.iter().sum::<u16>(), points);
            assert!(found.iter().zip(&most).all(|(it, most)| it <= most), "{found:?}");
        }
    }
}
