//! Apache 2.4, in the folder of the site: <https://httpd.apache.org/docs/2.4/howto/htaccess.html>. It needs
//! `AllowOverride FileInfo Indexes` for that folder; what a server has no module for is passed over.

use super::rules::{ASKED, LASTING, Rules, TYPES, joined};

pub(super) fn htaccess(rules: &Rules<'_>) -> String {
    let base = rules.base;
    let heads = rules.heads();
    let heads =
        joined(heads.map(|(name, value)| format!("Header always set {name} \"{value}\"\n")));
    let folders: Vec<String> = rules.lasting.iter().map(|folder| quoted(folder)).collect();
    let lasting = folders.join("|");
    let types = TYPES.iter();
    let types = joined(types.map(|(ending, kind)| format!("AddType {kind} .{ending}\n")));
    let leading = rules.redirects.iter();
    let leading = joined(leading.map(|(from, to)| redirect(base, from, to)));
    format!(
        "DirectoryIndex index.html\n\
         ErrorDocument 404 {base}404.html\n\
         AddDefaultCharset utf-8\n\
         AddCharset utf-8 .bib .css .js .json .md .ris .svg .txt .vtt .xml\n\
         {types}\
         <IfModule mod_headers.c>\n\
         {heads}\
         Header set Cache-Control \"{ASKED}\"\n\
         <If \"%{{REQUEST_URI}} =~ m#^{}({lasting})#\">\n\
         Header set Cache-Control \"{LASTING}\"\n\
         </If>\n\
         </IfModule>\n\
         <IfModule mod_deflate.c>\n\
         AddOutputFilterByType DEFLATE text/html text/css text/plain text/markdown text/javascript application/json application/xml application/atom+xml image/svg+xml\n\
         </IfModule>\n\
         <IfModule mod_rewrite.c>\n\
         RewriteEngine On\n\
         RewriteCond %{{THE_REQUEST}} \"^[A-Z]+ ([^? ]*/)index\\.html[? ]\"\n\
         RewriteRule ^ %1 [R=301,L]\n\
         </IfModule>\n\
         <IfModule mod_alias.c>\n\
         {leading}\
         </IfModule>\n",
        quoted(base)
    )
}

/// The very address alone: `Redirect` would take what stands below it along.
fn redirect(base: &str, from: &str, to: &str) -> String {
    format!(
        "RedirectMatch 301 \"^{}{}$\" \"{to}\"\n",
        quoted(base),
        quoted(&decoded(from))
    )
}

/// Apache looks at addresses without their escapes.
fn decoded(path: &str) -> String {
    crate::text::percent_decode(path)
}

/// A text as a regular expression that is only it.
fn quoted(text: &str) -> String {
    let mut found = String::new();
    for letter in text.chars() {
        if !letter.is_alphanumeric() && !matches!(letter, '/' | '-' | '_' | ' ') {
            found.push('\\');
        }
        found.push(letter);
    }
    found
}
