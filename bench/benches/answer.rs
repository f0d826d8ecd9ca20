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

mod group {
    //! What the macro makes has no documentation of its own.

    criterion::criterion_group!(benches, super::answer);
}
criterion_main!(group::benches);
