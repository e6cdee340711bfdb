//! Internet Information Services 7 and later: <https://learn.microsoft.com/iis/configuration/>. No module is needed that does
//! not come with it; redirects need its role service HTTP Redirection.

use super::rules::{ASKED, Rules, TYPES, joined};
use crate::text::{escape, percent_decode};

pub(super) fn web_config(rules: &Rules<'_>) -> String {
    let heads = rules.heads();
    let head = |(name, value)| format!("<add name=\"{name}\" value=\"{}\" />\n", escape(value));
    let heads = joined(heads.map(head));
    let types = TYPES.iter().map(|(ending, kind)| {
        format!("<remove fileExtension=\".{ending}\" /><mimeMap fileExtension=\".{ending}\" mimeType=\"{kind}; charset=utf-8\" />\n")
    });
    let types = joined(types);
    let lasting = rules.lasting.iter().map(|folder| {
        let cache = "<staticContent><clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"public, immutable\" /></staticContent>";
        location(folder, cache)
    });
    let lasting = joined(lasting);
    let leading = rules.redirects.iter().map(|(from, to)| {
        let redirect = format!("<httpRedirect enabled=\"true\" destination=\"{}\" exactDestination=\"true\" httpResponseStatus=\"Permanent\" />", escape(to));
        location(&percent_decode(from), &redirect)
    });
    let leading = joined(leading);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <configuration>\n\
         <system.webServer>\n\
         <defaultDocument><files><clear /><add value=\"index.html\" /></files></defaultDocument>\n\
         <httpErrors errorMode=\"Custom\"><remove statusCode=\"404\" /><error statusCode=\"404\" path=\"{}404.html\" responseMode=\"ExecuteURL\" /></httpErrors>\n\
         <staticContent>\n<clientCache cacheControlMode=\"DisableCache\" cacheControlCustom=\"{ASKED}\" />\n{types}</staticContent>\n\
         <httpProtocol><customHeaders>\n{heads}</customHeaders></httpProtocol>\n\
         </system.webServer>\n\
         {lasting}{leading}</configuration>\n",
        escape(rules.base)
    )
}

/// What holds of a path alone, from the folder that the file lies in.
fn location(path: &str, rule: &str) -> String {
    let path = escape(path.trim_end_matches('/'));
    format!("<location path=\"{path}\"><system.webServer>{rule}</system.webServer></location>\n")
}
