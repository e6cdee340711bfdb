//! What `--help` says behind the options of each command: examples, and what else its users ask.

pub(super) const ABOUT: &str = "\
To begin:
  sourcebook new site my-bank     a bank with one page of each kind
  sourcebook serve --open         see it as you write
  sourcebook help COMMAND         options of a command, with examples

It ends with 0 where all is well, 1 where the bank has errors, 2 where it was used wrongly,
3 where the machine failed (disk, port). `sourcebook explain CODE` explains what `check` says.
The guide is a part of the bank that the program comes with: content/guide/ beside its source.";

pub(super) const BUILD: &str = "\
Examples:
  sourcebook build                                the bank here, into public/
  sourcebook build --out site --drafts            drafts too, into another folder
  sourcebook build --base-url https://x.org/bank/ for another address
  sourcebook build --offline --out usb            to be read from a disk, and as usb.zip
  sourcebook build --offline --only topics/housing --out usb
                                                  a copy of what one term holds
  sourcebook build --preview --out /srv/preview   for signing off: a banner, no search engines

With any error in the bank nothing is written, and the site that is there stays.";

pub(super) const SERVE: &str = "\
Examples:
  sourcebook serve --open                the site in a browser, which follows every edit
  sourcebook serve --drafts --port 8000  drafts too, at another port
  sourcebook serve --host 0.0.0.0        for others in the same network";

pub(super) const CHECK: &str = "\
Examples:
  sourcebook check                                   the whole bank
  sourcebook check content/evidence/vacancies.md     one file, or one folder
  sourcebook check --deny warnings --format short    in a pipeline
  sourcebook check --since origin/main               what your change brings
  sourcebook check --since main --format markdown    the same for a comment on a pull request
  sourcebook check --retractions notices.csv         which sources were retracted
  sourcebook check --external                        which links are dead
  sourcebook check --diff                            what can be mended surely, as a diff
  sourcebook check --fix                             mend that, and show what is left
  sourcebook explain unknown-entry                   what a code means, and its mend";

pub(super) const SEARCH: &str = "\
Examples:
  sourcebook search \"vacancy rate\"
  sourcebook search '\"vacancy rate\" -schools'
  sourcebook search pay --filter kind=evidence --sort date
  sourcebook search pay --format json --limit 3";

pub(super) const MCP: &str = "\
It speaks the Model Context Protocol over standard input and output, and only reads. Assistants
start it by themselves; most take a list of servers such as this:

  {\"mcpServers\": {\"my-bank\": {
    \"command\": \"sourcebook\", \"args\": [\"mcp\", \"--root\", \"/path/to/my-bank\"]}}}

It answers from the bank as it stood when it was started: search, entry, findings, sources, gaps.

Examples:
  sourcebook mcp                    for the bank here
  sourcebook mcp --root my-bank     for another

With an error in the bank it ends with 1: `sourcebook check` shows what is wrong.";

pub(super) const LSP: &str = "\
It speaks the Language Server Protocol over standard input and output. Editors start it by
themselves, once they know of it: the guide's page \"Help while you write\" says how. It shows
what is wrong while somebody types, offers what may stand at a place, says what names mean,
leads to where they are written, and gives them other names. It changes no file by itself.

Examples:
  sourcebook lsp                    for the banks that the editor opens
  sourcebook lsp --root my-bank     for one alone";

pub(super) const NEW: &str = "\
Examples:
  sourcebook new site my-bank                     a bank to begin with
  sourcebook new evidence \"What works in pay?\"   a draft with every field explained
  sourcebook new citation \"Pay survey 2009\"
  sourcebook new citation --from survey.ris       its fields filled in from a reference manager
  sourcebook new vocabulary ages                  terms to file entries under
  sourcebook new kind \"Training course\"          a kind of entry of your own

Beside entries there are `site`, `kind`, `vocabulary`, `scale`, `theme` and `map`.";

pub(super) const RENAME: &str = "\
The file goes along, the old address leads to the new one, and links, citations, questions and
settings say the new name. Where one file cannot be written, none is.

Examples:
  sourcebook rename vacancies empty-posts          a page
  sourcebook rename smith-2020 smith-jones-2020    a source
  sourcebook rename topics/housing topics/homes    a term
  sourcebook rename vacancies#rate vacancies#share a finding
  sourcebook rename vacancies empty-posts --diff   what would change";

pub(super) const MOVE: &str = "\
Examples:
  sourcebook move vacancies content/evidence/pay/             into another folder
  sourcebook move vacancies content/evidence/pay/vacant.md    into another file";

pub(super) const FMT: &str = "\
Each field is moved as the lines that it is: its comments, its blanks and the way its value is
written stay. A head that is broken is left alone: `sourcebook check` says what is wrong with it.

Examples:
  sourcebook fmt                                  every page
  sourcebook fmt content/evidence/vacancies.md    one file, or one folder
  sourcebook fmt --diff                           what would change; it ends with 1 where that is anything";

pub(super) const IMPORT: &str = "\
It reads RIS, BibTeX and BibLaTeX, CSL-JSON, PubMed's .nbib and the XML of EndNote.

Examples:
  sourcebook import library.ris                   each record that is not there becomes a citation
  sourcebook import library.bib --dry-run         what would be new, without writing it
  sourcebook import library.json --update         those that are there take over what differs
  pbpaste | sourcebook import -                   what was copied

A record is there already if the DOI, the ISBN, or title, first author and year are those of a
citation. It ends with 1 where a record could not be taken over; all others are.";

pub(super) const INSPECT: &str = "\
Examples:
  sourcebook inspect vacancies
  sourcebook inspect content/evidence/vacancies.md
  sourcebook inspect vacancies --format json";

pub(super) const SCAFFOLD: &str = "\
Examples:
  sourcebook scaffold github         checks, comments, previews and Pages, by GitHub Actions
  sourcebook scaffold gitlab         the same by GitLab CI/CD
  sourcebook scaffold cms --force    forms in a browser, made anew from what the bank declares

It writes over nothing that is there, unless it is told to by --force.";

pub(super) const SCHEMA: &str = "\
Examples:
  sourcebook schema evidence      the head of an entry, by the kinds, terms and scales of the bank
  sourcebook schema bank          bank.yaml
  sourcebook schema > bank.json   one document: each below $defs, kinds as entry-evidence

Of declarations there are `bank`, `kind`, `vocabulary`, `scale`, `rules`, `synonyms` and `judgements`.";

pub(super) const THEME: &str = "\
Examples:
  sourcebook theme list                       the files of the theme, a line each
  sourcebook theme eject templates/home.html  a copy of one in the bank's own theme, to be changed
  sourcebook theme eject site.css

The program has the themes `default` and `civic`: `theme: civic` in bank.yaml.";

pub(super) const COMPLETIONS: &str = "\
What it prints asks the program for kinds, ids, codes and filters as you type.

Bash:        echo 'source <(sourcebook completions bash)' >> ~/.bashrc
Zsh:         echo 'source <(sourcebook completions zsh)' >> ~/.zshrc
Fish:        sourcebook completions fish > ~/.config/fish/completions/sourcebook.fish
PowerShell:  sourcebook completions powershell | Out-String | Invoke-Expression";

pub(super) const MAN: &str = "\
Examples:
  sourcebook man ~/.local/share/man/man1    then: man sourcebook-check";
