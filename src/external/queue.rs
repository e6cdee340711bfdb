//! The pace: who is asked when. Each host is asked one question at a time, with a pause between; no more than a few hosts
//! are asked at once.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::answer::Answer;
use super::errand::{Errand, Next};
use super::question::Question;
use super::reply::{Reply, Request};
use super::settings::{Progress, Settings};

/// After how many questions in a row that came to nothing a host is left alone.
const MOST_FAILED: u8 = 3;

/// What was answered.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) answers: BTreeMap<Question, Answer>,
    /// Whether any server was reached.
    pub(super) has_reached: bool,
}

/// Who asks a server.
pub(super) type Ask<'a> = &'a (dyn Fn(&Request) -> Reply + Sync);

/// Runs all errands to their ends.
pub(super) fn run(
    errands: Vec<Errand>,
    settings: &Settings,
    ask: Ask<'_>,
    progress: Progress<'_>,
) -> Done {
    let total = errands.len();
    let mut plan = Plan {
        open: total,
        ..Plan::default()
    };
    for errand in errands {
        plan.lane(errand.host()).waiting.push_back(errand);
    }
    let queue = Queue {
        plan: Mutex::new(plan),
        changed: Condvar::new(),
        settings,
        end: Instant::now() + settings.run,
        total,
        progress,
    };
    std::thread::scope(|threads| {
        for _ in 0..Settings::AT_ONCE.min(total) {
            threads.spawn(|| queue.work(ask));
        }
    });
    queue
        .plan
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner)
        .done
}

/// What is still to be asked, and what was answered.
#[derive(Default)]
struct Plan {
    lanes: BTreeMap<String, Lane>,
    /// How many errands have not come to their ends.
    open: usize,
    done: Done,
}

/// What is to be asked of a host.
#[derive(Default)]
struct Lane {
    waiting: VecDeque<Errand>,
    is_busy: bool,
    /// Until when it is left alone.
    rests_until: Option<Instant>,
    /// How many questions in a row came to nothing.
    failed: u8,
    /// What is known of all that would be asked of it, where nothing more is.
    closed: Option<Answer>,
}

impl Plan {
    fn lane(&mut self, host: &str) -> &mut Lane {
        self.lanes.entry(host.to_owned()).or_default()
    }

    fn finish(&mut self, errand: Errand, answer: Answer) {
        self.open -= 1;
        self.done.answers.insert(errand.question, answer);
    }

    /// The next errand whose host is ready for it; else when one may be.
    fn next(&mut self, now: Instant) -> Result<Errand, Option<Instant>> {
        let mut soonest: Option<Instant> = None;
        for lane in self.lanes.values_mut() {
            if lane.is_busy || lane.waiting.is_empty() {
                continue;
            }
            if let Some(until) = lane.rests_until.filter(|until| *until > now) {
                soonest = Some(soonest.map_or(until, |known| known.min(until)));
                continue;
            }
            lane.is_busy = true;
            return lane.waiting.pop_front().ok_or(None);
        }
        Err(soonest)
    }

    /// Ends whatever waits for a host that is closed.
    fn empty(&mut self, host: &str) {
        let lane = self.lane(host);
        let Some(answer) = lane.closed.clone() else {
            return;
        };
        for errand in std::mem::take(&mut lane.waiting) {
            self.finish(errand, answer.clone());
        }
    }

    /// Ends all that waits: the time is up.
    fn give_up(&mut self) {
        let hosts: Vec<String> = self.lanes.keys().cloned().collect();
        for host in hosts {
            let why = "there was no time left to ask; the next run goes on from here";
            let answer = Answer::unknown(why);
            self.lane(&host).closed.get_or_insert(answer);
            self.empty(&host);
        }
    }
}

struct Queue<'q> {
    plan: Mutex<Plan>,
    changed: Condvar,
    settings: &'q Settings,
    end: Instant,
    total: usize,
    progress: Progress<'q>,
}

