//! Which schools a school is set against, and why these.

use super::*;
use crate::{
    context::Characteristic::{ParentsHigher, Pupils, Settlement},
    disclosure::{Policy, publish},
    view::K_USUAL,
};

#[test]
fn d1_peers_are_the_nearest_by_conditions_and_not_by_results() {
    let own = own(&even((5, 45)), "school=s15&against=peers");
    // Ten pupils apart from each other: five on either side, two by two at the same distance.
    let mut found = names(&own);
    found.sort_unstable();
    let expected = ["s10", "s11", "s12", "s13", "s14", "s16", "s17", "s18", "s19", "s20"];
    assert_eq!(found, expected);
    assert_eq!(own.set.members.len(), K_USUAL as usize);
    assert_eq!((own.set.candidates, own.set.unknown), (29, 0));
    // Ten pupils and fifty: by numbers alone the last is five times as far as the first.
    let distance = |at: usize| own.set.members[at].distance.unwrap();
    assert!((distance(9) / distance(0) - 5.0).abs() < 1e-9);
    // Mean 30 to the ten, 7·(10 + … + 140)·2 + 150 − … over all 29: 2·1050 + 150 = 2250, 77.6.
    assert!((own.set.closeness.unwrap() - 30.0 / (2250.0 / 29.0)).abs() < 1e-12);
    assert_eq!(own.set.closeness(), Some(Closeness::Good));
}

#[test]
fn d2_the_school_and_its_set_stand_side_by_side() {
    let village = (0..30).map(|it| fact(FIRST + it, Settlement, if it < 20 { 3 } else { 1 }));
    let data = with_facts(even((5, 45)), village);
    let own = own(&data, "school=s15&against=peers&peers=6");
    let row = |of: Characteristic| {
        own.set.side_by_side.iter().find(|it| it.characteristic == of).unwrap()
    };
    let pupils = row(Pupils);
    assert_eq!(pupils.own.unwrap().1, 250);
    // 240, 260, 230, 270, 220, 280 less those in town: the median of six is the third, 240.
    assert_eq!(pupils.typical, Some(240));
    assert_eq!(row(Settlement).typical, Some(3), "the commonest word");
    assert_eq!(pupils.members.len(), own.set.members.len());
    assert_eq!(own.set.by, [Settlement, Pupils]);
    assert!(own.set.left_out.contains(&ParentsHigher));
}

/// Parents are known of s15 and of 14 of 29 others: fewer than half, so distances do without them, and
/// the ten nearest are those by pupils; of 15 of 29 they are known of enough.
#[test]
fn d2_what_few_schools_told_leaves_nobody_out() {
    let of = |schools: std::ops::Range<u32>| {
        let parents = schools.map(|it| fact(FIRST + it, ParentsHigher, 300 + it % 3));
        own(&with_facts(even((5, 45)), parents), "school=s15&against=peers").set
    };
    let few = of(8..23);
    assert_eq!((few.by, few.rare), (vec![Pupils], vec![ParentsHigher]));
    assert_eq!((few.candidates, few.unknown), (29, 0));
    let enough = of(7..23);
    assert_eq!((enough.by, enough.rare), (vec![Pupils, ParentsHigher], vec![]));
    assert_eq!((enough.candidates, enough.unknown), (15, 14));
}

/// Beside a region or a set by name a verdict is not one under like conditions: seven schools from one
/// end to the other are as far as any.
#[test]
fn d6_a_set_that_is_unlike_the_school_is_called_so() {
    let of = |query: &str| own(&even((5, 45)), &format!("school=s00&{query}")).set.is_unlike();
    assert!(of("against=set&set=s02,s08,s14,s20,s26,s28,s29"));
    assert!(of("against=municipality") && of("against=region"));
    assert!(!of("against=peers") && !of("against=set&set=s01,s02,s03,s04,s05"));
    assert!(!of("against=target&target=50"));
}

#[test]
fn d3_an_own_set_is_named_in_the_address() {
    let own = own(&even((5, 45)), "school=s00&against=set&set=s01,s29,s05,s07,s09,s00");
    assert_eq!(names(&own), ["s01", "s05", "s07", "s09", "s29"], "the nearest first, not itself");
    let unknown = shown(&even((5, 45)), "school=s00&against=set&set=s01,nowhere");
    assert_eq!(unknown.setting.notes.len(), 1);
    assert_eq!(names(unknown.own.as_ref().unwrap()), ["s01"]);
}

