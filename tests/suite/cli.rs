//! Every page below `tests/cli` is a command with its output: the test and the manual in one.

#[test]
fn commands_do_as_their_pages_say() {
    trycmd::TestCases::new()
        .env("SOURCE_DATE_EPOCH", "1795305600")
        .case("tests/cli/*.toml")
        .case("tests/cli/*.md");
}
