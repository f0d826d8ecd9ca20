//! The words about own indicators: what is counted, and how a formula reads.

use std::borrow::Cow;

use analysis::indicator::{
    Formula, OwnIndicator,
    own::{Term, Weighted},
};

use super::{IndicatorText, Locale};

impl Locale {
    /// What a term of a formula counts.
    pub(crate) fn term(self, of: Term) -> &'static str {
        self.either(match of {
            Term::N => ("все, у кого есть отметка или уровень", "everybody with a mark or level"),
            Term::N1 => ("отметка «1»", "mark 1"),
            Term::N2 => ("отметка «2»", "mark 2"),
            Term::N3 => ("отметка «3»", "mark 3"),
            Term::N4 => ("отметка «4»", "mark 4"),
            Term::N5 => ("отметка «5»", "mark 5"),
            Term::N6 => ("отметка «6»", "mark 6"),
            Term::Level1 => ("первый (низший) уровень", "the first (lowest) level"),
            Term::Level2 => ("второй уровень", "the second level"),
            Term::Level3 => ("третий уровень", "the third level"),
            Term::Level4 => ("четвёртый уровень", "the fourth level"),
            Term::Level5 => ("пятый уровень", "the fifth level"),
            Term::Level6 => ("шестой уровень", "the sixth level"),
            Term::Below => ("не достигли минимума", "below the threshold"),
            Term::Pass => ("достигли минимума", "passed"),
            Term::Quality => ("на уровне качества и выше", "at or above the quality level"),
            Term::Top => ("на высшем уровне шкалы", "at the highest level of the scale"),
            Term::Points => ("набранные баллы", "points earned"),
            Term::Possible => ("возможные баллы", "points possible"),
            Term::Scored => ("ученики с баллом", "pupils with a score"),
            Term::Registered => ("заявлены на работу", "registered for the work"),
            Term::Present => ("явились", "present"),
            Term::Valid => ("с действительным результатом", "with a valid result"),
            Term::Participants => ("участники", "participants"),
        })
    }
}

/// What a formula is called as long as nobody gave it a name.
pub(super) fn unnamed(locale: Locale, of: &Formula) -> IndicatorText {
    let formula: Cow<str> = written(of).into();
    IndicatorText { name: formula.clone(), short: formula, definition: counted(locale, of).into() }
}

/// An own indicator under its name, and who defined it.
pub(super) fn named(locale: Locale, of: &OwnIndicator) -> IndicatorText {
    let OwnIndicator { name, formula, source, author, day } = of;
    let counted = counted(locale, formula);
    let definition = locale.either((
        format!("Свой показатель. {counted} Источник: {source}. Определил: {author}, {day}."),
        format!("Own indicator. {counted} Source: {source}. Defined by {author}, {day}."),
    ));
    let name: Cow<str> = name.clone().into();
    IndicatorText { name: name.clone(), short: name, definition: definition.into() }
}

/// `(n4 + n5) / n`.
pub(crate) fn written(of: &Formula) -> String {
    let bracketed = |of: &Weighted| {
        if of.terms().nth(1).is_some() { format!("({of})") } else { of.to_string() }
    };
    let (numerator, denominator) = (of.numerator(), of.denominator());
    match denominator.terms().next() {
        None => numerator.to_string(),
        Some(_) => format!("{} / {}", bracketed(numerator), bracketed(denominator)),
    }
}

/// The formula with what each of its terms counts.
fn counted(locale: Locale, of: &Formula) -> String {
    let is_used = |it: &&Term| {
        let mut terms = of.numerator().terms().chain(of.denominator().terms());
        terms.any(|(term, _)| term == **it)
    };
    let terms = Term::ALL.iter().filter(is_used);
    let terms: Vec<String> = terms.map(|it| format!("{it} — {}", locale.term(*it))).collect();
    format!("{}: {}.", written(of), terms.join("; "))
}

#[cfg(test)]
mod tests {
    use analysis::indicator::{Better, Unit};

    use super::*;

    #[test]
    fn domain_row_4_a_formula_is_told_with_what_its_terms_count() {
        let formula = |pair, unit| Formula::typed(pair, unit, Better::Higher).unwrap();
        let quality = formula(("n4 + n5", "n"), Unit::Share);
        assert_eq!(
            unnamed(Locale::Ru, &quality).definition,
            "(n4 + n5) / n: n — все, у кого есть отметка или уровень; n4 — отметка «4»; n5 — отметка «5»."
        );
        assert_eq!(unnamed(Locale::En, &formula(("n5", ""), Unit::People)).name, "n5");
        let [name, source, author, day] =
            ["Top", "order 7", "A. B.", "2026-03-12"].map(str::to_owned);
        let own = OwnIndicator { name, formula: quality, source, author, day };
        let told = named(Locale::En, &own);
        assert_eq!(told.name, "Top");
        assert!(told.definition.ends_with("Source: order 7. Defined by A. B., 2026-03-12."));
    }
}
