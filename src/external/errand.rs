//! One question on its way: where it is asked next, and what is known when there is nothing more to ask.

use std::collections::BTreeMap;
use std::time::Duration;

use super::address::Address;
use super::answer::Answer;
use super::question::Question;
use super::reply::{Fault, Method, Reply, Request, Status};
use super::settings::Settings;
use super::{archive, doi};

/// How often a server may lead to another.
const MOST_STEPS: usize = 10;
/// How often a fault that may pass is let pass.
const MOST_TRIES: u32 = 2;

/// One question on its way.
#[derive(Debug)]
pub(super) struct Errand {
    pub(super) question: Question,
    /// Where it began.
    start: Address,
    at: Address,
    method: Method,
    /// Which addresses led on, with the cookies that it had there.
    been: Vec<(Address, String)>,
    /// Where the page stands for good, as far as every step said so.
    moved: Option<Address>,
    is_for_good: bool,
    tries: u32,
    /// What each host wants to be told again, by name.
    cookies: BTreeMap<String, BTreeMap<String, String>>,
}

/// What is to be done next.
#[derive(Debug)]
pub(super) enum Next {
    /// To ask again, and the host that was asked wants to be left alone first, for so long if at all.
    Ask(Option<Duration>),
    /// Nothing.
    Done(Answer),
    /// Nothing, and nothing else is to be asked of this host either.
    Closed(Answer),
}

impl Errand {
    /// Sets out.
    pub(super) fn new(question: Question, settings: &Settings) -> Option<Self> {
        let start = question.address(settings)?;
        let method = if question.reads_text() {
            Method::Get
        } else {
            Method::Head
        };
        Some(Self {
            question,
            at: start.clone(),
            start,
            method,
            been: Vec::new(),
            moved: None,
            is_for_good: true,
            tries: 0,
            cookies: BTreeMap::new(),
        })
    }

    /// Who is asked next.
    pub(super) fn host(&self) -> &str {
        self.at.host()
    }

    /// What is asked next.
    pub(super) fn request(&self) -> Request {
        Request {
            at: self.at.clone(),
            method: self.method,
            cookies: self.cookies(),
            reads_text: self.question.reads_text(),
        }
    }

    fn cookies(&self) -> String {
        let own = self.cookies.get(self.host()).into_iter().flatten();
        let pairs: Vec<String> = own.map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ")
    }

    /// Takes what came back.
    pub(super) fn take(&mut self, reply: Reply, settings: &Settings) -> Next {
        match reply {
            Reply::Fault(fault) => self.failed(&fault, settings),
            Reply::Status(mut status) => {
                let here = (self.at.clone(), self.cookies());
                self.remember(std::mem::take(&mut status.cookies));
                match (status.code, &status.location) {
                    (301 | 302 | 303 | 307 | 308, Some(location)) => {
                        self.been.push(here);
                        self.led_on(status.code, location)
                    }
                    _ => self.answered(&status, settings),
                }
            }
        }
    }

