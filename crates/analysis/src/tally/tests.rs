//! Sums are exact in any order, and what is missing stays missing.

use proptest::prelude::*;

use super::*;

#[test]
fn a_part_missing_on_one_side_keeps_its_own_n() {
    let with = Tally { participants: 30, scores: Some(Sum { n: 30, sum: 90 }), ..Tally::default() };
    let without = Tally { participants: 10, ..Tally::default() };
    let both = with + without;
    assert_eq!(both.participants, 40);
    assert_eq!(both.scores, Some(Sum { n: 30, sum: 90 }));
    assert_eq!(both.coverage(30), Some(0.75));
}

#[test]
fn nobody_is_covered_by_nothing() {
    assert_eq!(Tally::default().coverage(0), None);
}

fn part<T: std::fmt::Debug + 'static>(
    inner: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Option<T>> {
    prop_oneof![inner.prop_map(Some).boxed(), Just(()).prop_map(|()| None).boxed()]
}

fn sum() -> impl Strategy<Value = Sum> {
    (0_u64..1_000_000, -1_000_000_000_000_i128..1_000_000_000_000)
        .prop_map(|(n, sum)| Sum { n, sum })
}

fn tally() -> impl Strategy<Value = Tally> {
    let levels = (prop::array::uniform6(0_u64..100_000), 0_u64..100)
        .prop_map(|(counts, not_graded)| Levels { counts, not_graded });
    let three = (0_u64..1_000, 0_u64..1_000, 0_u64..1_000);
    let attendance = three.clone().prop_map(|(registered, present, valid)| Attendance {
        registered,
        present,
        valid,
    });
    let journal = three.prop_map(|(lower, same, higher)| Journal { lower, same, higher });
    (0_u64..1_000_000, part(attendance), part(levels), part(sum()), part(sum()), part(journal))
        .prop_map(|(participants, attendance, levels, scores, squares, journal)| Tally {
            participants,
            attendance,
            levels,
            scores,
            squares,
            points_max: scores,
            journal,
        })
}

proptest! {
    #[test]
    fn addition_is_exact_in_any_order(a in tally(), b in tally(), c in tally()) {
        prop_assert_eq!(a + b, b + a);
        prop_assert_eq!((a + b) + c, a + (b + c));
        prop_assert_eq!(a + Tally::default(), a);
    }
}
