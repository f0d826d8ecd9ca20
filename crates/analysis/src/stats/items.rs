//! Items of a test: how much of each is earned, and how well it tells strong from weak.
//!
//! Classical test theory from sums alone: what is needed of each object are its points in the item
//! and in all items, so groups are added before anything is divided. Sources: Lord, Novick 1968;
//! Cronbach 1951; sample moments (n − 1).

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::interval::{Interval, mean_t};

/// The fewest objects of which a correlation of an item with the rest is told.
const OBJECTS_MIN: u64 = 10;

/// Sums over objects of the points x of one item and the points t of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemSums {
    /// How many objects.
    pub n: u64,
    /// Of them with no points.
    pub zero: u64,
    /// Σx.
    pub x: u64,
    /// Σx².
    pub xx: u64,
    /// Σt.
    pub t: u64,
    /// Σt².
    pub tt: u64,
    /// Σxt.
    pub xt: u64,
}

impl ItemSums {
    /// Adds an object with `x` points of the item and `t` of all items.
    pub fn add(&mut self, x: u64, t: u64) {
        *self += Self { n: 1, zero: u64::from(x == 0), x, xx: x * x, t, tt: t * t, xt: x * t };
    }

    /// The share of the points that could be earned: Σx/(n·max).
    ///
    /// The interval is that of the mean of x by [`mean_t`], divided by `max` and cut at 0 and 1. `None`
    /// for nobody or a maximum of 0.
    ///
    /// ```
    /// use analysis::stats::items::ItemSums;
    ///
    /// let mut item = ItemSums::default();
    /// [2, 1, 0, 2].iter().for_each(|points| item.add(*points, 9));
    /// assert_eq!(item.completion(2).map(|it| it.0), Some(0.625));
    /// ```
    pub fn completion(&self, max: u64) -> Option<(f64, Option<Interval>)> {
        if self.n == 0 || max == 0 {
            return None;
        }
        let most = max as f64;
        let interval = mean_t(self.mean(), self.variance()?.sqrt(), self.n);
        let interval = interval
            .map(|it| Interval { low: (it.low / most).max(0.0), high: (it.high / most).min(1.0) });
        Some((self.mean() / most, interval))
    }

    /// The mean of x; of nobody it is not a number.
    pub fn mean(&self) -> f64 {
        self.x as f64 / self.n as f64
    }

    /// The sample standard deviation of x; `None` for fewer than two objects.
    pub fn sd(&self) -> Option<f64> {
        (self.n >= 2).then(|| self.variance().map(f64::sqrt))?
    }

    /// The correlation of the item with the rest, x with t − x: its discrimination.
    ///
    /// From 10 objects on. `None` for fewer or where one of the two does not vary.
    pub fn item_rest(&self) -> Option<f64> {
        if self.n < OBJECTS_MIN {
            return None;
        }
        let n = self.n as f64;
        let moment = |ab: u64, a: u64, b: u64| ab as f64 - a as f64 * b as f64 / n;
        let (xx, tt) = (moment(self.xx, self.x, self.x), moment(self.tt, self.t, self.t));
        let xt = moment(self.xt, self.x, self.t);
        let r = (xt - xx) / (xx * (tt - 2.0 * xt + xx)).sqrt();
        r.is_finite().then(|| r.clamp(-1.0, 1.0))
    }

    /// The sample variance of x; of one object it is 0, and there is no interval.
    fn variance(&self) -> Option<f64> {
        let n = self.n as f64;
        let sum = self.xx as f64 - self.x as f64 * self.x as f64 / n;
        (self.n > 0).then(|| sum.max(0.0) / (n - 1.0).max(1.0))
    }
}

impl AddAssign for ItemSums {
    fn add_assign(&mut self, other: Self) {
        let Self { n, zero, x, xx, t, tt, xt } = other;
        self.n += n;
        self.zero += zero;
        self.x += x;
        self.xx += xx;
        self.t += t;
        self.tt += tt;
        self.xt += xt;
    }
}

/// How consistently the items measure one thing: k/(k − 1)·(1 − Σs²ₓ/s²ₜ), Cronbach 1951.
///
/// All items must be of the same objects. `None` for fewer than two items or objects, items of
/// different numbers of objects, or a total that does not vary.
pub fn alpha(items: &[ItemSums]) -> Option<f64> {
    let first = items.first()?;
    let same = items.iter().all(|it| (it.n, it.t, it.tt) == (first.n, first.t, first.tt));
    if !same || items.len() < 2 || first.n < 2 {
        return None;
    }
    let n = first.n as f64;
    let total = (first.tt as f64 - first.t as f64 * first.t as f64 / n) / (n - 1.0);
    let parts: f64 = items.iter().filter_map(ItemSums::variance).sum();
    let k = items.len() as f64;
    let value = k / (k - 1.0) * (1.0 - parts / total);
    value.is_finite().then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn c12_groups_are_added_before_anything_is_divided() {
        let of = |points: &[(u64, u64)]| {
            let mut sums = ItemSums::default();
            points.iter().for_each(|(x, t)| sums.add(*x, *t));
            sums
        };
        let points =
            [(0, 3), (1, 9), (2, 12), (2, 11), (0, 2), (1, 7), (1, 4), (2, 9), (0, 1), (1, 5)];
        let mut sum = of(&points[..4]);
        sum += of(&points[4..]);
        assert_eq!(sum, of(&points));
        assert_eq!((sum.n, sum.zero, sum.x), (10, 3, 10));
        assert!(sum.item_rest().is_some_and(|it| it > 0.8));
    }

    #[test]
    fn c12_what_cannot_be_told_is_absent() {
        let nobody = ItemSums::default();
        assert_eq!((nobody.completion(2), nobody.item_rest(), nobody.sd()), (None, None, None));
        let mut one = nobody;
        one.add(2, 5);
        assert_eq!(one.completion(2), Some((1.0, None)));
        assert_eq!(one.completion(0), None);
        assert_eq!(alpha(&[one]), None);
        assert_eq!(alpha(&[one, one]), None);
        let mut all_equal = ItemSums::default();
        (0..20).for_each(|_| all_equal.add(1, 4));
        assert_eq!(all_equal.item_rest(), None);
    }
}