impl Queue<'_> {
    fn lock(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self, ask: Ask<'_>) {
        while let Some(errand) = self.wait_for_one() {
            let reply = ask(&errand.request());
            self.take(errand, reply);
        }
    }

    fn wait_for_one(&self) -> Option<Errand> {
        let mut plan = self.lock();
        loop {
            let now = Instant::now();
            if now >= self.end {
                plan.give_up();
            }
            if plan.open == 0 {
                return None;
            }
            let until = match plan.next(now) {
                Ok(errand) => return Some(errand),
                Err(until) => until.unwrap_or(self.end).min(self.end),
            };
            // After the end only questions are open that are being asked, and each of them has an end of its own.
            let left = until.saturating_duration_since(now);
            let left = if left.is_zero() {
                Duration::from_secs(1)
            } else {
                left
            };
            let woken = self.changed.wait_timeout(plan, left);
            plan = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn take(&self, mut errand: Errand, reply: Reply) {
        let host = errand.host().to_owned();
        let is_unreached = matches!(&reply, Reply::Fault(fault) if fault.is_of_the_way());
        let next = errand.take(reply, self.settings);
        let mut plan = self.lock();
        plan.done.has_reached |= !is_unreached;
        let wait = match &next {
            Next::Ask(Some(wait)) => self.settings.pause.max(*wait),
            _ => self.settings.pause,
        };
        let lane = plan.lane(&host);
        lane.is_busy = false;
        lane.rests_until = Some(Instant::now() + wait);
        match next {
            Next::Ask(_) => {
                let host = errand.host().to_owned();
                plan.lane(&host).waiting.push_front(errand);
                plan.empty(&host);
            }
            Next::Done(answer) => {
                lane.failed = if is_unreached { lane.failed + 1 } else { 0 };
                if lane.failed == MOST_FAILED {
                    lane.closed = Some(Answer::unknown(format!(
                        "{host} was not asked, as it did not answer {MOST_FAILED} times in a row"
                    )));
                }
                plan.finish(errand, answer);
                plan.empty(&host);
            }
            Next::Closed(answer) => {
                lane.closed = Some(answer.clone());
                plan.finish(errand, answer);
                plan.empty(&host);
            }
        }
        let answered = self.total - plan.open;
        drop(plan);
        self.changed.notify_all();
        (self.progress)(answered, self.total);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::reply::{Fault, Status};
    use super::*;

    fn errands(urls: &[String], settings: &Settings) -> Vec<Errand> {
        let questions = urls.iter().filter_map(|url| Question::of_link(url));
        questions
            .filter_map(|question| Errand::new(question, settings))
            .collect()
    }

    fn hurried() -> Settings {
        Settings {
            pause: Duration::from_millis(2),
            longest_wait: Duration::from_millis(50),
            ..Settings::new(0)
        }
    }

    fn code(code: u16) -> Reply {
        Reply::Status(Status {
            code,
            ..Status::default()
        })
    }

    #[test]
    fn a_host_is_never_asked_two_things_at_once_nor_many_hosts() {
        let settings = hurried();
        let urls: Vec<String> = (0..60)
            .map(|n| format!("https://h{}.example/{n}", n % 20))
            .collect();
        let open: Mutex<BTreeMap<String, usize>> = Mutex::default();
        let most = Mutex::new(0);
        let ask = |request: &Request| {
            let host = request.at.host().to_owned();
            let count = |change: isize| {
                let mut open = open.lock().unwrap();
                let own = open.entry(host.clone()).or_default();
                *own = own.checked_add_signed(change).unwrap();
                (*own, open.values().sum::<usize>())
            };
            let (own, all) = count(1);
            assert_eq!(own, 1, "{host}");
            let mut known = most.lock().unwrap();
            *known = all.max(*known);
            drop(known);
            std::thread::yield_now();
            count(-1);
            code(200)
        };
        let done = run(errands(&urls, &settings), &settings, &ask, &|_, _| {});
        assert_eq!(done.answers.len(), urls.len());
        assert!(done.answers.values().all(|answer| *answer == Answer::Good));
        assert!(*most.lock().unwrap() <= Settings::AT_ONCE);
    }

    #[test]
    fn a_host_that_does_not_answer_is_left_alone() {
        let settings = hurried();
        let urls: Vec<String> = (0..50).map(|n| format!("https://a.example/{n}")).collect();
        let count = Mutex::new(0);
        let ask = |_: &Request| {
            *count.lock().unwrap() += 1;
            Reply::Fault(Fault::NoConnection)
        };
        let done = run(errands(&urls, &settings), &settings, &ask, &|_, _| {});
        assert_eq!((done.answers.len(), done.has_reached), (50, false));
        // Three addresses, each with two tries more.
        assert_eq!(*count.lock().unwrap(), 9);
    }

    #[test]
    fn where_there_is_no_server_all_of_its_pages_are_gone() {
        let settings = hurried();
        let urls: Vec<String> = (0..50).map(|n| format!("https://a.example/{n}")).collect();
        let count = Mutex::new(0);
        let ask = |_: &Request| {
            *count.lock().unwrap() += 1;
            Reply::Fault(Fault::NoHost)
        };
        let done = run(errands(&urls, &settings), &settings, &ask, &|_, _| {});
        let is_dead = |answer: &Answer| matches!(answer, Answer::Dead { .. });
        assert!(done.answers.len() == 50 && done.answers.values().all(is_dead));
        assert_eq!(*count.lock().unwrap(), 3);
    }

    #[test]
    fn a_run_ends_when_its_time_is_up() {
        let settings = Settings {
            run: Duration::ZERO,
            ..hurried()
        };
        let urls = [
            "https://a.example/".to_owned(),
            "https://b.example/".to_owned(),
        ];
        let done = run(
            errands(&urls, &settings),
            &settings,
            &|_| code(200),
            &|_, _| {},
        );
        assert!(
            done.answers
                .values()
                .all(|answer| matches!(answer, Answer::Unknown { .. }))
        );
    }
}
