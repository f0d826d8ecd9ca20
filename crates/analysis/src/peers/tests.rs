//! Who is near, who is not, and whether a verdict hangs on the set: against brute force.

use proptest::prelude::*;

use super::*;
use crate::context::Fact;

use Characteristic::{FamiliesLarge, ParentsHigher, Pupils, Settlement};

fn year() -> AcademicYear {
    "2024/25".parse().unwrap()
}

/// Pupils, large families in tenths of a percent, settlement; school 0 first.
fn context(rows: &[(u32, u32, u32)]) -> Context {
    let facts = (0..).zip(rows).flat_map(|(unit, row)| {
        [(Pupils, row.0), (FamiliesLarge, row.1), (Settlement, row.2)]
            .map(|(characteristic, value)| Fact { unit, characteristic, year: year(), value })
    });
    Context::of(facts)
}

fn choice(by: &[(Characteristic, f64)], k: usize) -> Choice {
    Choice { by: by.to_vec(), k, distance_max: None }
}

fn units(peers: &Peers) -> Vec<UnitId> {
    peers.peers.iter().map(|it| it.unit).collect()
}

#[test]
fn the_nearest_come_first_and_the_distant_not_at_all() {
    let context =
        context(&[(300, 100, 1), (900, 100, 1), (310, 100, 1), (280, 100, 3), (300, 100, 1)]);
    let by = [(Pupils, 1.0)];
    let around = |choice: &Choice| Neighbourhood::of(&context, 0, year(), choice).unwrap();
    let found = around(&choice(&by, 3)).peers().unwrap();
    assert_eq!(units(&found), [4, 2, 3]);
    assert_eq!((found.candidates, found.unknown), (4, 0));
    assert!(!found.are_enough(), "three are fewer than five");
    assert!(found.closeness.unwrap() < 0.1);
    // 900 pupils are more than one standard deviation (269.7) away, 310 are not.
    let near = Choice { distance_max: Some(1.0), ..choice(&by, 9) };
    assert_eq!(units(&around(&near).peers().unwrap()), [4, 2, 3]);
    // The settlement as a word: the village is (20/620 + 1) / 2 away, the large school 600/620/2.
    let with_words = choice(&[(Pupils, 1.0), (Settlement, 1.0)], 3);
    assert_eq!(units(&around(&with_words).peers().unwrap()), [4, 2, 1]);
    let mostly_size = choice(&[(Pupils, 2.0), (Settlement, 0.5)], 3);
    assert_eq!(units(&around(&mostly_size).peers().unwrap()), [4, 2, 3]);
}

#[test]
fn what_is_unknown_is_said_and_not_guessed() {
    let mut facts: Vec<Fact> = context(&[(300, 100, 1); 7]).facts().collect();
    let unknown = |unit| move |it: &Fact| (it.unit, it.characteristic) != (unit, Pupils);
    facts.retain(unknown(0));
    let by = choice(&[(Pupils, 1.0)], 5);
    let of = |facts: &[Fact]| Neighbourhood::of(&Context::of(facts.to_vec()), 0, year(), &by);
    assert_eq!(of(&facts).map(|_| ()), Err(NoPeers::Unknown(Pupils)));
    let by_other = choice(&[(ParentsHigher, 1.0)], 5);
    let context = context(&[(300, 100, 1); 7]);
    let found = Neighbourhood::of(&context, 0, year(), &by_other).map(|_| ());
    assert_eq!(found, Err(NoPeers::Unknown(ParentsHigher)));
    let alike = Neighbourhood::of(&context, 0, year(), &by).unwrap();
    assert_eq!(alike.peers(), Err(NoPeers::Alike), "all have 300 pupils");
    let mut facts: Vec<Fact> = context.facts().collect();
    facts.retain(unknown(3));
    facts.push(Fact { unit: 6, characteristic: Pupils, year: year(), value: 310 });
    let found = of(&facts).unwrap().peers().unwrap();
    assert_eq!((found.candidates, found.unknown), (5, 1));
}

#[test]
fn characteristics_stand_side_by_side() {
    let context = context(&[(300, 100, 1), (310, 120, 3)]);
    let rows = side_by_side(&context, &[1, 0, 9], year());
    let expected = vec![Some((year(), 310)), Some((year(), 300)), None];
    assert_eq!(rows.iter().find(|it| it.0 == Pupils).map(|it| &it.1), Some(&expected));
    assert_eq!(rows.len(), 3, "what nobody was asked has no row");
}

#[test]
fn of_equally_near_schools_the_lower_number_comes_first() {
    // 601 and 663 are both 31 from 632, whatever rounding makes of them.
    for [below, above] in [[601, 663], [663, 601]] {
        let rows = [632, below, 100, above, 1_000, 0].map(|it| (39, it, u32::from(it == 100)));
        for by in [vec![(FamiliesLarge, 0.7)], vec![(FamiliesLarge, 0.7), (Settlement, 0.5)]] {
            let context = context(&rows);
            let around = Neighbourhood::of(&context, 0, year(), &choice(&by, 5)).unwrap();
            assert_eq!(units(&around.peers().unwrap())[..2], [1, 3], "{below}, {above}, {by:?}");
        }
    }
}

