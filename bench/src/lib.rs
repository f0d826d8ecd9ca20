//! What `cargo xtask bench` measures the engine with: an invented region of more than a
//! million cells and two questions about it, the same natively, in the browser and in `DuckDB`.

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod region;
#[cfg(not(target_arch = "wasm32"))]
pub mod synthetic;

use analysis::{
    AcademicYear, Answer, Cube, Dimension, Policy, Published, View, answer,
    benchmark::{Benchmark, benchmark},
    comparison::compare,
    disclosure::publish,
    dynamics::dynamics,
    explore::explore,
    overview::overview,
    signals::{Signals, signals},
};

/// The questions, as addresses say them: a letter, and the view.
///
/// (a) one procedure, subject and grade, by school × year; (b) all pupils, by subject × year.
pub const QUESTIONS: [(&str, &str); 2] = [
    ("a", "indicator=quality&procedure=work&subject=s3&grade=7&by=school,year"),
    ("b", "indicator=quality&by=subject,year"),
];

/// The region as the product holds it: built, and published by the policy *everything*.
///
/// # Panics
///
/// If the invented cells contradict each other, which a test excludes.
pub fn cube() -> Published<Cube> {
    let cube = region::batch().into_cube().expect("cells of different places");
    publish(cube, Policy::Everything)
}

/// The view of a question.
///
/// # Panics
///
/// If there is no such question.
pub fn view(question: usize) -> View {
    let pairs = QUESTIONS[question].1.split('&').filter_map(|it| it.split_once('='));
    View::from_pairs(pairs).0
}

/// The answer to a question, intervals included.
pub fn ask(cube: &Published<Cube>, question: usize) -> Answer {
    answer(cube, &view(question))
}

/// The pages of analysis, as addresses say them: what is drilled down, one school over the years and all of
/// them taken apart, eight schools with everything that can be asked of them, two subjects of all schools
/// with the gap of girls and boys, and the start page.
pub const PAGES: [(&str, &str); 6] = [
    ("explore", "indicator=quality&procedure=work&subject=s3&grade=7&year=2023/24&by=school"),
    (
        "dynamics",
        "indicator=quality&procedure=work&subject=s3&grade=7&year=2023/24&school=school300",
    ),
    (
        "comparison",
        "indicator=quality&procedure=work&subject=s3&grade=7&year=2023/24&mix=same&smoothed=on\
         &with=school:school1,school:school2,school:school3,school:school4,school:school5,\
         school:school6,school:school7,school:school8",
    ),
    (
        "dynamics_schools",
        "indicator=quality&procedure=work&subject=s3&grade=7&year=2023/24&by=school",
    ),
    (
        "comparison_schools",
        "indicator=quality&procedure=work&subject=s3&grade=7&year=2023/24&by=school&x_subject=s4\
         &gap=girls,boys",
    ),
    ("overview", "year=2023/24"),
];

/// Computes everything a page of [`PAGES`] shows, and returns how many lines it has.
///
/// # Panics
///
/// If there is no such page.
pub fn page(cube: &Published<Cube>, which: usize) -> usize {
    let (name, query) = PAGES[which];
    let view = View::from_pairs(query.split('&').filter_map(|it| it.split_once('='))).0;
    match name {
        "explore" => explore(cube, &view).rows_in_all as usize,
        "dynamics" => dynamics(cube, &view).setting.years.rows.len(),
        "dynamics_schools" => dynamics(cube, &view)
            .between
            .and_then(|it| it.effects.ok())
            .map_or(0, |it| it.parts.len()),
        "comparison" => compare(cube, &view).objects.len(),
        "comparison_schools" => compare(cube, &view).scatter.map_or(0, |it| it.points.len()),
        _ => overview(cube, year_of(&view)).procedures.len(),
    }
}

fn year_of(view: &View) -> Option<AcademicYear> {
    view.only(Dimension::Year).and_then(|it| it.parse().ok())
}

/// One school against its peers: what the page of benchmarking shows, all of it.
pub const BENCHMARK: &str =
    "indicator=quality&procedure=work&subject=s3&grade=7&school=school300&against=peers";

/// Everything the page of benchmarking computes: sets, funnel, intervals, sensitivity.
pub fn set_against_others(cube: &Published<Cube>) -> Benchmark {
    let pairs = BENCHMARK.split('&').filter_map(|it| it.split_once('='));
    benchmark(cube, &View::from_pairs(pairs).0)
}

/// The matrix of signals: 650 schools, six problems, three years, and seven years of results behind
/// them.
pub fn signals_of_all(cube: &Published<Cube>) -> Signals {
    signals(cube, &View::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_benchmark_has_all_schools_peers_and_a_funnel() {
        let shown = set_against_others(&cube());
        let own = shown.own.expect("a school is chosen");
        assert_eq!(shown.place.schools.len(), 650);
        assert!(shown.place.funnel.is_ok() && own.expected.is_ok());
        assert!(own.set.members.len() >= 5, "{}", own.set.members.len());
        assert!(own.sensitivity.is_some_and(|it| it.asked > 15));
    }

    #[test]
    fn pages_are_of_the_promised_size() {
        let cube = cube();
        let lines: Vec<usize> = (0..PAGES.len()).map(|it| page(&cube, it)).collect();
        assert_eq!(lines, [650, 10, 8, 650, 26, 1]);
    }

    #[test]
    fn the_matrix_of_signals_has_all_schools_and_three_years() {
        let shown = signals_of_all(&cube());
        assert_eq!(shown.lines.len(), 650);
        assert!(shown.lines.iter().all(|it| it.years.len() == 3));
        assert!(shown.checks.iter().filter(|it| it.schools == 650).count() >= 3);
    }

    #[test]
    fn the_questions_are_of_the_promised_size() {
        let cube = cube();
        assert!(region::cells().count() >= 1_000_000);
        assert_eq!(ask(&cube, 0).rows.len(), 650 * 10);
        assert_eq!(ask(&cube, 1).rows.len(), 12 * 10);
        for question in 0..QUESTIONS.len() {
            let rows = ask(&cube, question).rows;
            assert!(rows.iter().all(|row| row.value.is_ok_and(|it| it.interval.is_some())));
        }
    }

    #[test]
    fn everybody_counts_each_pupil_once() {
        let all: u64 = ask(&cube(), 1).rows.iter().map(|row| row.participants).sum();
        let once: u32 = region::cells()
            .filter(|cell| cell.codes[4] == 0)
            .map(|cell| cell.levels.iter().sum::<u32>())
            .sum();
        assert_eq!(all, u64::from(once));
    }
}
