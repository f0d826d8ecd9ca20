//! The list of all texts.

use analysis::{
    Dimension, Indicator, answer::Absence, answer::Verdict, setting::Setting, view::Order,
};

use super::{IndicatorText, indicator, own};

/// Three forms of a counted word: one, few, many.
#[derive(Clone, Copy, Debug)]
pub struct Plural(pub [&'static str; 3]);

/// Everything the product says in one language. Names say where a text stands.
#[derive(Debug)]
#[expect(missing_docs, reason = "the name of a text is its place; the text itself is beside it")]
pub struct Texts {
    pub product: &'static str,
    pub tagline: &'static str,
    pub nav_overview: &'static str,
    pub nav_explore: &'static str,
    pub nav_data: &'static str,
    pub nav_methods: &'static str,
    pub nav_label: &'static str,
    pub skip_to_content: &'static str,
    pub finder_label: &'static str,
    pub finder_placeholder: &'static str,
    pub finder_submit: &'static str,
    pub finder_title: &'static str,
    pub finder_none: &'static str,
    pub finder_hint: &'static str,
    pub switch_language: &'static str,
    pub switch_theme: &'static str,
    pub theme_names: [&'static str; 3],
    pub hall_on: &'static str,
    pub hall_off: &'static str,
    pub data_from: &'static str,
    pub version: &'static str,
    pub newer_data: &'static str,
    pub newer_data_action: &'static str,
    pub offline: &'static str,
    pub loading: &'static str,
    pub chart_waits: &'static str,

    pub overview_title: &'static str,
    pub overview_what: &'static str,
    pub overview_matrix_caption: &'static str,
    pub overview_main: &'static str,
    pub overview_sources: &'static str,
    pub overview_empty: &'static str,
    pub overview_empty_how: &'static str,
    pub explore_this: &'static str,
    pub year_before: &'static str,
    pub subjects: Plural,
    pub schools: Plural,
    pub results: Plural,
    pub pupils: Plural,
    pub procedures: Plural,
    pub rows: Plural,
    pub units_missing: Plural,

    pub everything: &'static str,
    pub path_label: &'static str,
    pub filters_label: &'static str,
    pub chosen_label: &'static str,
    pub remove_filter: &'static str,
    pub clear_all: &'static str,
    pub indicator: &'static str,
    pub break_down_by: &'static str,
    pub whole_place: &'static str,
    pub over_years: &'static str,
    pub matrix_title: &'static str,
    /// The menu that chooses what stands for a place.
    pub average: &'static str,
    /// How colours of the heat map are read: where more or less is better, where neither is.
    pub matrix_colours: [&'static str; 2],
    pub interval_95: &'static str,
    pub column_value: &'static str,
    pub column_interval: &'static str,
    pub not_a_judgement: &'static str,
    pub column_out_of: &'static str,
    pub column_change: &'static str,
    pub column_coverage: &'static str,
    pub column_mark: &'static str,
    pub order_label: &'static str,
    pub mark_row: &'static str,
    pub unmark_row: &'static str,
    pub show_more: &'static str,
    pub shown_of: &'static str,
    pub not_shown: &'static str,
    pub not_shown_why: &'static str,
    pub not_itemised: &'static str,
    pub withheld: &'static str,
    pub total_row: &'static str,
    pub download: &'static str,
    pub link_back: &'static str,
    pub source: &'static str,
    pub licence: &'static str,
    pub how_computed: &'static str,
    pub definition: &'static str,
    pub table_of_chart: &'static str,
    pub series_break: &'static str,
    pub legend_absence: &'static str,
    pub keyboard_hint: &'static str,
    pub reference_line: &'static str,
    pub of: &'static str,
    pub percentage_points: &'static str,
    pub level_note: &'static str,
    pub interval_note: &'static str,
    pub ignored: &'static str,
    pub unknown_value: &'static str,
    pub other_indicator: &'static str,
    pub counts_results: &'static str,
    pub nav_dynamics: &'static str,
    pub nav_comparison: &'static str,
    pub origin: &'static str,
    pub into_tray: &'static str,
    pub out_of_tray: &'static str,
    pub tray_label: &'static str,
    pub tray_empty: &'static str,
    pub compare_first: &'static str,
    pub objects: Plural,
    pub from_lowest: &'static str,
    pub to_highest: &'static str,
    pub surely_differ: &'static str,
    pub column_object: &'static str,
    pub column_from_first: &'static str,
    pub column_place: &'static str,
    pub profile_title: &'static str,
    pub comparison_text: &'static str,
    pub tendency: &'static str,
    pub trends: [&'static str; 4],
    pub per_year: &'static str,
    pub years: Plural,
    pub trend_text: &'static str,
    pub from_year: &'static str,
    pub to_year: &'static str,
    pub change_between: &'static str,
    pub column_difference: &'static str,
    pub one_year_only: &'static str,
    pub everything_beside: &'static str,
    pub effects_title: &'static str,
    pub other_parts: &'static str,
    pub rate_effect: &'static str,
    pub composition_effect: &'static str,
    pub column_weight: &'static str,
    pub column_together: &'static str,
    pub no_effects: &'static str,
    pub effects_text: &'static str,

    pub methods_title: &'static str,
    pub methods_intro: &'static str,
    pub methods_adding: &'static str,
    pub methods_adding_text: &'static str,
    pub methods_interval: &'static str,
    pub methods_interval_text: &'static str,
    pub methods_absence: &'static str,
    pub methods_code: &'static str,
    pub methods_core: &'static str,
    pub methods_review: &'static str,
    pub methods_reviewed: [&'static str; 2],

    pub not_found_title: &'static str,
    pub not_found_text: &'static str,
    pub error_title: &'static str,
    pub error_retry: &'static str,
    pub error_incident: &'static str,
    pub error_unavailable: &'static str,
    pub error_offline: &'static str,
}

impl Texts {
    fn is_russian(&self) -> bool {
        std::ptr::eq(self, super::Locale::Ru.texts())
    }

    /// Name, short name and definition of an indicator.
    pub fn indicator(&self, of: Indicator) -> IndicatorText {
        indicator::text(self.locale(), of)
    }

    /// The same on a page, where an own indicator is called as it was named, and a level as its scale
    /// calls it.
    pub fn named(&self, of: Indicator, on: &Setting) -> IndicatorText {
        if let Some(level) = indicator::of_level(self.locale(), of, on.level_names) {
            return level;
        }
        let known = on.own.iter().find(|it| Indicator::Own(it.formula) == of);
        known.map_or_else(|| self.indicator(of), |it| own::named(self.locale(), it))
    }

    /// What a page shows.
    pub fn shown(&self, on: &Setting) -> IndicatorText {
        self.named(on.view.indicator, on)
    }

    fn locale(&self) -> super::Locale {
        if self.is_russian() { super::Locale::Ru } else { super::Locale::En }
    }

    /// The name of a dimension.
    pub fn dimension(&self, of: Dimension) -> &'static str {
        let (ru, en) = match of {
            Dimension::Year => ("Год", "Year"),
            Dimension::Term => ("Полугодие", "Term"),
            Dimension::Procedure => ("Процедура", "Procedure"),
            Dimension::Subject => ("Предмет", "Subject"),
            Dimension::Grade => ("Класс обучения", "Grade"),
            Dimension::Class => ("Класс", "Class"),
            Dimension::Group => ("Группа", "Group"),
            Dimension::Region => ("Регион", "Region"),
            Dimension::Municipality => ("Муниципалитет", "Municipality"),
            Dimension::School => ("Школа", "School"),
            Dimension::Cluster => ("Кластер", "Cluster"),
        };
        if self.is_russian() { ru } else { en }
    }

    /// «по школам»: a breakdown in words.
    pub fn by(&self, of: Dimension) -> &'static str {
        let (ru, en) = match of {
            Dimension::Year => ("по годам", "by year"),
            Dimension::Term => ("по полугодиям", "by term"),
            Dimension::Procedure => ("по процедурам", "by procedure"),
            Dimension::Subject => ("по предметам", "by subject"),
            Dimension::Grade => ("по классам обучения", "by grade"),
            Dimension::Class => ("по классам", "by class"),
            Dimension::Group => ("по группам", "by group"),
            Dimension::Region => ("по регионам", "by region"),
            Dimension::Municipality => ("по муниципалитетам", "by municipality"),
            Dimension::School => ("по школам", "by school"),
            Dimension::Cluster => ("по кластерам", "by cluster"),
        };
        if self.is_russian() { ru } else { en }
    }

    /// The symbol that stands for a missing value, the same in all languages but one.
    pub fn absence_symbol(&self, of: Absence) -> &'static str {
        match of {
            Absence::NotHeld => "–",
            Absence::NoData if self.is_russian() => "н/д",
            Absence::NoData => "n/a",
            Absence::NotApplicable => "×",
            Absence::Hidden => "•",
            Absence::NotComparable => "≠",
        }
    }

    /// Why a value is missing, in words.
    pub fn absence(&self, of: Absence) -> &'static str {
        let (ru, en) = match of {
            Absence::NotHeld => ("не проводилось", "not held"),
            Absence::NoData => ("нет данных", "no data"),
            Absence::NotApplicable => {
                ("шкала не даёт этого показателя", "the scale does not give this indicator")
            }
            Absence::Hidden => ("скрыто: малая группа", "hidden: small group"),
            Absence::NotComparable => ("несопоставимо", "not comparable"),
        };
        if self.is_russian() { ru } else { en }
    }

    /// A verdict as a symbol and a word, never by colour alone.
    pub fn verdict(&self, of: Verdict) -> (&'static str, &'static str) {
        let (symbol, ru, en) = match of {
            Verdict::Better => ("▲", "лучше", "better"),
            Verdict::Worse => ("▼", "хуже", "worse"),
            Verdict::Different => ("◆", "изменилось", "changed"),
            Verdict::NotDifferent => {
                ("●", "в пределах случайного разброса", "within chance variation")
            }
            Verdict::Unknown => ("", "разброс неизвестен", "variation unknown"),
            Verdict::TooFew => ("", "мало данных", "too few to tell"),
            Verdict::IntervalOnly => (
                "",
                "меньше 20 участников, только интервал",
                "fewer than 20 participants, interval only",
            ),
        };
        (symbol, if self.is_russian() { ru } else { en })
    }

    /// The name of an order of rows.
    pub fn order(&self, of: Order) -> &'static str {
        let (ru, en) = match of {
            Order::Natural => ("по названию", "by name"),
            Order::Rising => ("по возрастанию", "rising"),
            Order::Falling => ("по убыванию", "falling"),
            Order::Size => ("по численности", "by size"),
        };
        if self.is_russian() { ru } else { en }
    }
}
