//! School context by year: what a school is, whom it teaches and with what. The code book is that
//! of the product (`docs/DATA.md`); which indicators are asked for changes from year to year.

use crate::{
    Config, School,
    dice::{Dice, Stream},
    ground,
    place::{Kind, Settlement},
};

/// Asked for in the years before this first September only.
const REACH_ASKED_BEFORE: i16 = 2022;
/// Not asked for in the school year that began in this September.
const WELFARE_NOT_ASKED_IN: i16 = 2022;
/// Pupils of one teacher.
const PUPILS_PER_TEACHER: f64 = 13.0;
/// Pupils of one class.
const PUPILS_PER_CLASS: f64 = 22.0;

/// One value: indicator and what stands in the file.
pub(crate) type Value = (&'static str, String);

/// Everything told about a school: for each year its values.
pub(crate) fn of(config: &Config, at: usize, school: &School) -> Vec<(i16, Vec<Value>)> {
    let mut dice = Dice::new(config.seed, Stream::Context, at);
    let traits = Traits::of(school, &mut dice);
    let years = config.school_years();
    let mut told: Vec<_> =
        years.map(|year| (year, traits.in_year(year, school, &mut dice))).collect();
    // Schools do not move: it is asked for once.
    if let Some((_, first)) = told.first_mut() {
        first.extend(ground::of(config, at, school));
    }
    told
}

/// What hardly changes.
struct Traits {
    settlement_size: u8,
    city_reach: u8,
    grades: f64,
    category: f64,
    young: f64,
    pension: f64,
    computers: f64,
    obsolete: f64,
    /// Parents with higher education, incomplete families, large families, low income.
    shares: [f64; 4],
    registered: f64,
    guardianship: f64,
}

impl Traits {
    fn of(school: &School, dice: &mut Dice) -> Self {
        let context = school.context;
        let mut around = |mean: f64, by_context: f64, spread: f64| {
            mean + by_context * context + spread * dice.normal()
        };
        let (settlement, size) = (school.settlement, school.size);
        let (lowest, steps) = match settlement {
            Settlement::Town => (4, 3.0),
            Settlement::Urban => (2, 2.0),
            Settlement::Village => (1, 2.0),
        };
        let category = around(58.0, 9.0, 10.0);
        let young = around(16.0, 1.0, 6.0);
        let pension = around(22.0, -3.0, 7.0);
        let computers = around(14.0, 2.0, 3.0).max(3.0) / 100.0;
        let obsolete = around(30.0, -6.0, 12.0);
        let shares = [
            around(30.0, 11.0, 6.0),
            around(22.0, -4.0, 4.0),
            around(15.0, -3.0, 5.0),
            around(20.0, -7.0, 5.0),
        ];
        let registered = around(2.0, -0.7, 0.7);
        let guardianship = around(3.0, -0.8, 1.0);
        let share = dice.share();
        Self {
            settlement_size: step(lowest, steps * share),
            city_reach: match settlement {
                Settlement::Town => 1,
                _ => step(1, 3.9 * dice.share()),
            },
            grades: f64::from(school.kind.last_grade()) * size * 1.05,
            category,
            young,
            pension,
            computers,
            obsolete,
            shares,
            registered,
            guardianship,
        }
    }

    fn in_year(&self, year: i16, school: &School, dice: &mut Dice) -> Vec<Value> {
        let mut near = |value: f64, spread: f64| value + spread * dice.normal();
        let pupils = near(self.grades, 0.02 * self.grades).max(5.0).round();
        let teachers = (pupils / PUPILS_PER_TEACHER + 4.0).round();
        let classes = (pupils / PUPILS_PER_CLASS).max(f64::from(school.kind.last_grade())).round();
        let computers = near(self.computers * pupils + 4.0, 1.0).max(2.0).round();
        let obsolete = (percent(near(self.obsolete, 3.0)) / 100.0 * computers).round();
        let percents = [
            ("teachers_category", near(self.category, 2.0)),
            ("teachers_young", near(self.young, 2.0)),
            ("teachers_pension", near(self.pension, 2.0)),
            ("parents_higher", near(self.shares[0], 1.5)),
            ("families_incomplete", near(self.shares[1], 1.0)),
            ("families_large", near(self.shares[2], 1.0)),
            ("families_low_income", near(self.shares[3], 1.5)),
        ];
        let welfare = [
            ("pupils_registered", near(self.registered, 0.3)),
            ("pupils_guardianship", near(self.guardianship, 0.3)),
        ];
        let mut values: Vec<Value> = vec![
            ("kind", school.kind.code().to_owned()),
            ("settlement", school.settlement.code().to_owned()),
            ("settlement_size", self.settlement_size.to_string()),
            ("pupils", pupils.to_string()),
            ("classes", classes.to_string()),
            ("teachers", teachers.to_string()),
            ("computers", computers.to_string()),
            ("computers_obsolete", obsolete.to_string()),
        ];
        if year < REACH_ASKED_BEFORE {
            values.push(("city_reach", self.city_reach.to_string()));
        }
        let asked = if year == WELFARE_NOT_ASKED_IN { &[][..] } else { &welfare[..] };
        let shares = percents.iter().chain(asked);
        values.extend(shares.map(|(code, share)| (*code, format!("{:.1}", percent(*share)))));
        if school.kind == Kind::Boarding {
            values.push(("boarders", format!("{:.1}", percent(near(60.0, 5.0)))));
        }
        values
    }
}

fn percent(value: f64) -> f64 {
    value.clamp(0.0, 100.0)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a number of one digit"
)]
fn step(lowest: u8, steps: f64) -> u8 {
    lowest + steps.floor() as u8
}
