# The words of the site in English. CONTRIBUTING.md says where each is used and how a language is added.
# A message that holds HTML keeps its tags; what stands in `{ }` is put in by the site.

## On every page.

title-page = (page { $number } of { $pages })
skip = Skip to the text
search = Search
menu = Menu
menu-main = Main
browse = Browse
a-to-z = A to Z
maps = Evidence maps
compare = Compare
scales = How sure we are
references = References
review-due = Review due
feed = Feed
contact = Contact
built = Built on { $date }.
# Empty here: a language says by it that nobody who speaks it has read its words yet.
translation-note = { "" }

## Pages that are not there.

lost = Page not found
lost-why = There is no page at this address. If you typed it, check it; if you followed a link, the page may have moved.
lost-ways = <a href="{ $browse }">Browse everything</a>, look in the <a href="{ $letters }">A to Z</a>, or start at the <a href="{ $home }">home page</a>.
moved = This page has moved
moved-to = It is now at <a href="{ $to }">{ $title }</a>.

## Pieces of pages.

older = Judged under an older version of the scale
pages = Pages
previous = Previous
next = Next
search-bank = Search the bank
crumbs = You are here
home = Home
letters = Letters
gap-open = Open
about-source = About this source
source-called = in the text: { $name }
source-unread = not read by the bank itself
used-findings =
    { $count ->
        [one] Used for finding
       *[other] Used for findings
    }
used-text =
    { $count ->
        [one] Used in the text at
       *[other] Used in the text at
    }
used-text-at = At { $place } in the text: { $name }
more-lines =
    { $count ->
        [one] { $count } more
       *[other] { $count } more
    }
does-not-mean = Does not mean:
level-empty = Nothing here has this level.
level-step = , step { $step } of { $steps }
level-off = , off the scale
findings-and-entries = { $findings }, { $entries }
older-some = { $count } judged under an older version of the scale
findings-count =
    { $count ->
        [one] { $count } finding
       *[other] { $count } findings
    }
