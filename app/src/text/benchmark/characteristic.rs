//! Characteristics of schools and their values. The Russian words are those of the code book.

use analysis::context::{Characteristic, Measure};

use crate::text::{Locale, number};

/// What a characteristic is called.
pub fn name(locale: Locale, of: Characteristic) -> &'static str {
    if locale == Locale::Ru {
        return of.spec().name;
    }
    match of {
        Characteristic::Kind => "kind of school",
        Characteristic::Settlement => "kind of settlement",
        Characteristic::SettlementSize => "inhabitants, thousand",
        Characteristic::CityReach => "way to a large town",
        Characteristic::Pupils => "pupils",
        Characteristic::Classes => "classes",
        Characteristic::Teachers => "teachers",
        Characteristic::TeachersCategory => "teachers with a category, %",
        Characteristic::TeachersYoung => "teachers below 30, %",
        Characteristic::TeachersPension => "teachers of pension age, %",
        Characteristic::Computers => "computers",
        Characteristic::ComputersObsolete => "obsolete computers",
        Characteristic::ParentsHigher => "both parents with higher education, %",
        Characteristic::FamiliesIncomplete => "incomplete families, %",
        Characteristic::FamiliesLarge => "large families, %",
        Characteristic::FamiliesLowIncome => "low-income families, %",
        Characteristic::PupilsRegistered => "registered pupils, %",
        Characteristic::PupilsGuardianship => "under guardianship, %",
        Characteristic::Boarders => "boarders, %",
        Characteristic::Latitude => "latitude",
        Characteristic::Longitude => "longitude",
    }
}

/// What is done without, and why; `None` where that is nothing.
pub fn left_out(locale: Locale, why: &str, of: &[Characteristic]) -> Option<String> {
    let names: Vec<&str> = of.iter().map(|it| name(locale, *it)).collect();
    (!names.is_empty()).then(|| format!("{why}: {}", names.join("; ")))
}

/// A value as people read it; the unit stands in the name.
pub fn value(locale: Locale, of: Characteristic, value: u32) -> String {
    match of.spec().measure {
        Measure::Count { .. } => number::whole(locale, value.into()),
        Measure::Share => number::decimal(locale, f64::from(value) / 10.0, 1),
        Measure::Degrees(_) => {
            of.number(value).map_or_else(String::new, |it| number::decimal(locale, it, 4))
        }
        Measure::Word(words) => words.get(value as usize).map_or_else(String::new, |it| {
            if locale == Locale::Ru { it.1 } else { it.0 }.to_owned()
        }),
        Measure::Class(classes) => {
            let class = (value as usize).checked_sub(1).and_then(|at| classes.get(at));
            class.map_or_else(String::new, |it| (*it).to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_as_people_say_them() {
        use Characteristic as C;
        let cases = [
            (C::Pupils, 310, "310"),
            (C::ParentsHigher, 125, "12,5"),
            (C::Settlement, 3, "село"),
            (C::SettlementSize, 3, "5–20"),
        ];
        for (of, stored, expected) in cases {
            assert_eq!(value(Locale::Ru, of, stored), expected);
        }
        assert_eq!(value(Locale::En, C::Settlement, 3), "village");
    }
}