#[test]
fn d4_a_set_by_conditions_tells_how_many_match() {
    let data = even((5, 45));
    let matching = |query: &str| {
        let own = own(&data, &format!("school=s00&{query}"));
        own.set.offers.iter().find(|it| it.kind == ReferenceKind::Ranges).unwrap().schools
    };
    assert_eq!(matching("pupils_from=150&pupils_to=200"), Some(6));
    assert_eq!(matching("pupils_from=385"), Some(1));
    assert_eq!(matching("pupils_from=100&settlement=village"), Some(0), "of none it is known");
    assert_eq!(matching("against=municipality"), None, "no bounds are no set");
    let own = own(&data, "school=s00&against=ranges&pupils_from=150&pupils_to=200");
    assert_eq!(names(&own), ["s05", "s06", "s07", "s08", "s09", "s10"]);
}

#[test]
fn d7_d10_the_cluster_is_that_of_the_year() {
    let mut data = even((5, 45)).with(at(FIRST).year("2021/22"), 20, 30);
    for school in 1..30 {
        data = data.with(at(FIRST + school).year("2021/22"), 25, 25);
    }
    data.batch.dictionary.clusters = vec![
        cluster("old", 0..8, "2020/21", Some("2020/21")),
        cluster("new", [0, 20, 21, 22, 23, 24, 25, 26], "2021/22", None),
    ];
    let of = |year: &str| {
        let own = own(&data, &format!("school=s00&year={year}"));
        assert_eq!(own.set.kind, ReferenceKind::Cluster, "the first choice");
        let names: Vec<String> = names(&own).into_iter().map(str::to_owned).collect();
        (own.set.cluster.unwrap().name, names)
    };
    let (name, schools) = of("2020/21");
    assert_eq!(name, "old");
    assert_eq!(schools, ["s01", "s02", "s03", "s04", "s05", "s06", "s07"]);
    let (name, schools) = of("2021/22");
    assert_eq!(name, "new");
    assert_eq!(schools, ["s20", "s21", "s22", "s23", "s24", "s25", "s26"]);
}

#[test]
fn d3_any_school_of_the_data_can_be_sought_and_put_into_a_set() {
    let mut data = even((5, 45));
    // Another region with one school.
    let unit = |kind, name: &str| Unit::new(kind, Code::spelled(name), name);
    let region = data.batch.units.len();
    data.batch.units.push((unit(UnitKind::Region, "Far"), None));
    data.batch.units.push((unit(UnitKind::School, "far lyceum"), Some(region)));
    let far = u32::try_from(region + 1).unwrap();
    let data = data.with(at(far), 10, 40);
    let sought = |query: &str| {
        let found = shown(&data, &format!("school=s00{query}")).sought;
        found.into_iter().map(|it| it.member.code).collect::<Vec<_>>()
    };
    let code = data.batch.units[region + 1].0.code.to_string();
    assert_eq!(sought("&seek=lyceum"), [code.as_str()]);
    assert!(sought("").is_empty() && sought("&seek=s00").is_empty(), "not the school itself");
    assert!(sought(&format!("&against=set&set={code}&seek=lyceum")).is_empty(), "it is in the set");
    let own = own(&data, &format!("school=s00&against=set&set={code},s01"));
    assert_eq!(names(&own).len(), 2, "a school of another region is compared too");
    assert_eq!(own.chosen().unwrap().others.len(), 2);
    let region = own.set.offers.iter().find(|it| it.kind == ReferenceKind::Region).unwrap();
    assert_eq!(region.schools, Some(29), "and the region is the school's own as before");
}

#[test]
fn d10_row_85_whom_to_learn_from_are_schools_of_the_list_that_is_asked_for() {
    // 45 of 50 against 10 of 50: s07 does clearly better, and stood in the earlier list only.
    let mut schools = vec![(40, 10); 30];
    schools[7] = (5, 45);
    let mut data = district(&schools);
    let told = |code: &str, schools: std::ops::Range<u32>| {
        let name = "village".to_owned();
        crate::cluster::Cluster { name, ..cluster(code, schools, "2020/21", None) }
    };
    data.batch.dictionary.clusters = vec![told("2020-village", 0..8), told("v2", 0..6)];
    let of = |query: &str| {
        let own = own(&data, &format!("school=s00&subject=reading{query}"));
        assert_eq!(own.lessons_among, Some(ReferenceKind::Cluster));
        own.lessons.iter().map(|it| it.school.code.clone()).collect::<Vec<_>>()
    };
    assert!(of("").is_empty());
    assert_eq!(of("&list=2020-village"), ["s07"]);
}

