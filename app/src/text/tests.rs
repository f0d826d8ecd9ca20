//! What every sentence of the pages says: its numbers, in both languages, and never a why.

use analysis::{
    Batch, Policy, View, comparison::compare, disclosure::publish, dynamics::dynamics,
    explore::explore,
};
use strum::VariantArray;

use super::{Locale, finding, gap, phrase, scatter, two_years};
use crate::charts::tests::{compared, cube, view};

const TRAY: &str = "with=school:gimnaziya,school:litsey";

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Every sentence of the three pages.
fn sentences(locale: Locale, query: &str) -> Vec<String> {
    let followed = dynamics(&cube(), &view(query));
    let page = compare(&cube(), &view(query));
    let groups =
        compare(&compared::cube(), &view("subject=math&grade=5&year=2021/22&gap=female,male"));
    let explored = explore(&cube(), &view(query));
    let between = followed.between.as_ref();
    let told = [
        Some(phrase::dynamics(locale, &followed)),
        phrase::tendency(locale, &followed),
        phrase::cohort(locale, &followed),
        followed.ahead.map(|it| phrase::ahead(locale, &followed.setting, &it)),
        between.and_then(|it| phrase::official(locale, it)),
        phrase::steadiness(locale, &followed),
        Some(phrase::comparison(locale, &page)),
        two_years::sentence(locale, &page),
        page.scatter.as_ref().map(|it| scatter::sentence(locale, it)),
        page.scatter.as_ref().and_then(|it| scatter::beyond(locale, it)),
        groups.gap.as_ref().map(|it| gap::sentence(locale, &groups, it)),
        Some(phrase::sentence(locale, &explored.setting)),
    ];
    let found =
        explored.findings.iter().map(|it| finding::sentence(locale, it, Some(&explored.setting)));
    told.into_iter().flatten().chain(found).collect()
}

fn said(query: &str, of: impl Fn(&analysis::comparison::Comparison) -> Option<String>) -> String {
    plain(&of(&compare(&cube(), &view(query))).unwrap())
}

#[test]
fn g7_the_development_is_said_with_what_it_is_of() {
    // 80 of 150, then 72 of 160; mark 2 for 20 of 150, then 29 of 160.
    let followed = dynamics(&cube(), &view("since=2020/21"));
    let text = plain(&phrase::dynamics(Locale::Ru, &followed));
    let expected = "53,3 % (80 из 150) → 45,0 % (72 из 160) (2020/21–2021/22); −8,3 п. п.: \
                    в пределах случайного разброса.";
    assert!(text.ends_with(expected), "{text}");
    let official = phrase::official(Locale::Ru, followed.between.as_ref().unwrap()).unwrap();
    let official = plain(&official);
    assert!(official.contains("13,3 % (20 из 150) → 18,1 % (29 из 160), "), "{official}");
}

#[test]
fn d4_steadiness_is_said_with_words_and_years() {
    // 75, 80 and 72 with good marks of 150, 150 and 160: 0.5, 0.5333 and 0.45. Mean 0.49444, the
    // squares of deviations 0.003519; √(0.003519/2) = 0.04195, 8.5 % of the mean. 2019/20 is a gap, so
    // there is one change. Around 227/460 χ² is 0.026 + 0.953 + 1.210 = 2.189 with 2 degrees: p = 0.33.
    let followed = dynamics(&cube(), &view(""));
    let text = plain(&phrase::steadiness(Locale::Ru, &followed).unwrap());
    assert!(text.contains("(3 года): размах 8,3"), "{text}");
    assert!(text.contains(", коэффициент вариации 8,5 %, "), "{text}");
    assert!(text.ends_with("; годы различаются в пределах случайного разброса."), "{text}");
}

#[test]
fn g7_objects_are_said_with_what_they_are_of() {
    // 30 of 50 and 40 of 100: 20 points apart, more than √(13.8² + 9.8²) = 16.9.
    let text = said(TRAY, |it| Some(phrase::comparison(Locale::Ru, it)));
    assert_eq!(
        text,
        "2 объекта, качество знаний: от 40,0 % (Лицей, 40 из 100) до 60 % (Гимназия, 30 из 50); \
         надёжно отличаются от первого: 1 из 1."
    );
}

