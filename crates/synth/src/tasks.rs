//! Tasks of a work: how the points of each pupil are spread over them.
//!
//! Nothing was measured here: tasks give 1, 1, 2, 1, 2 and 3 points in turn, later ones are harder, and
//! schools differ in each task a little beside what they can do. The points of a pupil stay what they
//! are; which of them were earned is drawn without replacement, easy ones sooner. What an inflating school
//! adds lies where points are missing, hard tasks as soon as easy ones.

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
            let given = |points: u16| spread([points - it.added, it.added], &most, &own, &mut dice);
            it.points.map_or_else(Vec::new, given)
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

/// So many of the single points were earned, the easy ones sooner: the largest of easiness and Gumbel
/// noise, which is drawing without replacement by weight (Yellott 1977). Then so many of the others were
/// added, whatever the task.
fn spread([earned, added]: [u16; 2], most: &[u16], easiness: &[f64], dice: &mut Dice) -> Vec<u16> {
    let mut single: Vec<(f64, usize)> = Vec::new();
    for (at, (most, easiness)) in most.iter().zip(easiness).enumerate() {
        for _ in 0..*most {
            let noise = -(-dice.share().max(f64::MIN_POSITIVE).ln()).ln();
            single.push((easiness + noise, at));
        }
    }
    single.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut spread = vec![0; most.len()];
    single.iter().take(earned.into()).for_each(|(_, at)| spread[*at] += 1);
    let mut rest: Vec<usize> = single.iter().skip(earned.into()).map(|it| it.1).collect();
    if added > 0 {
        dice.shuffle(&mut rest);
    }
    rest.iter().take(added.into()).for_each(|at| spread[*at] += 1);
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
            let found = spread([points, 0], &most, &[0.0; 12], &mut dice);
            assert_eq!(found.iter().sum::<u16>(), points);
            assert!(found.iter().zip(&most).all(|(it, most)| it <= most), "{found:?}");
        }
    }

    #[test]
    fn e13_what_was_added_lies_in_hard_tasks_as_soon_as_in_easy_ones() {
        let most = [1; 10];
        let easiness = [3.0, 2.0, 1.0, 1.0, 0.0, 0.0, -1.0, -1.0, -2.0, -3.0];
        let mut dice = Dice::new(7, Stream::Tasks, 1);
        let mut hardest = |parts: [u16; 2]| {
            let found: Vec<Vec<u16>> =
                (0..1_000).map(|_| spread(parts, &most, &easiness, &mut dice)).collect();
            assert!(found.iter().all(|it| it.iter().sum::<u16>() == parts[0] + parts[1]));
            found.iter().map(|it| u32::from(it[9])).sum::<u32>()
        };
        // Two of the five that five earned ones leave: 400 of 1,000, and six tenths of the few in which
        // it was earned itself. Three standard deviations of such a count are 46.
        let (earned, added) = (hardest([7, 0]), hardest([5, 2]));
        assert!(earned < 150 && (354..=470).contains(&added), "{earned} and {added}");
    }
}
