//! What n counts, by its word: pupils, results, people who were asked, things that were looked at.

use analysis::answer::Counted;

use super::{Locale, Plural};

static RESPONDENTS: [Plural; 2] = [
    Plural(["респондент", "респондента", "респондентов"]),
    Plural(["respondent", "respondents", "respondents"]),
];
static ITEMS: [Plural; 2] =
    [Plural(["показатель", "показателя", "показателей"]), Plural(["item", "items", "items"])];
static ANSWERS: [Plural; 2] = [
    Plural(["ответ и показатель", "ответа и показателя", "ответов и показателей"]),
    Plural(["answer or item", "answers and items", "answers and items"]),
];

impl Locale {
    /// The word for what `n` counts.
    pub fn people(self, counted: Counted) -> &'static Plural {
        let either = |[ru, en]: &'static [Plural; 2]| self.either((ru, en));
        match counted {
            Counted::Pupils => &self.texts().pupils,
            Counted::Results => &self.texts().results,
            Counted::Respondents => either(&RESPONDENTS),
            Counted::Items => either(&ITEMS),
            Counted::RespondentsAndItems => either(&ANSWERS),
        }
    }

    /// What stands before that word in a file.
    pub fn n_counts(self) -> &'static str {
        self.either(("Что считает n", "What n counts"))
    }
}
