//! Where the files are kept, by the address that they are edited at.

use serde_json::{Value, json};

/// What Decap calls a backend. Where the bank does not say where it is kept, that is left to its owner.
pub(super) fn backend(edit_url: Option<&str>) -> Value {
    let found = edit_url.and_then(|url| github(url).or_else(|| gitlab(url)));
    found.unwrap_or_else(|| json!({"name": "git-gateway", "branch": "main"}))
}

/// `https://github.com/OWNER/NAME/edit/BRANCH/`.
fn github(url: &str) -> Option<Value> {
    let path = url.strip_prefix("https://github.com/")?;
    let (repository, branch) = path.split_once("/edit/")?;
    Some(json!({"name": "github", "repo": repository, "branch": first(branch)}))
}

/// `https://gitlab.com/GROUP/NAME/-/edit/BRANCH/`, or the same on another host.
fn gitlab(url: &str) -> Option<Value> {
    let (host, path) = url.strip_prefix("https://")?.split_once('/')?;
    let (repository, branch) = path.split_once("/-/edit/")?;
    let mut found = json!({"name": "gitlab", "repo": repository, "branch": first(branch)});
    if host != "gitlab.com" {
        found["api_root"] = format!("https://{host}/api/v4").into();
        found["base_url"] = format!("https://{host}").into();
    }
    Some(found)
}

fn first(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_read_off_the_address_of_its_editor() {
        for (url, name, repository, branch) in [
            (
                "https://github.com/you/bank/edit/main/",
                "github",
                "you/bank",
                "main",
            ),
            (
                "https://git.example.org/a/b/bank/-/edit/trunk/",
                "gitlab",
                "a/b/bank",
                "trunk",
            ),
        ] {
            let found = backend(Some(url));
            assert_eq!(found["name"], name);
            assert_eq!(found["repo"], repository);
            assert_eq!(found["branch"], branch);
        }
        assert_eq!(backend(None)["name"], "git-gateway");
        assert_eq!(backend(Some("https://example.org/"))["name"], "git-gateway");
    }
}