#[test]
fn d10_what_was_said_by_an_earlier_list_can_be_said_again() {
    let mut data = even((5, 45));
    let told = |code: &str, schools: std::ops::Range<u32>| {
        let name = "village".to_owned();
        crate::cluster::Cluster { name, ..cluster(code, schools, "2020/21", None) }
    };
    data.batch.dictionary.clusters = vec![told("2020-village", 0..8), told("v2", 0..6)];
    let of = |query: &str| own(&data, &format!("school=s00{query}")).set;
    // The list that was told last holds, and says that there was another before it.
    let latest = of("");
    assert_eq!((latest.kind, latest.members.len()), (ReferenceKind::Cluster, 5));
    let versions: Vec<&str> = latest.versions.iter().map(|it| it.as_str()).collect();
    assert_eq!(versions, ["2020-village", "v2"]);
    let earlier = of("&list=2020-village");
    assert_eq!(earlier.members.len(), 7);
    assert_eq!(earlier.cluster.unwrap().code.as_str(), "2020-village");
    // A list that is not there, or in which the school never stood, is none.
    assert_eq!(of("&list=other").members.len(), 5);
    let outside = own(&data, "school=s07&list=v2").set;
    assert!(outside.cluster.is_none() && outside.kind != ReferenceKind::Cluster);
}

#[test]
fn without_conditions_there_is_the_municipality_and_it_is_said_why() {
    let mut data = even((5, 45));
    data.batch.dictionary.context = crate::context::Context::default();
    let own = own(&data, "school=s00");
    assert_eq!(own.set.kind, ReferenceKind::Municipality);
    assert_eq!(own.set.members.len(), 29);
    assert!(own.set.by.is_empty() && own.set.closeness.is_none());
    assert_eq!(own.expected, Err(NoExpected::UnknownConditions));
}

#[test]
fn e5_e6_what_is_withheld_enters_no_set_and_no_verdict() {
    let mut schools = vec![(25, 25); 12];
    schools[3] = (2, 2);
    schools[4] = (1, 2);
    let shares = (0..12).map(|it| fact(FIRST + it, ParentsHigher, 100 + it));
    let data = with_facts(district(&schools), shares);
    let cube = publish(data.batch.clone().into_cube().unwrap(), Policy::Public);
    let shown = benchmark(&cube, &view("school=s00&against=municipality"));
    let own = shown.own.unwrap();
    let of = |code: &str| own.set.members.iter().find(|it| it.school.code == code).unwrap().row;
    assert!(of("s03").is_none_or(|it| it.value.is_err()));
    assert!(of("s04").is_none_or(|it| it.value.is_err()));
    let chosen = own.chosen().unwrap();
    let shown_of_set = chosen.others.len() as u64;
    assert!(shown_of_set <= 9);
    assert_eq!(chosen.centre.unwrap().n, 50 * shown_of_set, "only what is shown is added");
    let known = own.set.side_by_side.iter().any(|it| it.characteristic == ParentsHigher);
    assert!(!known, "nothing about families is for everybody");
}

#[test]
fn context_and_clusters_travel_with_the_cube_and_bad_bytes_are_errors() {
    let mut data = even((5, 45));
    data.batch.dictionary.clusters = vec![cluster("like", 0..10, "2020/21", None)];
    let cube = data.cube();
    let bytes = cube.serialize();
    let read = crate::Published::<Cube>::deserialize(&bytes).unwrap();
    let asked = view("school=s00");
    assert_eq!(benchmark(&read, &asked), benchmark(&cube, &asked));
    for cut in [1, bytes.len() / 2, bytes.len() - 1] {
        assert!(crate::Published::<Cube>::deserialize(&bytes[..cut]).is_err());
    }
    data.batch.dictionary.clusters[0].members.push(9_999);
    let mut dictionary = cube.get().dictionary().clone();
    dictionary.clusters[0].members.push(9_999);
    let stray = Cube::build(dictionary, std::iter::empty()).map(|it| it.serialize());
    assert!(stray.is_err() || Cube::deserialize(&stray.unwrap()).is_err());
}
