//! nginx, to be included in a `server` block that says where the site lies (`root`):
//! <https://nginx.org/en/docs/http/ngx_http_core_module.html>. A `location` that adds a head of its own has no other's, so
//! every one has them all.

use super::rules::{ASKED, LASTING, Rules, TYPES, joined};

pub(super) fn server(rules: &Rules<'_>) -> String {
    let base = rules.base;
    let page = format!(
        "location {base} {{ try_files $uri $uri/ =404; {} }}\n",
        heads(rules, ASKED)
    );
    let folder = |folder: &String| {
        format!(
            "location ^~ {base}{folder} {{ try_files $uri =404; {} }}\n",
            heads(rules, LASTING)
        )
    };
    let lasting = joined(rules.lasting.iter().map(folder));
    let types = TYPES.iter().map(|(ending, kind)| {
        let heads = heads(rules, ASKED);
        format!("location ~ \\.{ending}$ {{ types {{ }} default_type {kind}; {heads} }}\n")
    });
    let types = joined(types);
    let leading = rules.redirects.iter();
    let leading = joined(leading.map(|(from, to)| {
        let from = quoted(&crate::text::percent_decode(&format!("{base}{from}")));
        format!("location = {from} {{ return 301 {}; }}\n", quoted(to))
    }));
    format!(
        "# For a server block: include this file behind its root.\n\
         index index.html;\n\
         charset utf-8;\n\
         charset_types text/css text/plain text/markdown text/javascript application/javascript application/json text/xml application/atom+xml;\n\
         error_page 404 {base}404.html;\n\
         gzip on;\n\
         gzip_types text/css text/plain text/markdown text/javascript application/javascript application/json text/xml application/xml application/atom+xml image/svg+xml;\n\
         if ($request_uri ~ \"^([^?]*/)index\\.html(\\?|$)\") {{ return 301 $1$is_args$args; }}\n\
         location ^~ {base}hosting/ {{ return 404; }}\n\
         {page}{lasting}{types}{leading}"
    )
}

fn heads(rules: &Rules<'_>, kept: &str) -> String {
    let heads = rules.heads();
    let heads =
        joined(heads.map(|(name, value)| format!("add_header {name} \"{value}\" always; ")));
    format!("{heads}add_header Cache-Control \"{kept}\" always;")
}

/// A text as a word of the configuration.
fn quoted(text: &str) -> String {
    format!(
        "\"{}\"",
        text.replace('\\', "\\\\")
            .replace('"', "\\\"")
            .replace('$', "%24")
    )
}