/// Of ten peers the five nearest have few pupils and the five farther ones many: which side is the
/// larger hangs on the number asked for, and the smaller set is asked although ten fewer are none.
#[test]
fn of_ten_peers_the_nearest_five_are_asked_too() {
    let pupils = [300, 301, 302, 303, 304, 305, 400, 401, 402, 403, 404, 900];
    let context = context(&pupils.map(|it| (it, 100, 1)));
    let around = Neighbourhood::of(&context, 0, year(), &choice(&[(Pupils, 1.0)], 10)).unwrap();
    let found = around.sensitivity(|set| set.iter().any(|it| pupils[it.unit as usize] >= 400));
    let found = found.unwrap();
    assert_eq!(found.verdict, Some(true));
    assert_eq!(found.differing, [(Variant::Count(5), Some(false))]);
    // Five and twenty, two weights, and ten without one.
    assert_eq!(found.asked, 14);
}

/// The set of a variant, from the facts anew: distances to all, and again and again the smallest, none
/// beyond a share of the mean distance.
fn brute_force(
    context: &Context,
    choice: &Choice,
    near_max: Option<f64>,
    variant: Option<Variant>,
) -> Vec<UnitId> {
    let mut choice = choice.clone();
    match variant {
        Some(Variant::Count(k)) => choice.k = k,
        Some(Variant::Weight(of, factor)) => {
            choice.by.iter_mut().filter(|it| it.0 == of).for_each(|it| it.1 *= factor);
        }
        _ => {}
    }
    let column = |of| {
        context.schools().iter().map(move |it| f64::from(context.value(*it, of, year()).unwrap()))
    };
    let ranges: Vec<(Characteristic, f64, f64)> = choice
        .by
        .iter()
        .map(|&(of, weight)| {
            let range = column(of).fold(0.0, f64::max) - column(of).fold(f64::INFINITY, f64::min);
            (of, weight, range)
        })
        .filter(|it| it.2 > 0.0)
        .collect();
    let value = |unit, of| f64::from(context.value(unit, of, year()).unwrap());
    let distance = |unit: UnitId| {
        let (mut sum, mut weights) = (0.0, 0.0);
        for &(of, weight, range) in &ranges {
            let step = (value(0, of) - value(unit, of)).abs();
            let step =
                if of == Settlement { f64::from(u8::from(step > 0.0)) } else { step / range };
            sum += weight * step;
            weights += weight;
        }
        sum / weights
    };
    let others = context.schools().iter().copied().filter(|it| *it != 0);
    let mut left: Vec<(UnitId, f64)> = others.map(|it| (it, distance(it))).collect();
    let mean = left.iter().map(|it| it.1).sum::<f64>() / left.len() as f64;
    let limit = near_max.map_or(f64::INFINITY, |share| share * mean);
    let mut set = Vec::new();
    while set.len() < choice.k && !left.is_empty() {
        // Rounding may tell equal distances apart: the lower number first.
        let nearest = left.iter().map(|it| it.1).fold(f64::INFINITY, f64::min);
        if nearest > limit {
            break;
        }
        let at = left.iter().position(|it| it.1 <= nearest + 1e-12).unwrap();
        set.push(left.remove(at).0);
    }
    if let Some(Variant::Without(unit)) = variant {
        set.retain(|it| *it != unit);
    }
    set
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn sensitivity_is_what_brute_force_finds(
        rows in prop::collection::vec((1..4_000_u32, 0..1_000_u32, 0..4_u32), 12..40),
        k in 5_usize..20,
        limit in 0.2..0.8_f64,
        weights in prop::array::uniform3(0.1..2.0_f64),
        near_max in prop::option::of(0.3..1.2_f64),
    ) {
        let context = context(&rows);
        let by = choice(
            &[(Pupils, weights[0]), (FamiliesLarge, weights[1]), (Settlement, weights[2])],
            k,
        );
        // Whether most peers have more pupils than a limit: any function of the set will do.
        let verdict = |set: &[UnitId]| {
            let many = set.iter().filter(|it| f64::from(rows[**it as usize].0) > 4_000.0 * limit);
            (set.len() >= PEERS_MIN).then(|| 2 * many.count() > set.len())
        };
        let around = Neighbourhood::of(&context, 0, year(), &by).unwrap();
        let around = match near_max {
            Some(share) => around.limited(share),
            None => around,
        };
        let ours = around
            .sensitivity(|set| verdict(&set.iter().map(|it| it.unit).collect::<Vec<_>>()).unwrap())
            .unwrap();

        let own = brute_force(&context, &by, near_max, None);
        prop_assert_eq!(units(&around.peers().unwrap()), own.clone());
        // Of up to fifteen the smallest set that is allowed, of five none is smaller.
        let fewer = if k >= 15 { Some(k - 10) } else { (k > 5).then_some(5) };
        let mut variants: Vec<Variant> = fewer.into_iter().chain([k + 10]).map(Variant::Count).collect();
        for (of, _) in &by.by {
            variants.extend([0.8, 1.2].map(|factor| Variant::Weight(*of, factor)));
        }
        variants.extend(own.iter().map(|it| Variant::Without(*it)));
        let main = verdict(&own);
        let differing: Vec<_> = variants
            .iter()
            .map(|it| (*it, verdict(&brute_force(&context, &by, near_max, Some(*it)))))
            .filter(|(_, it)| *it != main)
            .collect();
        prop_assert_eq!(ours.asked, variants.len());
        prop_assert_eq!(ours.verdict, main);
        prop_assert_eq!(&ours.differing, &differing);
        prop_assert_eq!(ours.is_stable(), main.is_some() && differing.is_empty());
    }
}
