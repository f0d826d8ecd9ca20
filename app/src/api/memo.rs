//! Answers that were computed before: each question of one data version once, for whoever asks it.
//!
//! A memory belongs to one version and goes with it, so nothing in it can be out of date. It is for
//! answers that cost more than a page; the latest questions are remembered. A question should hold
//! what its answer depends on and no more, or the same is computed twice.

use std::sync::{
    Arc, Mutex, OnceLock, PoisonError,
    atomic::{AtomicU64, Ordering},
};

/// More answers are not remembered: each may be some ten megabytes.
const ANSWERS_MAX: usize = 8;

/// Answers of one data version, by the question.
#[derive(Debug)]
pub struct Memo<Q, A> {
    /// The latest question last.
    known: Mutex<Vec<(Q, Place<A>)>>,
    computed: AtomicU64,
}

/// Where an answer is, or will be: who asks meanwhile waits for it instead of computing it too.
type Place<A> = Arc<OnceLock<Arc<A>>>;

impl<Q, A> Default for Memo<Q, A> {
    fn default() -> Self {
        Self { known: Mutex::default(), computed: AtomicU64::new(0) }
    }
}

impl<Q: Clone + PartialEq, A> Memo<Q, A> {
    /// The answer to `question`, computed if nobody asked before.
    pub fn get(&self, question: &Q, compute: impl FnOnce() -> A) -> Arc<A> {
        let place = self.place(question);
        let answer = place.get_or_init(|| {
            self.computed.fetch_add(1, Ordering::Relaxed);
            Arc::new(compute())
        });
        Arc::clone(answer)
    }

    /// How many answers were computed.
    pub fn computed(&self) -> u64 {
        self.computed.load(Ordering::Relaxed)
    }

    fn place(&self, question: &Q) -> Place<A> {
        // A list of finished answers cannot be half-written.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let at = known.iter().position(|it| it.0 == *question);
        let entry = at.map_or_else(|| (question.clone(), Place::default()), |at| known.remove(at));
        if known.len() == ANSWERS_MAX {
            known.remove(0);
        }
        let place = Arc::clone(&entry.1);
        known.push(entry);
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_computed_once() {
        let memo = Memo::default();
        let first = memo.get(&1, || 10);
        let again = memo.get(&1, || unreachable!("it is known"));
        assert_eq!((*first, *again, memo.computed()), (10, 10, 1));
        assert_eq!(*memo.get(&2, || 20), 20, "another question is another answer");
        assert_eq!(memo.computed(), 2);
    }

    #[test]
    fn what_was_asked_longest_ago_is_forgotten_first() {
        let memo = Memo::default();
        let all = u32::try_from(ANSWERS_MAX).unwrap();
        for it in 0..all {
            memo.get(&it, || it);
        }
        memo.get(&0, || unreachable!("asked again, so it is the latest"));
        memo.get(&all, || all);
        memo.get(&0, || unreachable!("it is still known"));
        memo.get(&1, || 1);
        assert_eq!(memo.computed(), u64::from(all) + 2);
    }

    #[test]
    fn who_asks_at_the_same_time_waits_for_the_same_answer() {
        let memo = Memo::default();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| memo.get(&1, || 10));
            }
        });
        assert_eq!(memo.computed(), 1);
    }
}
