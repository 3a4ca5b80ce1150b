//! Work on many things at once, with the results in order.

use crate::progress::Progress;
use anyhow::{Context, anyhow};
use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

/// The number of things that are begun ahead of the one whose result is wanted next, per thread.
const AHEAD: usize = 8;

/// Does some work on each thing in so many threads, and takes each result as soon as it and all before it are there.
/// What is in memory does not grow with the number of things. Where it takes long, a terminal shows how far it is.
pub(crate) fn in_order<T: Send, R: Send>(
    things: impl IntoIterator<Item = T>,
    threads: NonZero<usize>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut things = things.into_iter();
    // Of what comes from a stream nobody knows how much there is.
    let all = things.size_hint().1;
    let mut progress = Progress::over(all.unwrap_or(0));
    let threads = threads.get().min(all.unwrap_or(usize::MAX));
    if threads <= 1 {
        // A thread of its own would cost more than it does for a short draft.
        return things.try_for_each(|thing| take(work(thing)).map(|()| progress.step()));
    }
    let (give, given) = channel::<(T, SyncSender<R>)>();
    let given = Mutex::new(given);
    let run = || {
        while let Some((thing, result)) = next(&given) {
            // Nobody wants the result where an earlier one could not be taken.
            let _ = result.send(work(thing));
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            thread::Builder::new().spawn_scoped(scope, run).context("cannot start a thread")?;
        }
        // Dropped with this closure, which ends the threads.
        let give = give;
        let mut waiting: VecDeque<Receiver<R>> = VecDeque::new();
        loop {
            while waiting.len() < threads * AHEAD {
                let Some(thing) = things.next() else { break };
                let (result, receiver) = sync_channel(1);
                give.send((thing, result)).map_err(|_| anyhow!("all threads have ended"))?;
                waiting.push_back(receiver);
            }
            let Some(next) = waiting.pop_front() else { return Ok(()) };
            take(next.recv().context("a thread has ended")?)?;
            progress.step();
        }
    })
}

/// The number of threads: as many as are asked for, else one per processor.
pub(crate) fn threads(jobs: Option<u16>) -> NonZero<usize> {
    let wanted = jobs.and_then(|jobs| NonZero::new(usize::from(jobs)));
    wanted.or_else(|| thread::available_parallelism().ok()).unwrap_or(NonZero::<usize>::MIN)
}

fn next<T>(given: &Mutex<Receiver<T>>) -> Option<T> {
    given.lock().ok()?.recv().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_and_little_is_begun_ahead() {
        let things: Vec<usize> = (0..500).collect();
        let (begun, mut taken) = (AtomicUsize::new(0), Vec::new());
        let threads = NonZero::new(3).expect("it is not 0");
        let work = |thing: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            if thing.is_multiple_of(50) {
                thread::sleep(std::time::Duration::from_millis(2));
            }
            *thing
        };
        let take = |thing| {
            assert!(begun.load(Ordering::Relaxed) <= taken.len() + 3 * AHEAD);
            taken.push(thing);
            Ok(())
        };
        in_order(&things, threads, work, take).expect("nothing fails");
        assert_eq!(taken, things);
    }

    #[test]
    fn one_thread_does_one_thing_after_another() {
        let (begun, mut taken) = (AtomicUsize::new(0), 0);
        let work = |_: usize| begun.fetch_add(1, Ordering::Relaxed) + 1;
        let take = |count: usize| {
            taken += 1;
            assert_eq!((count, begun.load(Ordering::Relaxed)), (taken, taken));
            Ok(())
        };
        in_order(0..50, NonZero::<usize>::MIN, work, take).expect("nothing fails");
        assert_eq!(taken, 50);
    }

    #[test]
    fn an_error_ends_the_work() {
        let things: Vec<usize> = (0..500).collect();
        for threads in [1, 2].map(|count| NonZero::new(count).expect("it is not 0")) {
            let begun = AtomicUsize::new(0);
            let work = |thing: &usize| begun.fetch_add(*thing, Ordering::Relaxed);
            let refused = in_order(&things, threads, work, |_| anyhow::bail!("full"));
            assert_eq!(refused.map_err(|error| error.to_string()), Err("full".to_owned()));
        }
    }
}
