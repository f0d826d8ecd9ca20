//! `answer` over more than a million cells, one thread.

use std::{cell::OnceCell, hint::black_box, sync::Arc};

use analysis::{
    View,
    signals::{Judged, signals_by},
};
use criterion::{Criterion, criterion_main};

fn answer(criterion: &mut Criterion) {
    let cube = bench::cube();
    for (question, (letter, _)) in bench::QUESTIONS.iter().enumerate() {
        let view = bench::view(question);
        criterion.bench_function(&format!("answer_{letter}"), |it| {
            it.iter(|| analysis::answer(black_box(&cube), black_box(&view)));
        });
    }
}

/// Everything the pages of analysis compute.
fn pages(criterion: &mut Criterion) {
    let cube = bench::cube();
    for (which, (name, _)) in bench::PAGES.iter().enumerate() {
        criterion.bench_function(&format!("page_{name}"), |it| {
            it.iter(|| bench::page(black_box(&cube), black_box(which)));
        });
    }
}

/// One school of 650 against its peers, with everything that its page shows.
fn benchmark(criterion: &mut Criterion) {
    let cube = bench::cube();
    criterion.bench_function("benchmark", |it| {
        it.iter(|| bench::set_against_others(black_box(&cube)));
    });
}

/// Every rule of signals over all schools and three years.
fn signals(criterion: &mut Criterion) {
    let cube = bench::cube();
    criterion.bench_function("signals", |it| {
        it.iter(|| bench::signals_of_all(black_box(&cube)));
    });
}

/// The same of a region with every kind of work, contests, conditions and pupil rows, so that each
/// rule has what it looks at; and another cell of it, once the region is judged.
fn signals_of_everything(criterion: &mut Criterion) {
    let region = bench::synthetic::region().expect("a region of this size can be made");
    let cube = bench::synthetic::cube(&region);
    criterion.bench_function("signals_of_everything", |it| {
        it.iter(|| bench::signals_of_all(black_box(&cube)));
    });
    let judged = OnceCell::new();
    let another_cell = || {
        let view = View::from_pairs([("cell", "syn001001:bias")]).0;
        signals_by(black_box(&cube), black_box(&view), |asked| {
            Arc::clone(judged.get_or_init(|| Arc::new(Judged::of(&cube, asked))))
        })
    };
    assert!(another_cell().detail.is_some(), "the region has such a school");
    criterion.bench_function("signals_another_cell", |it| it.iter(another_cell));
}

mod group {
    //! What the macro makes has no documentation of its own.

    criterion::criterion_group!(
        benches,
        super::answer,
        super::pages,
        super::benchmark,
        super::signals,
        super::signals_of_everything
    );
}
criterion_main!(group::benches);
