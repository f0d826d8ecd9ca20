//! The bundled data sets: how many rows load, exactly which do not, and sums taken by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use analysis::{Cell, Dimension, Tally, UnitKind, dictionary::MemberId};
use intake::{Format, Harvest};

fn bundled(set: &str) -> Harvest {
    let path = format!("{}/../../data/{set}/long.csv.gz", env!("CARGO_MANIFEST_DIR"));
    intake::read(set, &std::fs::read(path).unwrap()).unwrap()
}

fn id(harvest: &Harvest, dimension: Dimension, name: &str) -> MemberId {
    harvest.batch.dictionary.find(dimension, name).unwrap()
}

/// The sum over all schools of one year (named as it ends), subject, grade and group.
fn total(harvest: &Harvest, year: i16, procedure: &str, subject: &str, grade: &str) -> Tally {
    let procedure = id(harvest, Dimension::Procedure, procedure);
    let subject = id(harvest, Dimension::Subject, subject);
    let grade = id(harvest, Dimension::Grade, grade);
    let here = |cell: &&Cell| {
        let it = cell.place;
        (it.procedure, it.year.ends_in(), it.subject, it.grade, it.group)
            == (procedure, year, subject, grade, 0)
    };
    harvest.batch.cells.iter().filter(here).map(|it| it.tally).sum()
}

#[test]
fn mcas_loads_whole() {
    let harvest = bundled("mcas");
    assert_eq!(harvest.format, Format::Mcas);
    assert_eq!((harvest.rows_read, harvest.rows_rejected), (112_300, 0));
    assert_eq!(harvest.batch.cells.len(), 112_300);
    assert_eq!(harvest.problems, []);
    let units = |kind| harvest.batch.units.iter().filter(|(it, _)| it.kind == kind).count();
    assert_eq!(units(UnitKind::Region), 1);
    assert_eq!(units(UnitKind::Municipality), 407);
    assert_eq!(units(UnitKind::School), 1_698);
    let without_mean = harvest.batch.cells.iter().filter(|it| it.tally.scores.is_none());
    assert_eq!(without_mean.count(), 12);
    let without_share = harvest.batch.cells.iter().filter(|it| it.tally.attendance.is_none());
    assert_eq!(without_share.count(), 39_891);
    harvest.batch.into_cube().unwrap();
}

#[test]
fn mcas_mathematics_adds_up_to_the_published_shares() {
    let harvest = bundled("mcas");
    let cases = [
        (2017, 409_616, 0.490_054_10),
        (2018, 410_746, 0.487_715_04),
        (2019, 409_023, 0.498_512_31),
        (2021, 381_667, 0.340_907_13),
        (2022, 384_882, 0.400_229_16),
    ];
    for (year, pupils, share) in cases {
        let tally = total(&harvest, year, "mcas", "MATH", "3-8");
        assert_eq!(tally.participants, pupils, "{year}");
        let counts = tally.levels.unwrap().counts;
        #[expect(clippy::cast_precision_loss, reason = "a state's pupils fit")]
        let found = (counts[2] + counts[3]) as f64 / pupils as f64;
        assert!((found - share).abs() < 5e-9, "{year}: {found}");
    }
    assert_eq!(total(&harvest, 2020, "mcas", "MATH", "3-8"), Tally::default());
}

#[test]
fn the_bulgarian_set_gives_exactly_its_known_problems() {
    let harvest = bundled("bg-nvo-dzi");
    assert_eq!(harvest.format, Format::Bg);
    assert_eq!((harvest.rows_read, harvest.rows_rejected), (120_727, 5));
    assert_eq!(harvest.batch.cells.len(), 120_722);
    let problems: Vec<_> = harvest.problems.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("bg_problems", problems.join("\n"));
    harvest.batch.into_cube().unwrap();
}

#[test]
fn bulgarian_as_a_mother_tongue_has_the_pooled_means() {
    let harvest = bundled("bg-nvo-dzi");
    for (year, pupils, mean) in [(2018, 51_081, 4.280_935_79), (2026, 49_034, 4.326_790_19)] {
        let tally = total(&harvest, year, "ДЗИ", "БЕЛ", "12");
        assert_eq!(tally.participants, pupils, "{year}");
        let scores = tally.scores.unwrap();
        #[expect(clippy::cast_precision_loss, reason = "a country's points fit")]
        let found = scores.sum as f64 / 1_000.0 / scores.n as f64;
        assert!((found - mean).abs() < 5e-6, "{year}: {found}");
    }
}

#[test]
fn bulgarian_places_are_one_each() {
    let harvest = bundled("bg-nvo-dzi");
    let units = &harvest.batch.units;
    let named = |kind, name: &str| {
        let found = units.iter().position(|(it, _)| it.kind == kind && it.name == name);
        found.unwrap_or_else(|| panic!("no {name}"))
    };
    let count = |kind| units.iter().filter(|(it, _)| it.kind == kind).count();
    assert_eq!(count(UnitKind::Region), 29);
    assert_eq!(count(UnitKind::Municipality), 266);
    assert_eq!(count(UnitKind::School), 2_474);
    let abroad = named(UnitKind::Municipality, "Чужбина");
    let inside = |of: usize| units.iter().filter(|(_, parent)| *parent == Some(of)).count();
    assert_eq!(inside(abroad), 2);
    assert_eq!(units[units[abroad].1.unwrap()].0.aliases, ["В ЧУЖБИНА"]);
    assert_eq!(inside(named(UnitKind::Municipality, "Добрич")), 25);
    assert_eq!(inside(named(UnitKind::Municipality, "Добричка")), 14);
    named(UnitKind::Region, "София-град");
    named(UnitKind::Municipality, "Стара Загора");
}
