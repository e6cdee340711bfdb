//! Amazon S3 as a website, by its own command: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteHosting.html>.
//! It sends no heads but those of its objects, so what keeps pages out of frames is the affair of `CloudFront` before it.

use super::rules::{ASKED, LASTING, Rules, TYPES, joined};

pub(super) fn script(rules: &Rules<'_>) -> String {
    let below = rules.base.trim_start_matches('/');
    let folder = |folder: &String| format!(" --exclude {}", quoted(&format!("{folder}*")));
    let without = joined(rules.lasting.iter().map(folder));
    let lasting = rules.lasting.iter().map(|folder| {
        format!(
            "aws s3 sync {folder} \"s3://$bucket/{below}{folder}\" --delete --cache-control {}\n",
            quoted(LASTING)
        )
    });
    let lasting = joined(lasting);
    let types = TYPES.iter().map(|(ending, kind)| {
        format!(
            "aws s3 cp . \"s3://$bucket/{below}\" --recursive --exclude '*' --include '*.{ending}' --content-type '{kind}; charset=utf-8' --cache-control {ASKED}\n"
        )
    });
    let types = joined(types);
    let leading = rules.redirects.iter().map(|(from, to)| {
        let key = crate::text::percent_decode(&format!("{below}{from}"));
        let key = if key.ends_with('/') {
            format!("{key}index.html")
        } else {
            key
        };
        format!(
            "aws s3api put-object --bucket \"$bucket\" --key {} --website-redirect-location {}\n",
            quoted(&key),
            quoted(to)
        )
    });
    let leading = joined(leading);
    format!(
        "#!/bin/sh\n\
         # Puts the site into a bucket: sh hosting/s3.sh BUCKET, from the folder of the site.\n\
         set -eu\n\
         bucket=$1\n\
         {lasting}\
         aws s3 sync . \"s3://$bucket/{below}\" --delete --exclude 'hosting/*'{without} --cache-control {ASKED}\n\
         {types}\
         aws s3 website \"s3://$bucket\" --index-document index.html --error-document {}\n\
         {leading}",
        quoted(&format!("{below}404.html"))
    )
}

/// A text as one word of a shell (POSIX.1, 2.2.2).
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
