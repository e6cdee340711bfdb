//! A conversation with `sourcebook mcp`, line by line as the protocol has it. What a client of others makes of it, and the
//! order of what it finds, is in `tests/browser/mcp.test.mjs`.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value as Json, json};

use super::folder;

/// A program that was told to answer from a bank.
struct Talk {
    program: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    asked: u64,
}

impl Talk {
    /// Starts the program and opens a session.
    fn with(bank: &Path) -> Self {
        let mut program = program(bank);
        let input = program.stdin.take().unwrap();
        let output = BufReader::new(program.stdout.take().unwrap());
        let mut talk = Self {
            program,
            input,
            output,
            asked: 0,
        };
        let client = json!({"name": "test", "version": "1"});
        let hello =
            json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client});
        let answer = talk.ask("initialize", &hello);
        assert_eq!(answer["result"]["serverInfo"]["name"], "sourcebook");
        talk.tell(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
        talk
    }

    fn tell(&mut self, message: &Json) {
        writeln!(self.input, "{message}").unwrap();
    }

    /// Asks, and reads the next line, which must be the answer.
    fn ask(&mut self, method: &str, params: &Json) -> Json {
        self.asked += 1;
        let id = self.asked;
        self.tell(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        let answer: Json = serde_json::from_str(&line).unwrap();
        assert_eq!(answer["id"], id);
        answer
    }

    /// What a tool gives, or says is wrong.
    fn call(&mut self, tool: &str, given: &Json) -> Result<Json, String> {
        let answer = self.ask("tools/call", &json!({"name": tool, "arguments": given}));
        let result = &answer["result"];
        let text = result["content"][0]["text"].as_str().unwrap().to_owned();
        if result["isError"] == true {
            return Err(text);
        }
        let found = result["structuredContent"].clone();
        assert_eq!(serde_json::from_str::<Json>(&text).unwrap(), found);
        Ok(found)
    }

    /// Goes away; the program ends well, and has said nothing beside.
    fn end(self) {
        let Self {
            mut program,
            input,
            mut output,
            ..
        } = self;
        drop(input);
        let mut rest = String::new();
        output.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
        assert!(program.wait().unwrap().success());
    }
}

fn program(bank: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sourcebook"))
        .args(["mcp", "--root"])
        .arg(bank)
        .env("SOURCE_DATE_EPOCH", "1795305600")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The texts at a place in every record of a list.
fn each<'j>(records: &'j Json, place: &str) -> Vec<&'j str> {
    let records = records.as_array().unwrap().iter();
    let texts = records.filter_map(|record| record.pointer(place)?.as_str());
    texts.collect()
}

#[test]
fn an_assistant_is_told_what_there_is_to_ask() {
    let mut talk = Talk::with(&folder("sites/findings"));
    let tools = talk.ask("tools/list", &json!({}))["result"]["tools"].clone();
    assert_eq!(
        each(&tools, "/name"),
        ["search", "entry", "findings", "sources", "gaps"]
    );
    assert!(
        tools
            .as_array()
            .unwrap()
            .iter()
            .all(|tool| tool["annotations"]["readOnlyHint"] == true)
    );
    talk.end();
}

#[test]
fn answers_have_the_records_of_the_site() {
    let mut talk = Talk::with(&folder("sites/findings"));
    let asked = [
        ("search", json!({"query": "empty posts", "limit": 2})),
        (
            "search",
            json!({"query": "pay", "filters": {"kind": "stdy"}}),
        ),
        ("entry", json!({"id": "posts"})),
        ("findings", json!({"term": "topics/pay"})),
        ("findings", json!({"query": "north", "limit": 1})),
        ("sources", json!({"id": "census-2006"})),
        ("sources", json!({"entry": "posts"})),
        ("gaps", json!({"term": "The North"})),
    ];
    let mut found = String::new();
    for (tool, given) in asked {
        let answer = talk.call(tool, &given).unwrap();
        let answer = serde_json::to_string_pretty(&answer).unwrap();
        found.push_str(&format!("# {tool} {given}\n{answer}\n\n"));
    }
    talk.end();
    insta::with_settings!({snapshot_path => "../snapshots", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("mcp", found);
    });
}

#[test]
fn findings_are_those_of_the_file_a_page_at_a_time() {
    let file = super::sample("sites/findings").page("findings.json");
    let file: Json = serde_json::from_str(file).unwrap();
    let mut talk = Talk::with(&folder("sites/findings"));
    let (mut found, mut next) = (Vec::new(), json!(0));
    while !next.is_null() {
        let part = talk
            .call("findings", &json!({"limit": 3, "offset": next}))
            .unwrap();
        found.extend(part["findings"].as_array().unwrap().clone());
        next = part["next_offset"].clone();
    }
    assert_eq!(json!(found), file["findings"]);
    talk.end();
}

