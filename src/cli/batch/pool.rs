//! Work shared out among threads, its results taken in the order of the jobs.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::Result;

struct State<J, R> {
    jobs: J,
    /// Number of the next job.
    next: usize,
    /// Number of the result that is taken next.
    taken: usize,
    done: BTreeMap<usize, R>,
    /// How many threads may still bring results.
    working: usize,
    stopped: bool,
}

struct Shared<J, R> {
    state: Mutex<State<J, R>>,
    changed: Condvar,
    window: usize,
}

impl<J, R> Shared<J, R> {
    fn lock(&self) -> MutexGuard<'_, State<J, R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<J, R>>) -> MutexGuard<'a, State<J, R>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

/// Leaves the work when its thread does, even by a panic, so that nobody waits for it.
struct Leaving<'a, J, R>(&'a Shared<J, R>);

impl<J, R> Drop for Leaving<'_, J, R> {
    fn drop(&mut self) {
        self.0.lock().working -= 1;
        self.0.changed.notify_all();
    }
}

/// Does `work` on every job on `threads` threads and hands the results to `take` in the order of the jobs. At most `window`
/// results wait for one before them, which bounds the memory they take.
///
/// # Errors
/// The first that `take` returns; what is being worked on then is finished, and nothing more is begun.
pub(in crate::cli) fn in_order<T: Send, R: Send>(
    threads: usize,
    window: usize,
    jobs: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<()>,
) -> Result<()> {
    let state = State { jobs, next: 0, taken: 0, done: BTreeMap::new(), working: threads, stopped: false };
    let shared = Shared { state: Mutex::new(state), changed: Condvar::new(), window: window.max(1) };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| do_jobs(&shared, &work));
        }
        let mut state = shared.lock();
        loop {
            let number = state.taken;
            if let Some(result) = state.done.remove(&number) {
                state.taken += 1;
                drop(state);
                shared.changed.notify_all();
                let taken = take(result);
                state = shared.lock();
                if taken.is_err() {
                    state.stopped = true;
                    shared.changed.notify_all();
                    return taken;
                }
            } else if state.working == 0 {
                return Ok(());
            } else {
                state = shared.wait(state);
            }
        }
    })
}

fn do_jobs<T, R>(shared: &Shared<impl Iterator<Item = T>, R>, work: &impl Fn(T) -> R) {
    let _leaving = Leaving(shared);
    loop {
        let mut state = shared.lock();
        while !state.stopped && state.next >= state.taken + shared.window {
            state = shared.wait(state);
        }
        if state.stopped {
            return;
        }
        let Some(job) = state.jobs.next() else { return };
        let number = state.next;
        state.next += 1;
        drop(state);
        let result = work(job);
        shared.lock().done.insert(number, result);
        shared.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::Error;

    #[test]
    fn results_come_in_the_order_of_the_jobs_whatever_the_threads() {
        for (threads, window) in [(1, 1), (3, 2), (8, 100)] {
            let mut taken = Vec::new();
            in_order(
                threads,
                window,
                0..200,
                |job| job * 2,
                |result| {
                    taken.push(result);
                    Ok(())
                },
            )
            .unwrap();
            assert_eq!(taken, (0..200).map(|job| job * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_is_begun_far_ahead_of_what_was_taken() {
        let (begun, mut taken) = (AtomicUsize::new(0), 0);
        let work = |_| begun.fetch_add(1, Ordering::SeqCst);
        in_order(4, 5, 0..300, work, |_| {
            taken += 1;
            assert!(begun.load(Ordering::SeqCst) <= taken + 5);
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, 300);
    }

    #[test]
    fn an_error_ends_the_work() {
        let result =
            in_order(2, 4, 0.., |job: usize| job, |job| if job == 7 { Err(Error::output("full")) } else { Ok(()) });
        assert!(result.is_err());
    }
}
