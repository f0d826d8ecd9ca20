//! Which known members a new word may mean, by its letters. Only suggested: deciding is for people.

use analysis::dictionary::Member;

use crate::likeness::likened;

/// From which likeness on a member is suggested (Jaro and Winkler, 0 to 1; the beginnings of words
/// weigh more, as people shorten words at their ends).
const LIKENESS_MIN: f64 = 0.75;
/// How many are suggested.
const SUGGESTED_MAX: usize = 3;

/// Positions of the members a word may mean, the likeliest first.
///
/// ```
/// use analysis::dictionary::Member;
/// let known = ["Физика", "Математика"].map(|it| Member::new(it, it));
/// assert_eq!(intake::recognise::meant("Матем.", &known), [1]);
/// ```
pub fn meant(word: &str, known: &[Member]) -> Vec<usize> {
    let word = likened(word);
    let like = |it: &Member| {
        let names = std::iter::once(&it.name).chain(&it.aliases);
        names.map(|name| strsim::jaro_winkler(&word, &likened(name))).fold(0.0, f64::max)
    };
    let mut found: Vec<(usize, f64)> = known.iter().map(like).enumerate().collect();
    found.retain(|(_, likeness)| *likeness >= LIKENESS_MIN);
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found.into_iter().map(|(at, _)| at).take(SUGGESTED_MAX).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortened_words_are_suggested_and_others_are_not() {
        let known = ["Русский язык", "Математика", "Физика", "Физическая культура", "История"]
            .map(|it| Member::new(it, it));
        let named = |word| meant(word, &known).into_iter().map(|it| known[it].name.as_str());
        let cases: [(&str, &[&str]); 5] = [
            ("Матем.", &["Математика"]),
            ("мат-ка", &["Математика"]),
            ("рус. яз.", &["Русский язык"]),
            ("физика 7", &["Физика"]),
            ("химия", &[]),
        ];
        for (word, expected) in cases {
            let first: Vec<&str> = named(word).take(expected.len().max(1)).collect();
            assert_eq!(first, expected, "case: {word}");
        }
    }
}