entries-count =
    { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
entries-ordered =
    { $count ->
        [one] { $count } entry, { $order }
       *[other] { $count } entries, { $order }
    }
pager-range = { $from }–{ $to } of { $total }
page-number = Page { $number }
judged-when-by = Judged { $when } by { $by }.
judged-when = Judged { $when }.
judged-by = Judged by { $by }.
scale-version = Version { $version } of the scale.
scale-version-outdated = Version { $version } of the scale, which has changed since.
rests-on = Rests on { $sources }.
asked = { $count } asked
finding-stands-on = Stands on <a href="{ $to }">{ $title }</a>
sources-of-finding =
    { $count ->
        [one] Source
       *[other] Sources
    }
status-said =
    { $status ->
        [draft] draft
        [live] live
        [under-review] under review
        [superseded] superseded
        [withdrawn] withdrawn
        [retracted] retracted
       *[historic] historic
    }
about-source-named = About this source: { $name }
in-entry-at = { $place }, in <a href="{ $to }">{ $title }</a>
in-entry = in <a href="{ $to }">{ $title }</a>
in-entry-alone = In <a href="{ $to }">{ $title }</a>
level-code = code { $code }

## Lists.

title-leads-here = : what leads here, page { $number } of { $pages }
leads-to = What leads to <a href="{ $to }">{ $title }</a>
entries = Entries
narrow-list = Narrow the list
beside-list = What this list is about
choose-compare = Choose to compare
table-link = In one table
table-title = { $kind }, in one table
table-what = How sure each is, by how many findings stand where, how much is said not to be known, and of when it speaks.
table-entry = Title
table-findings = Findings
table-gaps = Not known
table-year = Evidence from
table-more = and { $count } more
browse-nothing = Nothing has been published yet.
browse-all =
    { $count ->
        [one] Everything in the bank, { $order }: { $count } entry
       *[other] Everything in the bank, { $order }: { $count } entries
    }
all-count = All { $count }
all-count-under = All { $count }<span class="vh"> under { $label }</span>
facet-values = Values
facet-total =
    { $count ->
        [one] { $count } in all, with its entries
       *[other] { $count } in all, each with its entries
    }
compare-kind = Compare { LOWER($kind) }
letters-here = Letters on this page
words-count =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
words-ordered =
    { $count ->
        [one] { $count } word, { $order }
       *[other] { $count } words, { $order }
    }
terms = Terms
term-known = What the bank knows
edit = Edit this page
term-place = Where it stands
term-part-of = Part of
term-parts = Has parts
term-nothing = Nothing is filed here yet. That is a gap in the bank, not proof that nothing is known.
filed-sources = Take the sources of these entries away: <a href="{ $json }">CSL-JSON</a> for Zotero, <a href="{ $ris }">RIS</a> for EndNote, Mendeley and RefWorks, <a href="{ $biblatex }">BibLaTeX</a> for LaTeX with biber, <a href="{ $bib }">BibTeX</a> for LaTeX with BibTeX.
sources = Sources
references-what = Every source that the bank cites, as it would stand at the end of a paper.
take-which = Take CSL-JSON for Zotero, RIS for EndNote, Mendeley and RefWorks, BibLaTeX for LaTeX with biber, BibTeX for LaTeX with BibTeX.
references-all = Take them all away: <a href="{ $json }">CSL-JSON</a> for Zotero, <a href="{ $ris }">RIS</a> for EndNote, Mendeley and RefWorks, <a href="{ $biblatex }">BibLaTeX</a> for LaTeX with biber, <a href="{ $bib }">BibTeX</a> for LaTeX with BibTeX.
sources-count =
    { $count ->
        [one] { $count } source
       *[other] { $count } sources
    }
changed = What changed
changes = What has changed
corrections = Corrections
history-changed = Last edited
history-authors = Edited by
changes-what = Corrections, new evidence, pages that were taken back, and changes of wording that readers should know of, the last first.
changes-count =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
changes-feed = As a feed
corrections-feed = Corrections and withdrawals alone, as a feed
changes-json = For programs
changes-feed-title = { $bank }: what has changed
corrections-feed-title = { $bank }: corrections and withdrawals
change-news = { $title }: { $sort }
review-what = Pages that were to be checked again before today. What they say may still hold; nobody has looked since.
review-feed = As a feed
review-nothing = Nothing is due. Every planned review is still to come.
pages-count =
    { $count ->
        [one] { $count } page
       *[other] { $count } pages
    }
review-planned = planned for { $date }

## Home.

home-maps = What is known, and what is not
home-new = Newly added and reviewed
home-roles = I work as a …
home-tables = How sure, page by page
home-more = More ways in
home-used = Most used here
home-used-by =
    { $count ->
        [one] { $count } page leads here
       *[other] { $count } pages lead here
    }
home-nothing = Nothing yet
home-drafts =
    { $count ->
        [one] Its one entry is a draft, and drafts are not published.
       *[other] Its { $count } entries are drafts, and drafts are not published.
    }
home-nothing-why = This bank has no entries. Add one below <code>content/</code>.
gaps-count =
    { $count ->
        [one] { $count } gap
       *[other] { $count } gaps
    }

## Entries.

in-languages = In another language:
translation-behind-banner = The first version is newer
translation-behind = <a href="{ $to }">{ $title }</a>, of which this is a translation, was looked at again on { $when }. What has changed there may not stand here yet.
stays = It stays here so that links to it still explain themselves.
historic = This describes how things were.
draft-banner = Not published yet. You see it because drafts are switched on.
under-review-banner = The text below stands until the review is done.
lost-source-since = Nobody has looked at this page again since.
glance = At a glance
zone-evidence = The evidence
zone-apparatus = Sources and links
sure-findings =
    { $count ->
        [one] { $count } finding:
       *[other] { $count } findings:
    }
sure-off = off the scale:
sure-meant = What these words mean
cite = Cite
report = Report a problem
own-view = The bank’s own view, not a finding
text = The detail
on-this-page = On this page
section-link = Link to this section
finding-link = Link to this finding
leads-here = What leads here
used-in = Used in
shown-of = These are the first { $shown } of { $total }.
related = Related
take-away = Take it away
cite-page = Cite this page
about-page = About this page
reviewed-not = Not reviewed yet
reviewed-record = A record of its time, not reviewed
kept-by = Kept by
as-markdown = This page as Markdown
taken-back = This { LOWER($kind) } was { LOWER($status) }.
taken-back-when = This { LOWER($kind) } was { LOWER($status) } { $when }.
read-instead = Read <a href="{ $to }">{ $title }</a> instead.
see = See <a href="{ $to }">{ $title }</a>.
see-also = See also <a href="{ $to }">{ $title }</a>.
newer = A newer page answers this: <a href="{ $to }">{ $title }</a>.
historic-banner = Historic: do not follow
historic-since = It has been a record only since { $date }.
lost-source =
    { $status ->
        [retracted] A source was retracted
       *[withdrawn] A source was withdrawn
    }
lost-source-findings =
    { $count ->
        [one] Finding { $findings } rests on <a href="{ $to }">{ $title }</a>
       *[other] Findings { $findings } rest on <a href="{ $to }">{ $title }</a>
    }
lost-source-page = This page rests on <a href="{ $to }">{ $title }</a>
which-was =
    { $status ->
        [retracted] which was retracted.
       *[withdrawn] which was withdrawn.
    }
which-was-when =
    { $status ->
        [retracted] which was retracted { $when }.
       *[withdrawn] which was withdrawn { $when }.
    }
review-overdue = Review was due { $date }
review-next = Next review { $date }
published-on = Published { $date }
changed-on = Changed { $date }
reviewed-on = Last reviewed { $date }
tell-us = Wrong or out of date? <a href="{ $contact }">Tell us</a>.
no-date = no date
secondhand = Known through another source
secondhand-why = Nobody at this bank has read this one. What is said of it here was read in the sources named below.
reference = Reference
what-it-is = What it is
uses = Who uses it
uses-said = Used by { $entries }, in { $findings }
uses-by-place = By place in the source
uses-nowhere = No place given
uses-count =
    { $count ->
        [one] { $count } use
       *[other] { $count } uses
    }
uses-most = These { $shown } of { $total } pages use it most. By place, all are listed.
uses-all =
    { $count ->
        [one] { $count } use, in the order of the source
       *[other] All { $count } uses, in the order of the source
    }
uses-starts = Pages of this list, by the place that each begins with
uses-from = From
uses-of = Places in <a href="{ $to }">{ $title }</a>
details = Details
rights = Rights
yes = Yes
no = No
figures = The figures
rows-side = The rows side by side
download = Download the file (CSV)
rows-first = The first { $shown } of { $total } rows.
column-in = { $column }, in { $unit }
contents = Contents
previous-next = Previous and next
numbered-figure = Figure { $number }
numbered-table = Table { $number }
numbered-formula = Formula { $number }
numbered-listing = Listing { $number }

## Comparisons.

compare-what = Pages of one kind side by side, row by row.
compare-terms = Each term below has two to four pages to read side by side. Where scripts run, any list lets you choose two to four of your own.
compare-chosen = The chosen pages
compare-datasets = Rows of data sets
compare-rows = <a href="#p-datasets">Rows of data sets</a>, such as regions, stand side by side too.
compare-of-kind = : { LOWER($kind) }
comparison = The comparison
the-answer = The answer
how-sure = How sure
not-given = not given
not-rated = not rated
compare-count =
    { $count ->
       *[other] { $count } pages side by side, all filed under <a href="{ $to }">{ $title }</a>
    }
year-and-source = Year and source
none-given = none given
source-not-given = Source not given.
side-withdrawn = These figures do not stand any more. <a href="{ $to }">{ $title }</a> says why.
side-what = The rows of <a href="{ $to }">{ $title }</a> as columns, each figure as the file has it. What the figures count, and what to beware of, is said there.
side-first = These are the first { $shown } of { $total } rows.

## Maps.

maps-what = What is known, what it rests on, and where nothing is.
maps-list = Maps
rows-by-columns = { $rows } by { LOWER($columns) }
cells-beside = Beside this on the map
all-on = All on <a href="{ $to }">{ $label }</a>
map-gaps-what = Every empty cell of the map, with what kind of gap it is. “The bank holds nothing” does not mean that nobody knows.
map-gaps-none = None
map-gaps-none-why = Every cell of the map has something in it.
map-gaps = { $map }: the gaps
map-how = How to read it
map-key-findings = A number is how many findings stand in a cell. The bar below it is longer the more there are (four times as many make it twice as long) and shows what they rest on, the strongest first: the darker, the stronger. A hollow part is off the scale. Each finding counts once, in the cells of its own terms.
map-key-lent = A thin, light part and a number with a plus are findings without such terms of their own: they stand where their page is filed, and may be about something else.
map-key-entries = A number is how many entries stand in a cell. The bar below it is longer the more there are (four times as many make it twice as long) and shows what they rest on, the strongest first: the darker, the stronger. A hollow part is off the scale.
map-key-gap = A hatched cell is a gap, and says of which kind.
map = The map
map-lent = +{ $count }
by-its-page = By the terms of its page
map-level-count = { $count } { LOWER($level) }
map-found-levels = { $found } ({ $levels })
map-found-lent = { $lent } by the terms of their page
map-found-both = { $own }, and { $lent } by the terms of their page
map-cell-name = , { $row }, { $column }
map-row-where = What is known of this, by { LOWER($columns) }
map-row-whole = The whole map: <a href="{ $to }">{ $title }</a>
map-off = off the scale
map-least = The largest gaps
map-least-row = Of <a href="{ $to }">{ $row }</a>, nothing is held for { $empty } of { $total } { LOWER($columns) }.
map-total-findings =
    { $count ->
        [one] { $count } finding on the map
       *[other] { $count } findings on the map
    }
map-total-entries =
    { $count ->
        [one] { $count } entry on the map
       *[other] { $count } entries on the map
    }
map-empty =
    { $count ->
        [one] { $count } empty cell: the gaps
       *[other] { $count } empty cells: the gaps
    }
map-caption-findings = { $rows } by { LOWER($columns) }: findings and what they rest on
map-caption-entries = { $rows } by { LOWER($columns) }: entries and what they rest on
map-take = Take it away: <a href="{ $csv }">the table as CSV</a>.
map-take-sources = Take it away: <a href="{ $csv }">the table as CSV</a>; its sources as <a href="{ $json }">CSL-JSON</a> for Zotero, <a href="{ $ris }">RIS</a> for EndNote, Mendeley and RefWorks, <a href="{ $biblatex }">BibLaTeX</a> for LaTeX with biber, <a href="{ $bib }">BibTeX</a> for LaTeX with BibTeX.

## Scales.

scales-list = Scales
rated-so = What is rated so
levels = Levels
scale-lower = On this scale a lower code is the stronger one. The strongest stands first.
scale-higher = The strongest stands first.
scale-names = These are names, not steps: none is better than another.
counted-once = A finding that several pages show is counted once, for the page where it stands.
off-scale = Not on the scale
off-scale-why = These codes have a meaning of their own. They are not the lowest level.
modifiers = Modifiers
modifiers-why = A sign behind a code puts it just above its level.
raters = Who rated
rater-unnamed = No name given
source = Source
version = Version { $version }
scale-rates = Rates { $kinds }
scale-again = Judged again every { $period }
scales-what = The scales by which this bank rates what it knows, what each level means, and what it does not.

## The search page.

results = Results
narrow-results = Narrow the results
narrow = Narrow
narrowed-by = Narrowed to
search-examples = Questions like these
search-begin = Where to begin
search-unable = Searching needs a script, and a page that came over the web. Where nothing happens here, <a href="{ $browse }">browse everything</a> or look in the <a href="{ $letters }">A to Z</a>.

## Copies in Markdown.

twin-published = Published { $date }
twin-reviewed = Reviewed { $date }

## What the program itself writes into pages.

read-in = { $source }, read in { $via }
back-takes = Findings shown there too
back-rests = Rests on this
back-read-in = Read in this
back-cites = Cited by
back-mentions = Mentioned in
back-superseded-by = Replaces
back-translates = In another language
back-see-instead = Points here
back-names = Named under “{ $field }”
gap-nothing = The bank holds nothing on this.
gap-word = none
facet-year = Year
apa-no-date = n.d.
order-reading = in reading order
order-newest = newest first
order-oldest = oldest first
order-title = by title
review-was-planned = Its review was planned for { $date }.
review-feed-title = { $bank }: review due
comparison-title = { $term }: { LOWER($kind) }
side-title = { $title }: side by side
twin-yes = yes
twin-no = no
finding-number = Finding { $number }
chart = Chart: { $title }. The figures are in the table below: open “The figures as a table”.
row-rests-on = Rests on:
chart-table = The figures as a table
chart-nothing = no figure
chart-download = Download the figures (CSV)
note-lost-source = Rests on a source that was taken back
alert-note = Note
alert-tip = Tip
alert-important = Important
alert-warning = Warning
alert-caution = Caution
task-done = Done
task-open = To do
note = Note { $number }
notes = Notes
note-back = Back to mention { $number }
table = Table { $number }
a-to-z-letter = A to Z: { $letter }
map-gaps-title = { $map }: gaps
rated-findings = findings
in-sentence = { LOWER($name) }
level-modified = { $level }, { LOWER($modifier) }
years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
weeks =
    { $count ->
        [one] { $count } week
       *[other] { $count } weeks
    }
days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

# A date in a reference by APA.
date-apa-year = { $year }
date-apa-month = { $year }, { $month }
date-apa-day = { $year }, { $month } { $day }

## What scripts say. `$shown` is the number as it is shown, `$count` what tells plurals apart.
copy = Copy
copied = Copied
download-file = Download
copy-code = Copy: code
copy-link = Copy the address of this page
copy-markdown = Copy this page as Markdown
preview-open = Open the page

results-count =
    { $count ->
        [one] { $shown } result
       *[other] { $shown } results
    }
results-all =
    { $count ->
        [one] All { $shown } result, to narrow down
       *[other] All { $shown } results, to narrow down
    }
results-none = No results
results-show =
    { $count ->
        [one] Show { $shown } result
       *[other] Show { $shown } results
    }
narrow-chosen = Narrow ({ $shown })
narrow-results-chosen = Narrow the results ({ $shown })
filter-remove = Remove { $name }
filters-clear = Clear all
words-fewer = These hold only some of your words.
words-none = Nothing here holds all of your words. These hold some of them.
close = Close
search-help = Words, “a phrase”, -not, kind:evidence. Arrow keys choose, Enter opens.
searching = Searching …
search-failed = The search did not load. It tries again with the next key.
nothing-common = These words are in every entry. Add one that says what it is about.
nothing-found = The bank holds nothing on “{ $query }”. That does not mean that nobody knows.
nothing-tell = Tell us what you looked for
nothing-subject = Looked for: { $query }
nothing-help = Try fewer or other words, { $browse } or look in the { $letters }.
nothing-browse = browse everything
phrase-unheld = Nothing here holds the phrase “{ $query }”.
phrase-words = Look for its words instead: { $query }
suggestion = Did you mean { $query }?
sort-by = Sort by
sort-best = Best match first
sort-title = Title, A to Z
sort-date = Newest first
sort-scale = { $name }, strongest first
show-more = Show more
more-values =
    { $count ->
        [one] { $shown } more
       *[other] { $shown } more
    }
scale-findings = Findings: { $name }
scale-name = { $name }:
map-left = { $shown } of { $total }
map-items-left =
    { $count ->
        [one] { $shown } of { $total } left
       *[other] { $shown } of { $total } left
    }
map-rows-hidden =
    { $count ->
        [one] { $shown } row without any is hidden.
       *[other] { $shown } rows without any are hidden.
    }
map-show-rows = Show them
map-hide-rows = Hide them
map-lent-left = +{ $shown }
map-level-left = { $shown } { $name }
map-says-left = { $shown } of { $total } left ({ $name })
map-says-none = none of { $total } left
cell-choice = { $name }: { $query }
cell-left =
    { $count ->
        [one] { $shown } of { $total } shown, as on the map:
       *[other] { $shown } of { $total } shown, as on the map:
    }
filter-all = All
show-all = Show all
filter-map = Filter the map
filter-failed = The filters did not load. Try again
chosen-count =
    { $count ->
        [one] { $shown } chosen.
       *[other] { $shown } chosen.
    }
compare-them = Compare them
choose-page = Choose one more of this kind.
choose-row = Choose one more row.
tick-rows = Tick two to four rows to see them side by side.
compare-row = Compare { $name }
rows-shown =
    { $count ->
        [one] { $shown } of { $total } are shown.
       *[other] { $shown } of { $total } are shown.
    }
compare-caption = The chosen pages, side by side
compare-wrong = The address asks for something that is no page of this site. Choose again from any list.
compare-failed = One of the pages did not load. Choose again, or load this page once more.

## Fields that kinds share, and their options.

field-id = Id
field-title = Title
field-kind = Kind
field-summary = Summary
field-authors = Written by
field-owner = Owner
field-published = Published
field-as-of = Evidence from
field-searched = Evidence last searched
field-reviewed = Last reviewed
field-reviewed-by = Reviewed by
field-changed = Last changed
field-changes = What changed
change-date = Date
change-kind = Sort
change-correction = Correction
change-correction-means = Something here was wrong.
change-new-evidence = New evidence
change-new-evidence-means = What is known has changed.
change-wording = Wording
change-wording-means = The same, said better.
change-what = What
change-why = Why
change-by = By
field-expires = Shown until
field-review-by = Next review
field-status = Status
status-draft = Draft
status-draft-means = Not published yet.
status-live = Live
status-live-means = Current.
status-under-review = Under review
status-under-review-means = Being checked; what it says may change.
status-superseded = Superseded
status-superseded-means = Replaced by another page.
status-withdrawn = Withdrawn
status-withdrawn-means = No longer part of the bank's advice; kept so that links to it still explain themselves.
status-retracted = Retracted
status-retracted-means = Taken back by those who published it.
status-historic = Historic
status-historic-means = A record of its time; not kept up to date.
field-status-date = Status since
field-status-reason = Reason
field-superseded-by = Replaced by
field-see-instead = See instead
field-aliases = Aliases
field-nav-title = Title in menus
field-redirect-to = Moved to
field-in-menu = In menus
field-lang = Language of the page
field-translation-of = Translation of
translation-id = Page
translation-date = Text of
field-weight = Order
field-keywords = Keywords
field-search = Searchable
field-licence = Licence
field-ratings = Ratings
finding-statement = Finding
finding-key = Key
finding-from = From
finding-claim = Claim
finding-claim-measured = Measured
finding-claim-measured-means = Somebody counted or measured it.
finding-claim-view = View
finding-claim-view-means = What people said they thought or wanted.
finding-claim-account = Account
finding-claim-account-means = Somebody describes what happened.
finding-claim-argument = Argument
finding-claim-argument-means = A case that somebody makes.
finding-claim-commitment = Commitment
finding-claim-commitment-means = What somebody undertook to do.
finding-claim-law = Law
finding-claim-law-means = What a law or rule required.
finding-as-of = As of
finding-population = Who
finding-place = Where
finding-asked = Asked
finding-outcome = Outcome
finding-direction = Direction
finding-direction-better = Better
finding-direction-better-means = The outcome got better.
finding-direction-worse = Worse
finding-direction-worse-means = The outcome got worse.
finding-direction-no-difference = No difference
finding-direction-no-difference-means = No difference was found.
finding-direction-mixed = Mixed
finding-direction-mixed-means = Results differed.
finding-effect = Effect
finding-ratings = Ratings
finding-sources = Sources
gap-statement = What is not known
gap-gap = Kind of gap
gap-gap-lacking = Evidence lacking
gap-gap-lacking-means = The source itself says that evidence was lacking.
gap-gap-silent = Sources silent
gap-gap-silent-means = The sources held here do not speak of it.
gap-gap-lost = Lost from our copy
gap-gap-lost-means = The source had it; the copy held here does not.
gap-sources = Sources
name-literal = Name of an organisation
name-family = Family name
name-given = Given names
name-suffix = Suffix
name-dropping-particle = Dropping particle
name-non-dropping-particle = Non-dropping particle

## The kind `evidence` and its fields.

kind-evidence = Evidence summary
kind-evidence-plural = Evidence summaries
kind-evidence-description = What is known on one question, how sure it is, and where it comes from.
evidence-key-messages = Key messages
evidence-findings = Findings
evidence-not-known = What is not known
evidence-in-practice = In practice
evidence-sources = Further sources

## The kind `case-study` and its fields.

kind-case-study = Case study
kind-case-study-plural = Case studies
kind-case-study-description = What one place did, what changed there, and what nobody knows yet.
case-study-setting = Setting
case-study-who = For whom
case-study-problem = The problem
case-study-what-was-done = What was done
case-study-what-changed = What changed
case-study-findings = Findings
case-study-not-known = What is not known
case-study-sources = Sources

## The kind `dataset` and its fields.

kind-dataset = Data set
kind-dataset-plural = Data sets
kind-dataset-description = The figures behind the summaries, with units and sources.
dataset-file = File
dataset-columns = Columns
dataset-column-name = Column
dataset-column-label = Meaning
dataset-column-unit = Unit
dataset-column-as-of = Year
dataset-column-sources = Sources
dataset-compare = Compare by
dataset-compare-with = Compare with
dataset-sources = Sources

## The kind `citation` and its fields.

kind-citation = Source
kind-citation-plural = Sources
kind-citation-description = Every report, survey, law and web page that the bank cites.
citation-type = Type
citation-type-article = Article
citation-type-article-journal = Journal article
citation-type-article-magazine = Magazine article
citation-type-article-newspaper = Newspaper article
citation-type-bill = Bill
citation-type-book = Book
citation-type-broadcast = Broadcast
citation-type-chapter = Chapter
citation-type-dataset = Data set
citation-type-document = Document
citation-type-entry = Entry in a reference work
citation-type-graphic = Picture
citation-type-hearing = Hearing
citation-type-interview = Interview
citation-type-legal-case = Legal case
citation-type-legislation = Legislation
citation-type-manuscript = Manuscript
citation-type-map = Map
citation-type-motion-picture = Film or video
citation-type-pamphlet = Pamphlet
citation-type-paper-conference = Conference paper
citation-type-personal-communication = Personal communication
citation-type-post = Post
citation-type-post-weblog = Blog post
citation-type-regulation = Regulation
citation-type-report = Report
citation-type-review = Review
citation-type-software = Software
citation-type-song = Song
citation-type-speech = Speech
citation-type-standard = Standard
citation-type-thesis = Thesis
citation-type-treaty = Treaty
citation-type-webpage = Web page
citation-author = Author
citation-editor = Editor
citation-translator = Translator
citation-director = Director
citation-host = Host
citation-interviewer = Interviewer
citation-reviewed-author = Author of what is reviewed
citation-reviewed-title = Title of what is reviewed
citation-issued = Issued
citation-accessed = Accessed
citation-short = In the text called
citation-title-short = Short title
citation-container-title = In
citation-collection-title = Series
citation-collection-number = Number in series
citation-publisher = Publisher
citation-publisher-place = Place of publication
citation-authority = Authority
citation-jurisdiction = Jurisdiction
citation-number = Number
citation-volume = Volume
citation-issue = Issue
citation-page = Pages
citation-chapter-number = Chapter
citation-number-of-pages = Number of pages
citation-edition = Edition
citation-version = Version
citation-genre = Genre
citation-medium = Medium
citation-event-title = Event
citation-event-place = Place of the event
citation-scale = Scale
citation-section = Section
citation-archive = Archive
citation-archive-place = Place of the archive
citation-call-number = Call number
citation-language = Language
citation-abstract = Abstract
citation-note = Note
citation-url = Address
citation-archived-url = Archived copy
citation-doi = DOI
citation-isbn = ISBN
citation-issn = ISSN
citation-seen = Read by the bank
citation-link-note = About the link
citation-method = Method

## The kind `term` and its fields.

kind-term = Glossary term
kind-term-plural = Glossary
kind-term-description = What the words and the letters mean.
term-summary = Definition
term-acronym = Short for
term-forms = Other forms
term-link = Link mentions
term-sources = Sources

## The kind `guide` and its fields.

kind-guide = Guide page
kind-guide-plural = Guide
kind-guide-description = How to use the bank, how to add to it, and how to run it.
guide-part = Part

## Dates, as CLDR has them.

date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
# Times that are longer than a date, or known only about.
period-split-year = { $first }/{ $last }
period-years = { $first }–{ $last }
period-dates = { $first } to { $last }
period-circa = around { $period }
# Seasons that issues of journals are dated by.
period-spring = Spring { $year }
period-summer = Summer { $year }
period-autumn = Autumn { $year }
period-winter = Winter { $year }
# Sums of money: the sign of a currency, or its code and a space, then the amount; in the prices of a year.
money = { $sign }{ $amount }
money-millions = { $number } million
money-billions = { $number } billion
money-in-prices = { $sum } ({ $year } prices)
currency-EUR = €
currency-GBP = £
currency-JPY = ¥
currency-USD = US$
date-when-year = in { $year }
date-when-month = in { $month } { $year }
date-when-day = on { $day } { $month } { $year }

# With a day; `month-alone` stands without one, which some languages write otherwise.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-alone-1 = { month-1 }
month-alone-2 = { month-2 }
month-alone-3 = { month-3 }
month-alone-4 = { month-4 }
month-alone-5 = { month-5 }
month-alone-6 = { month-6 }
month-alone-7 = { month-7 }
month-alone-8 = { month-8 }
month-alone-9 = { month-9 }
month-alone-10 = { month-10 }
month-alone-11 = { month-11 }
month-alone-12 = { month-12 }

## What a public body says of its site. The headings, the commitment, the status and the enforcement are words that the
## regulations and those who watch over them ask for (the model statement of Implementing Decision (EU) 2018/1523).
accessibility = Accessibility
statement-title = Accessibility statement for { $bank }
statement-commitment = { $organisation } is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.
statement-covers = This accessibility statement applies to { $what }
statement-can = What you can do here
statement-can-zoom = Make the text larger, up to 400%, without scrolling sideways.
statement-can-keys = Reach everything with a keyboard alone, and see where you are.
statement-can-hear = Listen to the pages with a screen reader: headings, lists, tables and charts have names.
statement-can-colours = Use your own colours, a dark screen, wider spaces between letters and lines, or less movement.
statement-can-script = Read every page without scripts. Only the search, the filters of maps and choosing what to compare need them.
statement-status = Compliance status
statement-full = This website is fully compliant with the Web Content Accessibility Guidelines version 2.2 AA standard.
statement-partly = { $due ->
    [both] This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances and exemptions listed below.
    [exempt] This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the exemptions listed below.
   *[failing] This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard, due to the non-compliances listed below.
}
statement-not = { $due ->
    [both] This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The non-compliances and exemptions are listed below.
    [exempt] This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The exemptions are listed below.
   *[failing] This website is not compliant with the Web Content Accessibility Guidelines version 2.2 AA standard. The non-compliances are listed below.
}
statement-not-accessible = Non-accessible content
statement-reasons = The content listed below is non-accessible for the following reasons.
statement-failing = Non-compliance with the accessibility regulations
statement-fails = { $count ->
    [one] This fails WCAG 2.2 success criterion { $criteria }.
   *[other] This fails WCAG 2.2 success criteria { $criteria }.
}
statement-fix = We plan to fix it by { $date }.
statement-burden = Disproportionate burden
statement-outside = Content that’s not within the scope of the accessibility regulations
statement-preparation = Preparation of this accessibility statement
statement-prepared = This statement was prepared on { $date }.
statement-reviewed = It was last reviewed on { $date }.
statement-feedback = Feedback and contact information
statement-ask = Tell us of any problem that is not listed here, or ask for a page in another form, such as large print or easy read.
statement-email = E-mail:
statement-form = Form:
statement-phone = Telephone:
statement-post = Post:
statement-reply = { $count ->
    [one] We answer within one working day.
   *[other] We answer within { $count } working days.
}
statement-enforcement = Enforcement procedure
statement-enforced-gb = The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’). If you’re not happy with how we respond to your complaint, contact the <a href="{ $to }">Equality Advisory and Support Service (EASS)</a>.
statement-enforced-ni = The Equality Commission for Northern Ireland (ECNI) is responsible for enforcing the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the ‘accessibility regulations’) in Northern Ireland. If you’re not happy with how we respond to your complaint, contact the <a href="{ $to }">Equality Commission for Northern Ireland (ECNI)</a>.
offline-part = This copy holds only what is filed under “{ $part }”, and what that rests on; other links lead to the web.
offline = A copy of { $date }, good until { $until }. The bank as it is now: <a href="{ $url }">{ $url }</a>

trial = This is a preview of { $date }, to be signed off. It is not published: do not cite it or rely on it.

privacy = Privacy
privacy-answer = This site stores nothing on your device and asks no other site for anything without telling you here.
privacy-kept = What is kept
privacy-no-storage = There are no cookies, and nothing is written to your browser’s storage. No program counts who reads what.
privacy-search = The search runs in your browser. What you type stays there, but for the address of the search page, which holds your words so that you can send the link to somebody.
privacy-others = Other sites
privacy-no-hosts = Pages load nothing from anywhere else: pictures, scripts and typefaces come from this site.
privacy-hosts = Some pages show pictures, films or pages of the sites below. When they do, those sites learn the address of your device, and may set cookies of their own:
privacy-links = A link that you follow leads to a site with rules of its own.
privacy-server = The computer that serves the pages
privacy-log = Any computer that serves pages learns the address of the device that asks, the page and the time, and may keep them for a while to find faults and attacks. How long is for those to say who run it.
privacy-ask = <a href="{ $contact }">Ask us</a>.