/// What may be asked wrongly, and what is said of it.
const WRONG: [(&str, &str, &str); 12] = [
    (
        "entry",
        r#"{"id": "post"}"#,
        "there is no entry `post`; did you mean `posts`?",
    ),
    ("entry", "{}", "`id` is missing"),
    (
        "entry",
        r#"{"id": "posts", "offset": 1000000}"#,
        "`offset` must be a `next_offset` of `entry`, not 1000000",
    ),
    (
        "search",
        r#"{"qery": "pay"}"#,
        "there is no argument `qery`; did you mean `query`?",
    ),
    (
        "search",
        r#"{"query": "pay", "filters": {"topcs": "pay"}}"#,
        "there is no field `topcs` to filter by; did you mean `topics`?",
    ),
    (
        "search",
        r#"{"query": "pay", "sort": "best"}"#,
        "there is no order `best`; there is `title`, `date` and `strength`",
    ),
    (
        "search",
        r#"{"query": "pay", "limit": 51}"#,
        "`limit` must be a whole number from 1 to 50",
    ),
    ("search", r#"{"query": 1}"#, "`query` must be a text"),
    (
        "findings",
        r#"{"term": "Staffng"}"#,
        "there is no term `Staffng`; did you mean `topics/staffing`?",
    ),
    (
        "findings",
        r#"{"entry": "otters"}"#,
        "there is no entry `otters`; did you mean `others`?",
    ),
    (
        "sources",
        r#"{"id": "census-2005"}"#,
        "there is no source `census-2005`; did you mean `census-2006`?",
    ),
    (
        "sources",
        r#"{"id": "posts"}"#,
        "`posts` is no source: ask `entry` for it",
    ),
];

#[test]
fn what_is_asked_wrongly_is_answered_with_what_was_meant() {
    let mut talk = Talk::with(&folder("sites/findings"));
    for (tool, given, words) in WRONG {
        let asked = serde_json::from_str(given).unwrap();
        assert_eq!(talk.call(tool, &asked), Err(words.to_owned()), "{given}");
    }
    let unknown = talk.ask("tools/call", &json!({"name": "finding", "arguments": {}}));
    assert_eq!(
        unknown["error"]["message"],
        "there is no tool `finding`; did you mean `findings`?"
    );
    talk.end();
}

#[test]
fn nothing_is_answered_from_a_bank_with_errors() {
    let mut program = program(&folder("invalid/unknown-entry"));
    let (mut out, mut err) = (String::new(), String::new());
    program
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut out)
        .unwrap();
    program
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut err)
        .unwrap();
    assert_eq!(program.wait().unwrap().code(), Some(1));
    assert_eq!(out, "");
    assert!(err.contains("run `sourcebook check`"), "{err}");
}

#[test]
fn a_page_that_was_taken_back_says_so_and_gives_no_findings() {
    let bank = tempfile::tempdir().unwrap();
    super::copy(&folder("sites/findings"), bank.path());
    let page = bank.path().join("content/studies/posts.md");
    let text = std::fs::read_to_string(&page).unwrap();
    let head =
        "---\nstatus: withdrawn\nstatus_date: 2026-11-20\nstatus_reason: It counted twice.\n";
    std::fs::write(&page, text.replacen("---\n", head, 1)).unwrap();
    let mut talk = Talk::with(bank.path());
    let asked = json!({"query": "Posts and pay"});
    let hits = talk.call("search", &asked).unwrap()["hits"].clone();
    assert_eq!(each(&hits, "/id"), ["others", "census-2006"]);
    let findings = talk.call("findings", &json!({"limit": 50})).unwrap();
    let pages = each(&findings["findings"], "/page");
    assert!(!pages.is_empty() && !pages.contains(&"posts"), "{pages:?}");
    let of_page = talk.call("findings", &json!({"entry": "posts"})).unwrap();
    assert_eq!(of_page["total"], 0);
    assert!(of_page["note"].as_str().unwrap().contains("withdrawn"));
    let entry = talk.call("entry", &json!({"id": "posts"})).unwrap();
    let told = ["status", "note", "status_reason"].map(|name| &entry["entry"][name]);
    assert_eq!(told, ["withdrawn", "Withdrawn", "It counted twice."]);
    assert_eq!(entry["findings"], Json::Null);
    assert_eq!(talk.call("gaps", &json!({})).unwrap()["total"], 0);
    talk.end();
}
