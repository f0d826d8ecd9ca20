//! What readers know besides the file: boundaries of marks, and what words mean. The figures are read
//! off the fixture: «Протокол» of 2022 has the totals 7, 2 (5А) and 1 (5Б), 3 and 5 (школа 2).

#![expect(clippy::unwrap_used, reason = "a test that cannot read its fixture has failed")]

mod harvested;

use analysis::{
    AcademicYear, Dimension, Tally,
    code::Code,
    dictionary::Member,
    scale::{Boundaries, WorkBoundaries},
};
use harvested::{levels, tally};
use intake::{Harvest, Knowledge, Meaning};

const PROTOCOL: &[u8] = include_bytes!("../fixtures/vpr_rows2022/clean.xlsx");

fn of_2022(subject: &str, lowest: [u32; 3]) -> WorkBoundaries {
    WorkBoundaries {
        procedure: Code::spelled("vpr"),
        subject: Code::spelled(subject),
        grade: Code::spelled("5"),
        year: AcademicYear::starting(2021).unwrap(),
        lowest: Boundaries::new(lowest).unwrap(),
    }
}

fn read(known: &Knowledge) -> Harvest {
    intake::read_with("2022/5/Биология/clean.xlsx", PROTOCOL, known).unwrap()
}

fn marks(harvest: &Harvest) -> Vec<Option<u8>> {
    harvest.pupils.rows.iter().filter(|it| it.primary.is_some()).map(|it| it.mark).collect()
}

#[test]
fn boundaries_that_were_told_give_marks_to_a_protocol_without() {
    let told = [of_2022("biologiya", [2, 4, 6]), of_2022("biologiya", [1, 2, 3])];
    let harvest = read(&Knowledge { boundaries: told.to_vec(), ..Knowledge::default() });
    // The latest told comes first: 7 is «5», 2 and 3 are «3», 1 is «2», 5 is «4».
    assert_eq!(marks(&harvest), [Some(5), Some(3), Some(2), Some(3), Some(4)]);
    let of = |unit: &str| tally(&harvest, unit, 2022, "5", "Биология");
    assert_eq!(levels(of("edu990001.5a")), [0, 1, 0, 1]);
    // «5» for a journal «5», «3» for a «3»: both the same.
    let Tally { journal, .. } = of("edu990001.5a");
    assert_eq!(journal.map(|it| (it.lower, it.same, it.higher)), Some((0, 2, 0)));
}

#[test]
fn boundaries_of_another_work_or_year_give_none() {
    let mut of_another_year = of_2022("biologiya", [2, 4, 6]);
    of_another_year.year = AcademicYear::starting(2020).unwrap();
    let boundaries = vec![of_another_year, of_2022("fizika", [2, 4, 6])];
    let harvest = read(&Knowledge { boundaries, ..Knowledge::default() });
    assert_eq!(marks(&harvest), [None; 5]);
}

fn mathematics() -> Meaning {
    Meaning {
        dimension: Dimension::Subject,
        word: Code::spelled("mat-ka"),
        member: Member::new("matematika", "Математика"),
    }
}

#[test]
fn f5_a_word_that_was_told_is_the_known_subject_in_every_format() {
    let known = Knowledge { meanings: vec![mathematics()], ..Knowledge::default() };
    let read = |text: &str| intake::read_with("x.csv", text.as_bytes(), &known).unwrap().batch;
    let long = read(
        "year,procedure,subject,grade,school_code,participants\n\
         2024,ВПР,мат-ка,5,0101,24\n2024,ВПР,Математика,6,0101,20\n2024,ВПР,физика,7,0101,20\n",
    );
    let subjects: Vec<_> = long.dictionary.subjects.iter().map(|it| it.code.as_str()).collect();
    assert_eq!(subjects, ["matematika", "fizika"]);
    assert_eq!(long.cells.iter().map(|it| it.place.subject).collect::<Vec<_>>(), [0, 0, 1]);
    let wide = read(
        "Год;Класс;Предмет;Муниципалитет;Логин;ОО;Кол-во участников;2;3;4;5\n\
         2024;5;Мат-ка;г. Примерск;edu990001;СОШ № 1;20;10;40;30;20\n",
    );
    assert_eq!(wide.dictionary.subjects[0].name, "Математика");
    let plan = read("year,procedure,subject,grade,task,level\n2024,ВПР,мат-ка,5,1,базовый\n");
    assert_eq!(plan.plans[0].subject.as_str(), "matematika");
    let boundaries =
        read("year,procedure,subject,grade,mark_3,mark_4,mark_5\n2024,ВПР,мат-ка,5,6,10,15\n");
    assert_eq!(boundaries.boundaries[0].subject.as_str(), "matematika");
}

#[test]
fn f5_two_rows_that_become_one_result_are_told_and_not_added_up() {
    let known = Knowledge { meanings: vec![mathematics()], ..Knowledge::default() };
    let text = "year,procedure,subject,grade,school_code,participants\n\
                2024,ВПР,мат-ка,5,0101,24\n2024,ВПР,математика,5,0101,20\n";
    let harvest = intake::read_with("x.csv", text.as_bytes(), &known).unwrap();
    assert_eq!((harvest.batch.cells.len(), harvest.problems[0].line), (1, 3));
}
