//! What is said of a set depends on what made it: a municipality was not chosen by likeness.

use analysis::view::ReferenceKind;

use crate::text::Locale;

impl Locale {
    /// Why a set has these schools.
    pub fn why_these(self, of: ReferenceKind) -> &'static str {
        self.either(match of {
            ReferenceKind::Peers | ReferenceKind::Ranges => (
                "Школы подобраны по условиям, а не по результатам.",
                "Schools are likened by conditions, not by results.",
            ),
            ReferenceKind::Cluster => (
                "Школы кластера объединены заранее, по правилу или вручную, а не по результатам.",
                "Schools of a cluster were put together before, by a rule or by hand, not by results.",
            ),
            ReferenceKind::Municipality | ReferenceKind::Region | ReferenceKind::Target => (
                "Это все школы территории: по условиям их никто не подбирал.",
                "These are all schools of the territory: nobody chose them by conditions.",
            ),
            ReferenceKind::Set => (
                "Школы названы поимённо: по условиям их никто не подбирал.",
                "These schools were named: nobody chose them by conditions.",
            ),
        })
    }

    /// Whose results are clearly better; `None` where nobody was asked.
    pub fn lessons_of(self, among: Option<ReferenceKind>) -> String {
        let of = self.either(match among {
            Some(ReferenceKind::Cluster) => {
                ("Школы того же кластера", "Schools of the same cluster")
            }
            Some(ReferenceKind::Peers) => ("Похожие школы", "Similar schools"),
            Some(ReferenceKind::Municipality) => {
                ("Школы того же муниципалитета", "Schools of the same municipality")
            }
            _ => ("Школы набора", "Schools of the set"),
        });
        let rest = self.either((
            "у которых результат по предмету заведомо лучше, с поправкой на число сравнений (Бенджамини — Хохберг, 5 %). Почему он лучше, числа не говорят: спросите.",
            "that do clearly better in a subject, corrected for the number of comparisons (Benjamini–Hochberg, 5 %). Numbers do not say why: ask.",
        ));
        self.either((format!("{of}, {rest}"), format!("{of} {rest}")))
    }

    /// That nobody's are, or that nobody was asked.
    pub fn no_lessons(self, among: Option<ReferenceKind>) -> String {
        let of = self.either(match among {
            Some(ReferenceKind::Cluster) => ("того же кластера", "of the same cluster"),
            Some(ReferenceKind::Peers) => ("из похожих", "among the similar ones"),
            Some(ReferenceKind::Municipality) => {
                ("того же муниципалитета", "of the same municipality")
            }
            Some(_) => ("набора", "of the set"),
            None => {
                return self
                    .either((
                        "Среди всего региона не ищем: выберите похожие школы или другой набор.",
                        "Not looked for in a whole region: choose similar schools or another set.",
                    ))
                    .to_owned();
            }
        });
        self.either((
            format!("Ни одна школа {of} не показывает заведомо лучшего результата ни по одному предмету."),
            format!("No school {of} does clearly better in any subject."),
        ))
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn only_what_was_chosen_by_conditions_or_a_cluster_is_called_so() {
        for kind in ReferenceKind::VARIANTS {
            let among = Some(*kind);
            let is_cluster = *kind == ReferenceKind::Cluster;
            assert_eq!(Locale::Ru.lessons_of(among).contains("кластер"), is_cluster, "{kind}");
            assert_eq!(Locale::En.lessons_of(among).contains("cluster"), is_cluster, "{kind}");
            assert_eq!(Locale::Ru.no_lessons(among).contains("кластер"), is_cluster, "{kind}");
            let is_chosen = matches!(kind, ReferenceKind::Peers | ReferenceKind::Ranges);
            assert_eq!(Locale::Ru.why_these(*kind).contains("подобраны по условиям"), is_chosen);
            assert_eq!(Locale::En.why_these(*kind).contains("likened"), is_chosen);
        }
    }
}