#[test]
fn g7_one_object_is_said_without_a_range() {
    // Лицей has 40 of 100.
    let one = said("with=school:litsey", |it| Some(phrase::comparison(Locale::Ru, it)));
    assert_eq!(one, "1 объект, качество знаний: 40,0 % (Лицей, 40 из 100).");
    let mut page = compare(&cube(), &view(TRAY));
    page.objects[0].now = None;
    assert_eq!(
        plain(&phrase::comparison(Locale::Ru, &page)),
        "2 объекта, качество знаний: 40,0 % (Лицей, 40 из 100); у остальных значения нет."
    );
}

#[test]
fn g7_two_years_are_said_with_their_numbers_and_the_right_forms() {
    // Лицей: 60 of 100, then 40; from 50 of 100 to 40 and from 25 of 50 to 30 chance may have led.
    let one = said("with=school:litsey&since=2020/21", |it| two_years::sentence(Locale::Ru, it));
    assert_eq!(
        one,
        "2020/21 → 2021/22: больше, чем объясняет случай, изменился 1 из 1 (n = 100), \
         больше всего — Лицей (−20,0 п. п., n = 100)."
    );
    let none =
        |locale| said(&format!("{TRAY}&since=2018/19"), |it| two_years::sentence(locale, it));
    assert_eq!(
        none(Locale::Ru),
        "2018/19 → 2021/22: ни один из 2 не изменился больше, чем объясняет случай (n = 50…100)."
    );
    assert_eq!(none(Locale::En), "2018/19 → 2021/22: 0 of 2 changed beyond chance (n = 50…100).");
}

#[test]
fn g7_a_gap_is_said_with_both_groups() {
    let page =
        compare(&compared::cube(), &view("subject=math&grade=5&year=2021/22&gap=female,male"));
    let text = plain(&gap::sentence(Locale::Ru, &page, page.gap.as_ref().unwrap()));
    assert!(text.starts_with("2021/22: +10,0 п. п. ("), "{text}");
    assert!(text.contains("; n = 150 и 150)"), "{text}");
}

#[test]
fn years_take_the_place_of_the_chosen_years_and_of_nothing_else() {
    let context = |query| {
        let setting = dynamics(&cube(), &view(query)).setting;
        phrase::context_over_years(Locale::Ru, &setting)
    };
    let usual = context("subject=math&grade=5&year=2021/22");
    assert_eq!(usual.last().unwrap(), "2018/19–2021/22");
    assert!(usual.contains(&"5 класс".to_owned()), "{usual:?}");
    assert_eq!(context("subject=math&grade=5&year=2020/21,2021/22")[..3], usual[..3]);
    let empty = publish(Batch::default().into_cube().unwrap(), Policy::Everything);
    let nothing = dynamics(&empty, &View::default()).setting;
    assert_eq!(phrase::context_over_years(Locale::Ru, &nothing), Vec::<String>::new());
}

#[test]
fn no_sentence_says_why_and_none_is_without_a_number() {
    let whys = [
        "из-за",
        "потому",
        "благодаря",
        "вследствие",
        "повлия",
        "привел",
        "причин",
        "because",
        "due to",
        "caused",
        "led to",
        "thanks to",
        "therefore",
        "effect of",
    ];
    for locale in Locale::VARIANTS {
        for query in ["since=2020/21", &format!("{TRAY}&since=2018/19"), "school=litsey"] {
            let told = sentences(*locale, query);
            assert!(told.len() >= 6, "{query}: {told:?}");
            for text in told {
                let lower = text.to_lowercase();
                assert!(!whys.iter().any(|it| lower.contains(it)), "{text}");
                assert!(text.bytes().any(|it| it.is_ascii_digit()), "{text}");
            }
        }
    }
}
