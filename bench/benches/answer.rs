//! `answer` over more than a million cells, one thread.

use std::hint::black_box;

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

mod group {
    //! What the macro makes has no documentation of its own.

    criterion::criterion_group!(
        benches,
        super::answer,
        super::pages,
        super::benchmark,
        super::signals
    );
}
criterion_main!(group::benches);