    fn remember(&mut self, cookies: Vec<String>) {
        let own = self.cookies.entry(self.at.host().to_owned()).or_default();
        for cookie in cookies {
            if let Some((name, value)) = cookie.split_once('=').filter(|_| own.len() < 20) {
                own.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// The server leads to another address.
    fn led_on(&mut self, code: u16, location: &str) -> Next {
        let host = self.host().to_owned();
        let done = |why: String| Next::Done(Answer::Unknown { why });
        let Some(to) = self.at.join(location) else {
            return done(format!("{host} leads to something that is no web address"));
        };
        self.at = to;
        // With what a server wanted to be told, the same page may be another.
        if self.been.contains(&(self.at.clone(), self.cookies())) {
            return done(format!("{host} leads in a circle"));
        }
        if self.been.len() > MOST_STEPS {
            return done(format!("{host} leads on more than {MOST_STEPS} times"));
        }
        self.is_for_good &= matches!(code, 301 | 308);
        if self.is_for_good {
            self.moved = Some(self.at.clone());
        }
        self.tries = 0;
        Next::Ask(None)
    }

    fn answered(&mut self, status: &Status, settings: &Settings) -> Next {
        let code = status.code;
        let is_busy = matches!(code, 429 | 503);
        if is_busy && let Some(wait) = status.wait {
            if wait > settings.longest_wait {
                let why = format!(
                    "{} wants to be left alone for {} ({code})",
                    self.host(),
                    time(wait)
                );
                return Next::Closed(Answer::Unknown { why });
            }
            if self.tries < MOST_TRIES {
                self.tries += 1;
                return Next::Ask(Some(wait));
            }
        }
        let is_plain = matches!(code, 200..=299 | 304);
        if self.method == Method::Head && !is_plain && !is_busy {
            self.method = Method::Get;
            return Next::Ask(None);
        }
        if matches!(code, 408 | 425 | 429 | 500..=599) && self.tries < MOST_TRIES {
            return self.once_more(settings);
        }
        Next::Done(self.judged(status))
    }

    fn once_more(&mut self, settings: &Settings) -> Next {
        self.tries += 1;
        Next::Ask(Some(settings.pause * 5 * self.tries))
    }

    fn failed(&mut self, fault: &Fault, settings: &Settings) -> Next {
        let is_of_head = matches!(fault, Fault::Closed | Fault::Nonsense | Fault::Slow);
        if self.method == Method::Head && is_of_head {
            self.method = Method::Get;
            return Next::Ask(None);
        }
        if fault.may_pass() && self.tries < MOST_TRIES {
            return self.once_more(settings);
        }
        let host = self.host();
        Next::Done(match fault {
            // So it is with whatever else was to be asked of it.
            Fault::NoHost => {
                return Next::Closed(Answer::Dead {
                    why: format!("there is no server called {host}"),
                });
            }
            Fault::Private => Answer::unknown(format!(
                "{host} lies in a private network, where readers cannot follow"
            )),
            Fault::NoConnection => Answer::unknown(format!("{host} takes no connection")),
            Fault::Slow => Answer::unknown(format!("{host} takes too long")),
            Fault::Closed => {
                Answer::unknown(format!("{host} ends the connection without an answer"))
            }
            Fault::Certificate(why) => {
                Answer::unknown(format!("the certificate of {host} is not right: {why}"))
            }
            Fault::Nonsense => {
                Answer::unknown(format!("{host} does not answer as a web server does"))
            }
        })
    }

    /// What is known by the last answer.
    fn judged(&self, status: &Status) -> Answer {
        let host = self.host();
        let strange = || Answer::unknown(format!("{host} answers strangely ({})", status.code));
        match &self.question {
            Question::Page(_) | Question::Nowhere(_) => self.judged_by_code(status.code),
            Question::Doi(_) => match doi::answer(status.code, &status.text) {
                Some(true) => Answer::Good,
                Some(false) => Answer::NoDoi,
                None => strange(),
            },
            Question::Copy(..) => match archive::answer(&status.text) {
                Some(copy) if status.code == 200 => copy,
                _ => strange(),
            },
        }
    }

    fn judged_by_code(&self, code: u16) -> Answer {
        let host = self.host();
        match code {
            200..=299 | 304 => self.good(),
            404 => Answer::Dead {
                why: format!("{host} has no such page (404)"),
            },
            410 => Answer::Dead {
                why: format!("{host} says that it is gone for good (410)"),
            },
            401 | 407 => Answer::unknown(format!("{host} asks for a password ({code})")),
            402 | 403 | 429 | 451 | 999 => {
                Answer::unknown(format!("{host} refuses programs ({code})"))
            }
            408 | 500..=599 => Answer::unknown(format!("{host} has a fault ({code})")),
            _ => Answer::unknown(format!("{host} answers strangely ({code})")),
        }
    }

    fn good(&self) -> Answer {
        let moved = self.moved.as_ref().filter(|to| **to != self.start);
        let Some(to) = moved else {
            return Answer::Good;
        };
        let is_front = to.is_front_for(&self.start);
        let is_same = to.is_at_home_of(&self.start) && !to.asks_other_than(&self.start);
        Answer::Moved {
            to: to.as_str().to_owned(),
            is_sure: self.is_for_good && is_same && !is_front,
            is_front,
        }
    }
}

/// A time as people say it.
fn time(wait: Duration) -> String {
    let count = |number: u64, name: &str| {
        let ending = if number == 1 { "" } else { "s" };
        format!("{number} {name}{ending}")
    };
    match wait.as_secs() {
        seconds @ 0..=119 => count(seconds, "second"),
        seconds @ 120..=7199 => count(seconds / 60, "minute"),
        seconds => count(seconds / 3600, "hour"),
    }
}
