//! Words about schools that could be partners of one with low results.

use analysis::{
    Indicator,
    signals::{Below, Partner},
};

use crate::text::{Locale, number};

impl Locale {
    /// What stands above them, below them, and on the way to more.
    pub fn partners(self) -> [&'static str; 3] {
        [
            self.either(("Возможные школы-партнёры", "Possible partner schools")),
            self.either((
                "Школы того же кластера без этого признака, у которых в тех же работах явно меньше результатов ниже минимума (с поправкой на число сравнений). Почему так, цифры не говорят.",
                "Schools of the same cluster without this sign that have clearly fewer results below the minimum in the same works (corrected for the number of comparisons). Figures do not say why.",
            )),
            self.either(("Рядом со школами кластера", "Beside the schools of the cluster")),
        ]
    }
}

/// «Школа № 5: ниже минимума 5 % (10 из 200), здесь 40 % (80 из 200)».
pub fn partner(locale: Locale, of: &Partner) -> String {
    let counted = |it: Below| {
        let [count, n] = [it.count, it.n].map(|it| number::whole(locale, it));
        let share = number::plain(locale, Indicator::Below, it.share(), it.n);
        format!("{share} ({count} {} {n})", locale.texts().of)
    };
    let (below, here) = locale.either((("ниже минимума", "здесь"), ("below the minimum", "here")));
    format!("{}: {below} {}, {here} {}", of.school.name, counted(of.theirs), counted(of.own))
}
