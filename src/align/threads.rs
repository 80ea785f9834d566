//! Work shared out among threads; what comes of it does not depend on their number.

use std::cell::Cell;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::text::Sides;

/// The most threads that work is shared out among; 0 for as many as the machine has.
static MOST: AtomicUsize = AtomicUsize::new(0);

/// Bounds the threads that this process shares its work out among; 1 for none beside the caller. Without it there are as many
/// as the machine has. Results do not depend on it.
pub fn limit(threads: NonZero<usize>) {
    MOST.store(threads.get(), Ordering::Relaxed);
}

thread_local! {
    /// Whether this thread is one of many that work on whole texts.
    static IS_ALONE: Cell<bool> = const { Cell::new(false) };
}

/// Does `work` on this thread alone: others of its kind have the other processors.
pub fn alone<T>(work: impl FnOnce() -> T) -> T {
    let before = IS_ALONE.replace(true);
    let result = work();
    IS_ALONE.set(before);
    result
}

/// How many threads work is shared out among.
pub fn count() -> usize {
    match MOST.load(Ordering::Relaxed) {
        _ if IS_ALONE.get() => 1,
        0 => thread::available_parallelism().map_or(1, NonZero::get),
        most => most,
    }
}

/// So many of these items are a thread's share of them, within bounds.
pub(crate) fn share(items: usize, (least, most): (usize, usize)) -> usize {
    items.div_ceil(count()).clamp(least, most)
}

/// The items in such shares.
pub(crate) fn shares<T>(items: &[T], bounds: (usize, usize)) -> impl Iterator<Item = &[T]> {
    items.chunks(share(items.len(), bounds))
}

/// What `of` makes of each item, in their order. Items should take long enough to be worth handing out.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], of: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(number) else { break done };
            done.push((number, of(item)));
        }
    };
    let mut done = thread::scope(|scope| {
        // A thread that the system does not grant is done without.
        let others = (1..count().min(items.len())).map_while(|_| thread::Builder::new().spawn_scoped(scope, work).ok());
        let others: Vec<_> = others.collect();
        let mut done = work();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

/// What `of` makes of each side, of both at a time where there are threads.
pub(crate) fn both<T: Sync, R: Send>(sides: Sides<&T>, of: impl Fn(&T) -> R + Sync) -> Sides<R> {
    match <[R; 2]>::try_from(map(&[sides.source, sides.target], |side| of(side))) {
        Ok([source, target]) => Sides::new(source, target),
        Err(_) => sides.map(of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(map(&items, |item| item * 2), items.iter().map(|item| item * 2).collect::<Vec<_>>());
        assert!(map(&[], |item: &usize| *item).is_empty());
    }

    #[test]
    fn each_side_keeps_what_was_made_of_it() {
        assert_eq!(both(Sides::new(&"one", &"other"), |side| side.len()), Sides::new(3, 5));
    }
}
