//! What first and latest attempts are called.

use super::Locale;

/// Texts of the switch between attempts. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct AttemptTexts {
    pub switch: &'static str,
    pub latest: &'static str,
    pub first: &'static str,
    pub note: &'static str,
}

static RU: AttemptTexts = AttemptTexts {
    switch: "Попытка",
    latest: "последняя (итог)",
    first: "первая",
    note: "Показаны первые попытки. Где пересдач в файле нет, это единственный известный результат; годы без сведений о попытках — «нет данных»",
};

static EN: AttemptTexts = AttemptTexts {
    switch: "Attempt",
    latest: "latest (the result)",
    first: "first",
    note: "First attempts are shown. Where the file tells of nobody who sat again it is the only known result; years in which nothing is told of attempts have no data",
};

impl Locale {
    /// The texts of the switch between attempts.
    pub fn attempt(self) -> &'static AttemptTexts {
        self.either((&RU, &EN))
    }
}
