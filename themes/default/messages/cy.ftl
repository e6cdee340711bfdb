# The words of the site in Welsh. What each is for stands in `en.ftl`, in the same order.
#
# No Welsh speaker has read them yet, and the foot of each page says so by `translation-note`. Who has read them all
# empties that message as `en.ftl` does, here or in the theme of a bank.
#
# What is put in by the site cannot be mutated, so it stands where nothing mutates it: behind a noun ("y dudalen …"), a
# colon, or a preposition that leaves words as they are ("yn ôl"). A noun behind a number is in the singular, and has the
# mutation of that number: `two` softens, `few` (3) and `many` (6) aspirate. Plurals, months and patterns of dates are CLDR's.

## On every page.

title-page = (tudalen { $number } o { $pages })
skip = Neidio i’r testun
search = Chwilio
menu = Dewislen
menu-main = Y brif ddewislen
browse = Pori
a-to-z = A i Y
maps = Mapiau tystiolaeth
compare = Cymharu
scales = Pa mor sicr ydym
references = Cyfeiriadau
review-due = Adolygiadau sy’n ddyledus
feed = Ffrwd
contact = Cysylltu
built = Lluniwyd ar { $date }.
translation-note = Nid oes siaradwr Cymraeg wedi darllen geiriau Cymraeg y safle ei hun eto (y dewislenni, y penawdau a’r labeli).

## Pages that are not there.

lost = Heb ddod o hyd i’r dudalen
lost-why = Nid oes tudalen yn y cyfeiriad hwn. Os gwnaethoch ei deipio, gwiriwch ef; os gwnaethoch ddilyn dolen, efallai fod y dudalen wedi symud.
lost-ways = <a href="{ $browse }">Porwch bopeth</a>, edrychwch yn y rhestr <a href="{ $letters }">A i Y</a>, neu dechreuwch ar y <a href="{ $home }">dudalen hafan</a>.
moved = Mae’r dudalen hon wedi symud
moved-to = Dyma’i lle newydd: <a href="{ $to }">{ $title }</a>.

## Pieces of pages.

older = Barnwyd o dan fersiwn hŷn o’r raddfa
pages = Tudalennau
previous = Blaenorol
next = Nesaf
search-bank = Chwilio’r banc
crumbs = Rydych chi yma
home = Hafan
letters = Llythrennau
gap-open = Cwestiwn agored
about-source = Am y ffynhonnell hon
source-called = yn y testun: { $name }
source-unread = heb ei darllen gan y banc ei hun
used-findings =
    { $count ->
        [zero] Defnyddiwyd ar gyfer canfyddiadau
        [one] Defnyddiwyd ar gyfer canfyddiad
        [two] Defnyddiwyd ar gyfer canfyddiadau
        [few] Defnyddiwyd ar gyfer canfyddiadau
        [many] Defnyddiwyd ar gyfer canfyddiadau
       *[other] Defnyddiwyd ar gyfer canfyddiadau
    }
used-text = Defnyddiwyd yn y testun:
used-text-at = Yn { $place } yn y testun: { $name }
more-lines = { $count } arall
does-not-mean = Nid yw’n golygu:
level-empty = Nid oes dim yma ar y lefel hon.
level-step = , cam { $step } o { $steps }
level-off = , y tu allan i’r raddfa
findings-and-entries = { $findings }, { $entries }
older-some = barnwyd { $count } o dan fersiwn hŷn o’r raddfa
findings-count =
    { $count ->
        [zero] { $count } canfyddiad
        [one] { $count } canfyddiad
        [two] { $count } ganfyddiad
        [few] { $count } chanfyddiad
        [many] { $count } chanfyddiad
       *[other] { $count } canfyddiad
    }
entries-count =
    { $count ->
        [zero] { $count } cofnod
        [one] { $count } cofnod
        [two] { $count } gofnod
        [few] { $count } chofnod
        [many] { $count } chofnod
       *[other] { $count } cofnod
    }
entries-ordered =
    { $count ->
        [zero] { $count } cofnod, { $order }
        [one] { $count } cofnod, { $order }
        [two] { $count } gofnod, { $order }
        [few] { $count } chofnod, { $order }
        [many] { $count } chofnod, { $order }
       *[other] { $count } cofnod, { $order }
    }
pager-range = { $from }–{ $to } o { $total }
page-number = Tudalen { $number }
judged-when-by = Barnwyd: { $when }, gan { $by }.
judged-when = Barnwyd: { $when }.
judged-by = Barnwyd gan { $by }.
scale-version = Fersiwn { $version } o’r raddfa.
scale-version-outdated = Fersiwn { $version } o’r raddfa, sydd wedi newid ers hynny.
rests-on = Yn seiliedig ar { $sources }.
asked = Holwyd { $count }
finding-stands-on = Daw o’r dudalen <a href="{ $to }">{ $title }</a>
sources-of-finding =
    { $count ->
        [zero] Ffynonellau
        [one] Ffynhonnell
        [two] Ffynonellau
        [few] Ffynonellau
        [many] Ffynonellau
       *[other] Ffynonellau
    }
status-said =
    { $status ->
        [draft] drafft
        [live] cyfredol
        [under-review] dan adolygiad
        [superseded] disodlwyd
        [withdrawn] tynnwyd yn ôl
        [retracted] tynnwyd yn ôl gan y cyhoeddwr
       *[historic] hanesyddol
    }
about-source-named = Am y ffynhonnell hon: { $name }
in-entry-at = { $place }, ar y dudalen <a href="{ $to }">{ $title }</a>
in-entry = ar y dudalen <a href="{ $to }">{ $title }</a>
in-entry-alone = Ar y dudalen <a href="{ $to }">{ $title }</a>
level-code = cod { $code }

## Lists.

title-leads-here = : beth sy’n arwain yma, tudalen { $number } o { $pages }
leads-to = Beth sy’n arwain at y dudalen <a href="{ $to }">{ $title }</a>
entries = Cofnodion
narrow-list = Cyfyngu’r rhestr
beside-list = Am beth y mae’r rhestr hon
choose-compare = Dewis i gymharu
table-link = Mewn un tabl
table-title = { $kind }, mewn un tabl
table-what = Pa mor sicr yw pob un, yn ôl faint o ganfyddiadau sy’n sefyll ymhle, faint y dywedir nad yw’n hysbys, ac am ba bryd y mae’n sôn.
table-entry = Teitl
table-findings = Canfyddiadau
table-gaps = Ddim yn hysbys
table-year = Tystiolaeth o
table-more = a { $count } arall
browse-nothing = Nid oes dim wedi’i gyhoeddi eto.
browse-all =
    { $count ->
        [zero] Popeth yn y banc, { $order }: { $count } cofnod
        [one] Popeth yn y banc, { $order }: { $count } cofnod
        [two] Popeth yn y banc, { $order }: { $count } gofnod
        [few] Popeth yn y banc, { $order }: { $count } chofnod
        [many] Popeth yn y banc, { $order }: { $count } chofnod
       *[other] Popeth yn y banc, { $order }: { $count } cofnod
    }
all-count = Pob un ({ $count })
all-count-under = Pob un ({ $count })<span class="vh">: { $label }</span>
facet-values = Gwerthoedd
facet-total =
    { $count ->
        [zero] { $count } i gyd, pob un gyda’i gofnodion
        [one] { $count } i gyd, gyda’i gofnodion
        [two] { $count } i gyd, pob un gyda’i gofnodion
        [few] { $count } i gyd, pob un gyda’i gofnodion
        [many] { $count } i gyd, pob un gyda’i gofnodion
       *[other] { $count } i gyd, pob un gyda’i gofnodion
    }
compare-kind = Cymharu { LOWER($kind) }
letters-here = Llythrennau ar y dudalen hon
words-count =
    { $count ->
        [zero] { $count } gair
        [one] { $count } gair
        [two] { $count } air
        [few] { $count } gair
        [many] { $count } gair
       *[other] { $count } gair
    }
words-ordered =
    { $count ->
        [zero] { $count } gair, { $order }
        [one] { $count } gair, { $order }
        [two] { $count } air, { $order }
        [few] { $count } gair, { $order }
        [many] { $count } gair, { $order }
       *[other] { $count } gair, { $order }
    }
terms = Termau
term-known = Beth mae’r banc yn ei wybod
edit = Golygu’r dudalen hon
term-place = Ble mae’n perthyn
term-part-of = Rhan o
term-parts = Ei rannau
term-nothing = Nid oes dim wedi’i ffeilio yma eto. Bwlch yn y banc yw hynny, nid prawf nad oes dim yn hysbys.
filed-sources = Lawrlwythwch ffynonellau’r cofnodion hyn: <a href="{ $json }">CSL-JSON</a> ar gyfer Zotero, <a href="{ $ris }">RIS</a> ar gyfer EndNote, Mendeley a RefWorks, <a href="{ $biblatex }">BibLaTeX</a> ar gyfer LaTeX gyda biber, <a href="{ $bib }">BibTeX</a> ar gyfer LaTeX gyda BibTeX.
sources = Ffynonellau
references-what = Pob ffynhonnell y mae’r banc yn ei dyfynnu, fel y byddai’n ymddangos ar ddiwedd papur.
take-which = Dewiswch CSL-JSON ar gyfer Zotero, RIS ar gyfer EndNote, Mendeley a RefWorks, BibLaTeX ar gyfer LaTeX gyda biber, BibTeX ar gyfer LaTeX gyda BibTeX.
references-all = Lawrlwythwch nhw i gyd: <a href="{ $json }">CSL-JSON</a> ar gyfer Zotero, <a href="{ $ris }">RIS</a> ar gyfer EndNote, Mendeley a RefWorks, <a href="{ $biblatex }">BibLaTeX</a> ar gyfer LaTeX gyda biber, <a href="{ $bib }">BibTeX</a> ar gyfer LaTeX gyda BibTeX.
sources-count = { $count } ffynhonnell
changed = Beth newidiodd
changes = Beth sydd wedi newid
corrections = Cywiriadau
history-changed = Golygwyd ddiwethaf
history-authors = Golygwyd gan
changes-what = Cywiriadau, tystiolaeth newydd, tudalennau a dynnwyd yn ôl, a newidiadau geiriad y dylai darllenwyr wybod amdanynt, y diweddaraf yn gyntaf.
changes-count =
    { $count ->
        [zero] { $count } newid
        [one] { $count } newid
        [two] { $count } newid
        [few] { $count } newid
        [many] { $count } newid
       *[other] { $count } newid
    }
changes-feed = Fel ffrwd
corrections-feed = Cywiriadau a thudalennau a dynnwyd yn ôl yn unig, fel ffrwd
changes-json = I raglenni
changes-feed-title = { $bank }: beth sydd wedi newid
corrections-feed-title = { $bank }: cywiriadau a thudalennau a dynnwyd yn ôl
change-news = { $title }: { $sort }
review-what = Tudalennau a oedd i fod i gael eu gwirio eto cyn heddiw. Gall yr hyn maent yn ei ddweud fod yn wir o hyd; nid oes neb wedi edrych ers hynny.
review-feed = Fel ffrwd
review-nothing = Nid oes dim yn ddyledus. Mae pob adolygiad sydd wedi’i gynllunio eto i ddod.
pages-count =
    { $count ->
        [zero] { $count } tudalen
        [one] { $count } dudalen
        [two] { $count } dudalen
        [few] { $count } tudalen
        [many] { $count } thudalen
       *[other] { $count } tudalen
    }
review-planned = i fod erbyn { $date }

## Home.

home-maps = Beth sy’n hysbys, a beth nad yw’n hysbys
home-new = Newydd eu hychwanegu a’u hadolygu
home-roles = Rwy’n gweithio fel …
home-tables = Pa mor sicr, tudalen wrth dudalen
home-more = Rhagor o ffyrdd i mewn
home-used = Y mwyaf defnyddiedig yma
home-used-by =
    { $count ->
        [zero] Mae { $count } tudalen yn arwain yma
        [one] Mae { $count } dudalen yn arwain yma
        [two] Mae { $count } dudalen yn arwain yma
        [few] Mae { $count } tudalen yn arwain yma
        [many] Mae { $count } thudalen yn arwain yma
       *[other] Mae { $count } tudalen yn arwain yma
    }
home-nothing = Dim byd eto
home-drafts =
    { $count ->
        [zero] Drafftiau yw ei { $count } cofnod, ac nid yw drafftiau’n cael eu cyhoeddi.
        [one] Drafft yw ei unig gofnod, ac nid yw drafftiau’n cael eu cyhoeddi.
        [two] Drafftiau yw ei { $count } gofnod, ac nid yw drafftiau’n cael eu cyhoeddi.
        [few] Drafftiau yw ei { $count } chofnod, ac nid yw drafftiau’n cael eu cyhoeddi.
        [many] Drafftiau yw ei { $count } chofnod, ac nid yw drafftiau’n cael eu cyhoeddi.
       *[other] Drafftiau yw ei { $count } cofnod, ac nid yw drafftiau’n cael eu cyhoeddi.
    }
home-nothing-why = Nid oes cofnodion yn y banc hwn. Ychwanegwch un o dan <code>content/</code>.
gaps-count =
    { $count ->
        [zero] { $count } bwlch
        [one] { $count } bwlch
        [two] { $count } fwlch
        [few] { $count } bwlch
        [many] { $count } bwlch
       *[other] { $count } bwlch
    }

## Entries.

in-languages = Mewn iaith arall:
translation-behind-banner = Mae'r fersiwn gyntaf yn fwy diweddar
translation-behind = Edrychwyd eto ar <a href="{ $to }">{ $title }</a>, y mae'r dudalen hon yn gyfieithiad ohoni, ar { $when }. Efallai nad yw'r newidiadau yno yma eto.
stays = Mae’r dudalen yn aros yma er mwyn i ddolenni ati barhau i wneud synnwyr.
historic = Mae hyn yn disgrifio sut roedd pethau.
draft-banner = Nid yw’r dudalen hon wedi’i chyhoeddi eto. Rydych yn ei gweld am fod drafftiau wedi’u troi ymlaen.
under-review-banner = Mae’r testun isod yn sefyll nes bod yr adolygiad wedi’i gwblhau.
lost-source-since = Nid oes neb wedi edrych ar y dudalen hon eto ers hynny.
glance = Cipolwg
zone-evidence = Y dystiolaeth
zone-apparatus = Ffynonellau a dolenni
sure-findings =
    { $count ->
        [zero] { $count } canfyddiad:
        [one] { $count } canfyddiad:
        [two] { $count } ganfyddiad:
        [few] { $count } chanfyddiad:
        [many] { $count } chanfyddiad:
       *[other] { $count } canfyddiad:
    }
sure-off = y tu allan i’r raddfa:
sure-meant = Ystyr y geiriau hyn
cite = Dyfynnu
report = Rhoi gwybod am broblem
own-view = Barn y banc ei hun, nid canfyddiad
text = Y manylion
on-this-page = Ar y dudalen hon
section-link = Dolen i’r adran hon
finding-link = Dolen i’r canfyddiad hwn
leads-here = Beth sy’n arwain yma
used-in = Defnyddir yn
shown-of = Dyma’r { $shown } cyntaf o { $total }.
related = Cysylltiedig
take-away = Lawrlwytho
cite-page = Dyfynnu’r dudalen hon
about-page = Am y dudalen hon
reviewed-not = Heb ei hadolygu eto
reviewed-record = Cofnod o’i gyfnod, heb ei adolygu
kept-by = Yng ngofal
as-markdown = Y dudalen hon fel Markdown
taken-back = { $kind }: { LOWER($status) }.
taken-back-when = { $kind }: { LOWER($status) } { $when }.
read-instead = Darllenwch y dudalen <a href="{ $to }">{ $title }</a> yn lle hynny.
see = Gweler y dudalen <a href="{ $to }">{ $title }</a>.
see-also = Gweler hefyd y dudalen <a href="{ $to }">{ $title }</a>.
newer = Mae tudalen fwy newydd yn ateb hyn: <a href="{ $to }">{ $title }</a>.
historic-banner = Hanesyddol: peidiwch â dilyn
historic-since = Dim ond cofnod yw hwn ers { $date }.
lost-source =
    { $status ->
        [retracted] Tynnwyd ffynhonnell yn ôl gan ei chyhoeddwr
       *[withdrawn] Tynnwyd ffynhonnell yn ôl
    }
lost-source-findings =
    { $count ->
        [zero] Mae canfyddiadau { $findings } yn seiliedig ar y ffynhonnell <a href="{ $to }">{ $title }</a>
        [one] Mae canfyddiad { $findings } yn seiliedig ar y ffynhonnell <a href="{ $to }">{ $title }</a>
        [two] Mae canfyddiadau { $findings } yn seiliedig ar y ffynhonnell <a href="{ $to }">{ $title }</a>
        [few] Mae canfyddiadau { $findings } yn seiliedig ar y ffynhonnell <a href="{ $to }">{ $title }</a>
        [many] Mae canfyddiadau { $findings } yn seiliedig ar y ffynhonnell <a href="{ $to }">{ $title }</a>
       *[other] Mae canfyddiadau { $findings } yn seiliedig ar y ffynhonnell <a href="{ $to }">{ $title }</a>
    }
lost-source-page = Mae’r dudalen hon yn seiliedig ar y ffynhonnell <a href="{ $to }">{ $title }</a>
which-was =
    { $status ->
        [retracted] a dynnwyd yn ôl gan ei chyhoeddwr.
       *[withdrawn] a dynnwyd yn ôl.
    }
which-was-when =
    { $status ->
        [retracted] a dynnwyd yn ôl gan ei chyhoeddwr { $when }.
       *[withdrawn] a dynnwyd yn ôl { $when }.
    }
review-overdue = Roedd adolygiad i fod erbyn { $date }
review-next = Adolygiad nesaf: { $date }
published-on = Cyhoeddwyd: { $date }
changed-on = Newidiwyd: { $date }
reviewed-on = Adolygwyd ddiwethaf: { $date }
tell-us = Anghywir neu wedi dyddio? <a href="{ $contact }">Rhowch wybod i ni</a>.
no-date = dim dyddiad
secondhand = Yn hysbys drwy ffynhonnell arall
secondhand-why = Nid oes neb yn y banc hwn wedi darllen y ffynhonnell hon. Daw’r hyn sy’n cael ei ddweud amdani yma o’r ffynonellau sy’n cael eu henwi isod.
reference = Cyfeiriad
what-it-is = Beth ydyw
uses = Pwy sy’n ei defnyddio
uses-said = Fe’i defnyddir gan { $entries }, mewn { $findings }
uses-by-place = Yn ôl lle yn y ffynhonnell
uses-nowhere = Heb le wedi’i roi
uses-count =
    { $count ->
        [zero] { $count } defnydd
        [one] { $count } defnydd
        [two] { $count } ddefnydd
        [few] { $count } defnydd
        [many] { $count } defnydd
       *[other] { $count } defnydd
    }
uses-most = Y { $shown } tudalen hyn o { $total } sy’n ei defnyddio fwyaf. Rhestrir pob un yn ôl lle.
uses-all =
    { $count ->
        [zero] Pob un o’r { $count } defnydd, yn nhrefn y ffynhonnell
        [one] { $count } defnydd, yn nhrefn y ffynhonnell
        [two] Y { $count } ddefnydd, yn nhrefn y ffynhonnell
        [few] Pob un o’r { $count } defnydd, yn nhrefn y ffynhonnell
        [many] Pob un o’r { $count } defnydd, yn nhrefn y ffynhonnell
       *[other] Pob un o’r { $count } defnydd, yn nhrefn y ffynhonnell
    }
uses-starts = Tudalennau’r rhestr hon, yn ôl y lle y mae pob un yn dechrau
uses-from = O
uses-of = Lleoedd yn <a href="{ $to }">{ $title }</a>
details = Manylion
rights = Hawliau
yes = Ie
no = Na
figures = Y ffigurau
rows-side = Y rhesi ochr yn ochr
download = Lawrlwytho’r ffeil (CSV)
rows-first = Y rhesi cyntaf: { $shown } o { $total }.
column-in = { $column }, mewn { $unit }
contents = Cynnwys
previous-next = Blaenorol a nesaf
numbered-figure = Ffigur { $number }
numbered-table = Tabl { $number }
numbered-formula = Fformiwla { $number }
numbered-listing = Rhestriad { $number }

## Comparisons.

compare-what = Tudalennau o’r un math ochr yn ochr, fesul rhes.
compare-terms = Mae gan bob term isod rhwng dwy a phedair o dudalennau i’w darllen ochr yn ochr. Lle mae sgriptiau’n rhedeg, gallwch ddewis rhwng dwy a phedair o unrhyw restr.
compare-chosen = Y tudalennau a ddewiswyd
compare-datasets = Rhesi setiau data
compare-rows = Mae <a href="#p-datasets">rhesi setiau data</a>, fel rhanbarthau, hefyd i’w gweld ochr yn ochr.
compare-of-kind = : { LOWER($kind) }
comparison = Y gymhariaeth
the-answer = Yr ateb
how-sure = Pa mor sicr
not-given = heb ei nodi
not-rated = heb ei raddio
compare-count =
    { $count ->
        [zero] { $count } tudalen ochr yn ochr, pob un wedi’i ffeilio o dan y term <a href="{ $to }">{ $title }</a>
        [one] { $count } dudalen ochr yn ochr, pob un wedi’i ffeilio o dan y term <a href="{ $to }">{ $title }</a>
        [two] { $count } dudalen ochr yn ochr, pob un wedi’i ffeilio o dan y term <a href="{ $to }">{ $title }</a>
        [few] { $count } tudalen ochr yn ochr, pob un wedi’i ffeilio o dan y term <a href="{ $to }">{ $title }</a>
        [many] { $count } thudalen ochr yn ochr, pob un wedi’i ffeilio o dan y term <a href="{ $to }">{ $title }</a>
       *[other] { $count } tudalen ochr yn ochr, pob un wedi’i ffeilio o dan y term <a href="{ $to }">{ $title }</a>
    }
year-and-source = Blwyddyn a ffynhonnell
none-given = heb ei nodi
source-not-given = Ffynhonnell heb ei nodi.
side-withdrawn = Nid yw’r ffigurau hyn yn sefyll mwyach. Mae’r dudalen <a href="{ $to }">{ $title }</a> yn dweud pam.
side-what = Rhesi’r dudalen <a href="{ $to }">{ $title }</a> fel colofnau, a phob ffigur fel y mae yn y ffeil. Mae’r dudalen honno’n dweud beth mae’r ffigurau’n ei gyfrif, a beth i fod yn ofalus ohono.
side-first = Dyma’r rhesi cyntaf: { $shown } o { $total }.

## Maps.

maps-what = Beth sy’n hysbys, ar beth mae’n seiliedig, a ble nad oes dim.
maps-list = Mapiau
rows-by-columns = { $rows } yn ôl { LOWER($columns) }
cells-beside = Wrth ymyl hwn ar y map
all-on = Popeth o dan y term <a href="{ $to }">{ $label }</a>
map-gaps-what = Pob cell wag ar y map, a pha fath o fwlch ydyw. Nid yw “Nid oes gan y banc ddim” yn golygu nad oes neb yn gwybod.
map-gaps-none = Dim un
map-gaps-none-why = Mae rhywbeth ym mhob cell ar y map.
map-gaps = { $map }: y bylchau
map-how = Sut i’w ddarllen
map-key-findings = Mae rhif yn dweud faint o ganfyddiadau sydd mewn cell. Mae’r bar o dan y rhif yn hirach po fwyaf sydd yno (mae pedair gwaith cymaint yn ei wneud ddwywaith mor hir). Mae’n dangos ar beth maent yn seiliedig, gyda’r cryfaf yn gyntaf: y tywyllaf yw’r lliw, y cryfaf yw’r sail. Mae rhan heb ei llenwi y tu allan i’r raddfa. Mae pob canfyddiad yn cyfrif unwaith, yng nghelloedd ei dermau ei hun.
map-key-lent = Mae rhan denau, olau a rhif gyda phlws yn dangos canfyddiadau heb dermau o’r fath eu hunain: maent yn sefyll lle mae eu tudalen wedi’i ffeilio, a gallant fod am rywbeth arall.
map-key-entries = Mae rhif yn dweud faint o gofnodion sydd mewn cell. Mae’r bar o dan y rhif yn hirach po fwyaf sydd yno (mae pedair gwaith cymaint yn ei wneud ddwywaith mor hir). Mae’n dangos ar beth maent yn seiliedig, gyda’r cryfaf yn gyntaf: y tywyllaf yw’r lliw, y cryfaf yw’r sail. Mae rhan heb ei llenwi y tu allan i’r raddfa.
map-key-gap = Bwlch yw cell gyda llinellau lletraws, ac mae’n dweud o ba fath.
map = Y map
map-lent = +{ $count }
by-its-page = Yn ôl termau ei dudalen
map-level-count = { $count } { LOWER($level) }
map-found-levels = { $found } ({ $levels })
map-found-lent = { $lent } yn ôl termau eu tudalen
map-found-both = { $own }, hefyd { $lent } yn ôl termau eu tudalen
map-cell-name = , { $row }, { $column }
map-row-where = Beth sy’n hysbys am hyn, yn ôl { LOWER($columns) }
map-row-whole = Y map cyfan: <a href="{ $to }">{ $title }</a>
map-off = y tu allan i’r raddfa
map-least = Y bylchau mwyaf
map-least-row = <a href="{ $to }">{ $row }</a>: nid oes dim ar gyfer { $empty } o { $total } ({ LOWER($columns) }).
map-total-findings =
    { $count ->
        [zero] { $count } canfyddiad ar y map
        [one] { $count } canfyddiad ar y map
        [two] { $count } ganfyddiad ar y map
        [few] { $count } chanfyddiad ar y map
        [many] { $count } chanfyddiad ar y map
       *[other] { $count } canfyddiad ar y map
    }
map-total-entries =
    { $count ->
        [zero] { $count } cofnod ar y map
        [one] { $count } cofnod ar y map
        [two] { $count } gofnod ar y map
        [few] { $count } chofnod ar y map
        [many] { $count } chofnod ar y map
       *[other] { $count } cofnod ar y map
    }
map-empty =
    { $count ->
        [zero] { $count } cell wag: y bylchau
        [one] { $count } gell wag: y bylchau
        [two] { $count } gell wag: y bylchau
        [few] { $count } cell wag: y bylchau
        [many] { $count } chell wag: y bylchau
       *[other] { $count } cell wag: y bylchau
    }
map-caption-findings = { $rows } yn ôl { LOWER($columns) }: canfyddiadau ac ar beth maent yn seiliedig
map-caption-entries = { $rows } yn ôl { LOWER($columns) }: cofnodion ac ar beth maent yn seiliedig
map-take = Lawrlwythwch: <a href="{ $csv }">y tabl fel CSV</a>.
map-take-sources = Lawrlwythwch: <a href="{ $csv }">y tabl fel CSV</a>; ei ffynonellau fel <a href="{ $json }">CSL-JSON</a> ar gyfer Zotero, <a href="{ $ris }">RIS</a> ar gyfer EndNote, Mendeley a RefWorks, <a href="{ $biblatex }">BibLaTeX</a> ar gyfer LaTeX gyda biber, <a href="{ $bib }">BibTeX</a> ar gyfer LaTeX gyda BibTeX.

## Scales.

scales-list = Graddfeydd
rated-so = Beth sydd wedi’i raddio felly
levels = Lefelau
scale-lower = Ar y raddfa hon, cod is yw’r cryfaf. Mae’r cryfaf yn gyntaf.
scale-higher = Mae’r cryfaf yn gyntaf.
scale-names = Enwau yw’r rhain, nid camau: nid yw’r un yn well na’r llall.
counted-once = Mae canfyddiad sydd ar sawl tudalen yn cyfrif unwaith, ar gyfer y dudalen lle mae’n sefyll.
off-scale = Y tu allan i’r raddfa
off-scale-why = Mae gan y codau hyn eu hystyr eu hunain. Nid nhw yw’r lefel isaf.
modifiers = Addasyddion
modifiers-why = Mae arwydd y tu ôl i god yn ei roi ychydig uwchlaw ei lefel.
raters = Pwy sydd wedi graddio
rater-unnamed = Heb enw
source = Ffynhonnell
version = Fersiwn { $version }
scale-rates = Yn graddio: { $kinds }
scale-again = Barnu eto bob { $period }
scales-what = Y graddfeydd y mae’r banc hwn yn eu defnyddio i raddio’r hyn y mae’n ei wybod, beth mae pob lefel yn ei olygu, a beth nad yw’n ei olygu.

## The search page.

results = Canlyniadau
narrow-results = Cyfyngu’r canlyniadau
search-begin = Ble i ddechrau
search-unable = I chwilio, mae angen sgript, a thudalen a ddaeth dros y we. Os nad oes dim yn digwydd yma, <a href="{ $browse }">porwch bopeth</a> neu edrychwch yn y rhestr <a href="{ $letters }">A i Y</a>.

## Copies in Markdown.

twin-published = Cyhoeddwyd: { $date }
twin-reviewed = Adolygwyd: { $date }

## What the program itself writes into pages.

read-in = { $source }, fel y’i darllenwyd yn { $via }
back-takes = Canfyddiadau sydd i’w gweld yno hefyd
back-rests = Yn seiliedig ar hyn
back-read-in = Darllenwyd yn y ffynhonnell hon
back-cites = Yn dyfynnu hyn
back-mentions = Yn crybwyll hyn
back-superseded-by = Yn disodli
back-translates = Mewn iaith arall
back-see-instead = Yn cyfeirio yma
back-names = { $field }: enwir yn
gap-nothing = Nid oes gan y banc ddim am hyn.
gap-word = dim
facet-year = Blwyddyn
apa-no-date = d.d.
order-reading = yn y drefn ddarllen
order-newest = y diweddaraf yn gyntaf
order-oldest = yr hynaf yn gyntaf
order-title = yn ôl teitl
review-was-planned = Roedd adolygiad i fod erbyn { $date }.
review-feed-title = { $bank }: adolygiadau sy’n ddyledus
comparison-title = { $term }: { LOWER($kind) }
side-title = { $title }: ochr yn ochr
twin-yes = ie
twin-no = na
finding-number = Canfyddiad { $number }
chart = Siart: { $title }. Mae’r ffigurau yn y tabl isod: agorwch “Y ffigurau fel tabl”.
row-rests-on = Yn seiliedig ar:
chart-table = Y ffigurau fel tabl
chart-nothing = dim ffigur
chart-download = Lawrlwytho’r ffigurau (CSV)
note-lost-source = Yn seiliedig ar ffynhonnell a dynnwyd yn ôl
alert-note = Nodyn
alert-tip = Awgrym
alert-important = Pwysig
alert-warning = Rhybudd
alert-caution = Gofal
task-done = Wedi’i wneud
task-open = I’w wneud
note = Nodyn { $number }
notes = Nodiadau
note-back = Yn ôl i le { $number } yn y testun
table = Tabl { $number }
a-to-z-letter = A i Y: { $letter }
map-gaps-title = { $map }: bylchau
rated-findings = canfyddiadau
in-sentence = { LOWER($name) }
level-modified = { $level }, { LOWER($modifier) }
years =
    { $count ->
        [4] { $count } blynedd
        [zero] { $count } mlynedd
        [one] { $count } flwyddyn
        [two] { $count } flynedd
        [few] { $count } blynedd
        [many] { $count } blynedd
       *[other] { $count } mlynedd
    }
months =
    { $count ->
        [zero] { $count } mis
        [one] { $count } mis
        [two] { $count } fis
        [few] { $count } mis
        [many] { $count } mis
       *[other] { $count } mis
    }
weeks = { $count } wythnos
days =
    { $count ->
        [zero] { $count } diwrnod
        [one] { $count } diwrnod
        [two] { $count } ddiwrnod
        [few] { $count } diwrnod
        [many] { $count } diwrnod
       *[other] { $count } diwrnod
    }

# A date in a reference by APA.
date-apa-year = { $year }
date-apa-month = { $year }, { $month }
date-apa-day = { $year }, { $day } { $month }

## What scripts say. `$shown` is the number as it is shown, `$count` what tells plurals apart.
copy = Copïo
copied = Copïwyd
download-file = Lawrlwytho
copy-code = Copïo: cod
filter-remove = Tynnu { $name }
filters-clear = Clirio’r cyfan
narrow = Cyfyngu
narrow-chosen = Cyfyngu ({ $shown })
narrow-results-chosen = Cyfyngu’r canlyniadau ({ $shown })
narrowed-by = Wedi’i gyfyngu i
results-show =
    { $count ->
        [zero] Dangos { $shown } canlyniad
        [one] Dangos { $shown } canlyniad
        [two] Dangos { $shown } ganlyniad
        [few] Dangos { $shown } chanlyniad
        [many] Dangos { $shown } chanlyniad
       *[other] Dangos { $shown } canlyniad
    }
search-examples = Cwestiynau fel y rhain
words-fewer = Dim ond rhai o’ch geiriau sydd yn y rhain.
words-none = Nid oes dim yma sy’n cynnwys eich geiriau i gyd. Mae’r rhain yn cynnwys rhai ohonynt.
copy-link = Copïo cyfeiriad y dudalen hon
copy-markdown = Copïo’r dudalen hon fel Markdown
preview-open = Agor y dudalen

results-count =
    { $count ->
        [zero] { $shown } canlyniad
        [one] { $shown } canlyniad
        [two] { $shown } ganlyniad
        [few] { $shown } chanlyniad
        [many] { $shown } chanlyniad
       *[other] { $shown } canlyniad
    }
results-all =
    { $count ->
        [zero] Pob canlyniad ({ $shown }), i’w cyfyngu
        [one] Pob canlyniad ({ $shown }), i’w gyfyngu
        [two] Pob canlyniad ({ $shown }), i’w cyfyngu
        [few] Pob canlyniad ({ $shown }), i’w cyfyngu
        [many] Pob canlyniad ({ $shown }), i’w cyfyngu
       *[other] Pob canlyniad ({ $shown }), i’w cyfyngu
    }
results-none = Dim canlyniadau
close = Cau
search-help = Geiriau, “ymadrodd”, -nid, kind:evidence. Mae’r bysellau saeth yn dewis, mae Enter yn agor.
searching = Wrthi’n chwilio …
search-failed = Ni lwythodd y chwiliad. Bydd yn rhoi cynnig arall arni gyda’r fysell nesaf.
nothing-common = Mae’r geiriau hyn ym mhob cofnod. Ychwanegwch un sy’n dweud beth yw’r pwnc.
nothing-found = Nid oes gan y banc ddim am “{ $query }”. Nid yw hynny’n golygu nad oes neb yn gwybod.
nothing-tell = Dywedwch wrthym am beth roeddech yn chwilio
nothing-subject = Chwiliwyd am: { $query }
nothing-help = Rhowch gynnig ar lai o eiriau neu eiriau eraill, { $browse } neu edrychwch yn y rhestr { $letters }.
nothing-browse = porwch bopeth
phrase-unheld = Nid oes dim yma sy’n cynnwys yr ymadrodd “{ $query }”.
phrase-words = Chwiliwch am ei eiriau yn lle hynny: { $query }
suggestion = Ai { $query } oedd gennych mewn golwg?
sort-by = Trefnu yn ôl
sort-best = Perthnasedd
sort-title = Teitl, A i Y
sort-date = Y diweddaraf yn gyntaf
sort-scale = { $name }, y cryfaf yn gyntaf
show-more = Dangos rhagor
more-values = { $shown } arall
scale-findings = Canfyddiadau: { $name }
scale-name = { $name }:
map-left = { $shown } o { $total }
map-items-left = { $shown } o { $total } ar ôl
map-rows-hidden =
    { $count ->
        [zero] Wedi cuddio { $shown } rhes wag.
        [one] Wedi cuddio { $shown } rhes wag.
        [two] Wedi cuddio { $shown } res wag.
        [few] Wedi cuddio { $shown } rhes wag.
        [many] Wedi cuddio { $shown } rhes wag.
       *[other] Wedi cuddio { $shown } rhes wag.
    }
map-show-rows = Eu dangos
map-hide-rows = Eu cuddio
map-lent-left = +{ $shown }
map-level-left = { $shown } { $name }
map-says-left = { $shown } o { $total } ar ôl ({ $name })
map-says-none = dim un o { $total } ar ôl
cell-choice = { $name }: { $query }
cell-left = Yn dangos { $shown } o { $total }, fel ar y map:
filter-all = Pob un
show-all = Dangos y cyfan
filter-map = Hidlo’r map
filter-failed = Ni lwythodd yr hidlyddion. Rhowch gynnig arall arni
chosen-count = Wedi dewis { $shown }.
compare-them = Eu cymharu
choose-page = Dewiswch un arall o’r math hwn.
choose-row = Dewiswch un rhes arall.
tick-rows = Ticiwch rhwng dwy a phedair o resi i’w gweld ochr yn ochr.
compare-row = Cymharu { $name }
rows-shown = Yn dangos { $shown } o { $total }.
compare-caption = Y tudalennau a ddewiswyd, ochr yn ochr
compare-wrong = Mae’r cyfeiriad yn gofyn am rywbeth nad yw’n dudalen ar y safle hwn. Dewiswch eto o unrhyw restr.
compare-failed = Ni lwythodd un o’r tudalennau. Dewiswch eto, neu lwythwch y dudalen hon unwaith eto.

## Fields that kinds share, and their options.

field-id = Dynodydd
field-title = Teitl
field-kind = Math
field-summary = Crynodeb
field-authors = Ysgrifennwyd gan
field-owner = Perchennog
field-published = Cyhoeddwyd
field-as-of = Tystiolaeth o
field-searched = Chwiliwyd ddiwethaf am dystiolaeth
field-reviewed = Adolygwyd ddiwethaf
field-reviewed-by = Adolygwyd gan
field-changed = Newidiwyd ddiwethaf
field-changes = Beth newidiodd
change-date = Dyddiad
change-kind = Math
change-correction = Cywiriad
change-correction-means = Roedd rhywbeth yma’n anghywir.
change-new-evidence = Tystiolaeth newydd
change-new-evidence-means = Mae’r hyn sy’n hysbys wedi newid.
change-wording = Geiriad
change-wording-means = Yr un peth, wedi’i ddweud yn well.
change-what = Beth
change-why = Pam
change-by = Gan
field-expires = I’w weld tan
field-review-by = Adolygiad nesaf
field-status = Statws
status-draft = Drafft
status-draft-means = Heb ei gyhoeddi eto.
status-live = Byw
status-live-means = Cyfredol.
status-under-review = Dan adolygiad
status-under-review-means = Mae’n cael ei wirio; gall yr hyn mae’n ei ddweud newid.
status-superseded = Disodlwyd
status-superseded-means = Mae tudalen arall wedi cymryd ei le.
status-withdrawn = Tynnwyd yn ôl
status-withdrawn-means = Nid yw’n rhan o gyngor y banc mwyach; mae’n cael ei gadw er mwyn i ddolenni ato barhau i wneud synnwyr.
status-retracted = Tynnwyd yn ôl gan y cyhoeddwr
status-retracted-means = Tynnwyd yn ôl gan y rhai a’i cyhoeddodd.
status-historic = Hanesyddol
status-historic-means = Cofnod o’i gyfnod; nid yw’n cael ei ddiweddaru.
field-status-date = Statws ers
field-status-reason = Rheswm
field-superseded-by = Disodlwyd gan
field-see-instead = Gweler yn lle hynny
field-aliases = Cyfeiriadau cynt
field-nav-title = Teitl mewn dewislenni
field-redirect-to = Symudwyd i
field-in-menu = Mewn dewislenni
field-lang = Iaith y dudalen
field-translation-of = Cyfieithiad o
translation-id = Tudalen
translation-date = Testun
field-weight = Trefn
field-keywords = Allweddeiriau
field-search = Yn y chwiliad
field-licence = Trwydded
field-ratings = Graddau
finding-statement = Canfyddiad
finding-key = Allwedd
finding-from = O’r dudalen
finding-claim = Honiad
finding-claim-measured = Mesurwyd
finding-claim-measured-means = Mae rhywun wedi’i gyfrif neu ei fesur.
finding-claim-view = Barn
finding-claim-view-means = Beth ddywedodd pobl eu bod yn ei feddwl neu ei eisiau.
finding-claim-account = Disgrifiad
finding-claim-account-means = Mae rhywun yn disgrifio beth ddigwyddodd.
finding-claim-argument = Dadl
finding-claim-argument-means = Achos y mae rhywun yn ei gyflwyno.
finding-claim-commitment = Ymrwymiad
finding-claim-commitment-means = Beth mae rhywun wedi ymrwymo i’w wneud.
finding-claim-law = Cyfraith
finding-claim-law-means = Beth roedd cyfraith neu reol yn ei fynnu.
finding-as-of = Yn dyddio o
finding-population = Pwy
finding-place = Ble
finding-asked = Nifer a holwyd
finding-outcome = Canlyniad
finding-direction = Cyfeiriad y newid
finding-direction-better = Gwell
finding-direction-better-means = Gwellodd y canlyniad.
finding-direction-worse = Gwaeth
finding-direction-worse-means = Gwaethygodd y canlyniad.
finding-direction-no-difference = Dim gwahaniaeth
finding-direction-no-difference-means = Ni chafwyd gwahaniaeth.
finding-direction-mixed = Cymysg
finding-direction-mixed-means = Roedd y canlyniadau’n amrywio.
finding-effect = Effaith
finding-ratings = Graddau
finding-sources = Ffynonellau
gap-statement = Beth nad yw’n hysbys
gap-gap = Math o fwlch
gap-gap-lacking = Diffyg tystiolaeth
gap-gap-lacking-means = Mae’r ffynhonnell ei hun yn dweud bod diffyg tystiolaeth.
gap-gap-silent = Ffynonellau’n dawel
gap-gap-silent-means = Nid yw’r ffynonellau sydd yma yn sôn amdano.
gap-gap-lost = Ar goll o’n copi ni
gap-gap-lost-means = Roedd yn y ffynhonnell; nid yw yn y copi sydd yma.
gap-sources = Ffynonellau
name-literal = Enw sefydliad
name-family = Cyfenw
name-given = Enwau cyntaf
name-suffix = Ôl-ddodiad
name-dropping-particle = Geiryn a ollyngir
name-non-dropping-particle = Geiryn nas gollyngir

## The kind `evidence` and its fields.

kind-evidence = Crynodeb tystiolaeth
kind-evidence-plural = Crynodebau tystiolaeth
kind-evidence-description = Beth sy’n hysbys am un cwestiwn, pa mor sicr ydyw, ac o ble mae’n dod.
evidence-key-messages = Negeseuon allweddol
evidence-findings = Canfyddiadau
evidence-not-known = Beth nad yw’n hysbys
evidence-in-practice = Yn ymarferol
evidence-sources = Ffynonellau pellach

## The kind `case-study` and its fields.

kind-case-study = Astudiaeth achos
kind-case-study-plural = Astudiaethau achos
kind-case-study-description = Beth wnaeth un lle, beth newidiodd yno, a beth nad oes neb yn ei wybod eto.
case-study-setting = Lleoliad
case-study-who = Ar gyfer pwy
case-study-problem = Y broblem
case-study-what-was-done = Beth gafodd ei wneud
case-study-what-changed = Beth newidiodd
case-study-findings = Canfyddiadau
case-study-not-known = Beth nad yw’n hysbys
case-study-sources = Ffynonellau

## The kind `dataset` and its fields.

kind-dataset = Set ddata
kind-dataset-plural = Setiau data
kind-dataset-description = Y ffigurau y tu ôl i’r crynodebau, gydag unedau a ffynonellau.
dataset-file = Ffeil
dataset-columns = Colofnau
dataset-column-name = Colofn
dataset-column-label = Ystyr
dataset-column-unit = Uned
dataset-column-as-of = Blwyddyn
dataset-column-sources = Ffynonellau
dataset-compare = Cymharu yn ôl
dataset-compare-with = Cymharu â
dataset-sources = Ffynonellau

## The kind `citation` and its fields.

kind-citation = Ffynhonnell
kind-citation-plural = Ffynonellau
kind-citation-description = Pob adroddiad, arolwg, cyfraith a thudalen we y mae’r banc yn eu dyfynnu.
citation-type = Math
citation-type-article = Erthygl
citation-type-article-journal = Erthygl mewn cyfnodolyn
citation-type-article-magazine = Erthygl mewn cylchgrawn
citation-type-article-newspaper = Erthygl mewn papur newydd
citation-type-bill = Bil
citation-type-book = Llyfr
citation-type-broadcast = Darllediad
citation-type-chapter = Pennod
citation-type-dataset = Set ddata
citation-type-document = Dogfen
citation-type-entry = Cofnod mewn gwaith cyfeirio
citation-type-graphic = Delwedd
citation-type-hearing = Gwrandawiad
citation-type-interview = Cyfweliad
citation-type-legal-case = Achos cyfreithiol
citation-type-legislation = Deddfwriaeth
citation-type-manuscript = Llawysgrif
citation-type-map = Map
citation-type-motion-picture = Ffilm neu fideo
citation-type-pamphlet = Pamffled
citation-type-paper-conference = Papur cynhadledd
citation-type-personal-communication = Gohebiaeth bersonol
citation-type-post = Neges ar-lein
citation-type-post-weblog = Blogbost
citation-type-regulation = Rheoliad
citation-type-report = Adroddiad
citation-type-review = Adolygiad
citation-type-software = Meddalwedd
citation-type-song = Cân
citation-type-speech = Araith
citation-type-standard = Safon
citation-type-thesis = Traethawd ymchwil
citation-type-treaty = Cytuniad
citation-type-webpage = Tudalen we
citation-author = Awdur
citation-editor = Golygydd
citation-translator = Cyfieithydd
citation-director = Cyfarwyddwr
citation-host = Cyflwynydd
citation-interviewer = Cyfwelydd
citation-reviewed-author = Awdur yr hyn a adolygir
citation-reviewed-title = Teitl yr hyn a adolygir
citation-issued = Dyddiad cyhoeddi
citation-accessed = Dyddiad gweld
citation-short = Enw yn y testun
citation-title-short = Teitl byr
citation-container-title = Yn
citation-collection-title = Cyfres
citation-collection-number = Rhif yn y gyfres
citation-publisher = Cyhoeddwr
citation-publisher-place = Man cyhoeddi
citation-authority = Awdurdod
citation-jurisdiction = Awdurdodaeth
citation-number = Rhif
citation-volume = Cyfrol
citation-issue = Rhifyn
citation-page = Tudalennau
citation-chapter-number = Pennod
citation-number-of-pages = Nifer y tudalennau
citation-edition = Argraffiad
citation-version = Fersiwn
citation-genre = Genre
citation-medium = Cyfrwng
citation-event-title = Digwyddiad
citation-event-place = Lleoliad y digwyddiad
citation-scale = Graddfa
citation-section = Adran
citation-archive = Archif
citation-archive-place = Lleoliad yr archif
citation-call-number = Nod silff
citation-language = Iaith
citation-abstract = Crynodeb
citation-note = Nodyn
citation-url = Cyfeiriad gwe
citation-archived-url = Copi wedi'i archifo
citation-doi = DOI
citation-isbn = ISBN
citation-issn = ISSN
citation-seen = Y banc a’i darllenodd
citation-link-note = Am y ddolen
citation-method = Dull

## The kind `term` and its fields.

kind-term = Term geirfa
kind-term-plural = Geirfa
kind-term-description = Ystyr y geiriau a’r llythrennau.
term-summary = Diffiniad
term-acronym = Talfyriad o
term-forms = Ffurfiau eraill
term-link = Dolen wrth ei grybwyll
term-sources = Ffynonellau

## The kind `guide` and its fields.

kind-guide = Tudalen ganllaw
kind-guide-plural = Canllaw
kind-guide-description = Sut i ddefnyddio’r banc, sut i ychwanegu ato, a sut i’w redeg.
guide-part = Rhan

## Dates, as CLDR has them.

date-year = { $year }
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
# Times that are longer than a date, or known only about. "Hyd" and "i" would mutate a month.
period-split-year = { $first }/{ $last }
period-years = { $first }–{ $last }
period-dates = { $first } – { $last }
period-spring = Gwanwyn { $year }
period-summer = Haf { $year }
period-autumn = Hydref { $year }
period-winter = Gaeaf { $year }
period-circa = tua { $period }
# Sums of money: the sign of a currency, or its code and a space, then the amount; in the prices of a year. "Biliwn" never
# mutates, or it would be read as "miliwn".
money = { $sign }{ $amount }
money-millions =
    { $count ->
        [zero] { $number } miliwn
        [one] { $number } filiwn
        [two] { $number } filiwn
        [few] { $number } miliwn
        [many] { $number } miliwn
       *[other] { $number } miliwn
    }
money-billions = { $number } biliwn
money-in-prices = { $sum } (prisiau { $year })
currency-EUR = €
currency-GBP = £
currency-JPY = ¥
currency-USD = US$
date-when-year = yn { $year }
date-when-month = ym mis { $month } { $year }
date-when-day = ar { $day } { $month } { $year }

# With a day; `month-alone` stands without one, which some languages write otherwise.
month-1 = Ionawr
month-2 = Chwefror
month-3 = Mawrth
month-4 = Ebrill
month-5 = Mai
month-6 = Mehefin
month-7 = Gorffennaf
month-8 = Awst
month-9 = Medi
month-10 = Hydref
month-11 = Tachwedd
month-12 = Rhagfyr
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

accessibility = Hygyrchedd
statement-title = Datganiad hygyrchedd ar gyfer { $bank }
statement-commitment = Mae { $organisation } wedi ymrwymo i sicrhau bod ei wefan yn hygyrch, yn unol â Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018.
statement-covers = Mae’r datganiad hygyrchedd hwn yn berthnasol i { $what }
statement-can = Beth allwch chi ei wneud yma
statement-can-zoom = Chwyddo’r testun hyd at 400% heb sgrolio i’r ochr.
statement-can-keys = Cyrraedd popeth gyda bysellfwrdd yn unig, a gweld ble rydych chi.
statement-can-hear = Gwrando ar y tudalennau gyda darllenydd sgrin: mae gan benawdau, rhestrau, tablau a siartiau enwau.
statement-can-colours = Defnyddio eich lliwiau eich hun, sgrin dywyll, bylchau ehangach rhwng llythrennau a llinellau, neu lai o symud.
statement-can-script = Darllen pob tudalen heb sgriptiau. Dim ond y chwilio, hidlwyr mapiau a dewis beth i’w gymharu sydd eu hangen.
statement-status = Statws cydymffurfio
statement-full = Mae’r wefan hon yn cydymffurfio’n llawn â safon AA Canllawiau Hygyrchedd Cynnwys y We fersiwn 2.2.
statement-partly = { $due ->
    [both] Mae’r wefan hon yn cydymffurfio’n rhannol â safon AA Canllawiau Hygyrchedd Cynnwys y We fersiwn 2.2, oherwydd yr achosion o beidio â chydymffurfio a’r eithriadau a restrir isod.
    [exempt] Mae’r wefan hon yn cydymffurfio’n rhannol â safon AA Canllawiau Hygyrchedd Cynnwys y We fersiwn 2.2, oherwydd yr eithriadau a restrir isod.
   *[failing] Mae’r wefan hon yn cydymffurfio’n rhannol â safon AA Canllawiau Hygyrchedd Cynnwys y We fersiwn 2.2, oherwydd yr achosion o beidio â chydymffurfio a restrir isod.
}
statement-not = { $due ->
    [both] Nid yw’r wefan hon yn cydymffurfio â safon AA Canllawiau Hygyrchedd Cynnwys y We fersiwn 2.2. Rhestrir yr achosion o beidio â chydymffurfio a’r eithriadau isod.
    [exempt] Nid yw’r wefan hon yn cydymffurfio â safon AA Canllawiau Hygyrchedd Cynnwys y We fersiwn 2.2. Rhestrir yr eithriadau isod.
   *[failing] Nid yw’r wefan hon yn cydymffurfio â safon AA Canllawiau Hygyrchedd Cynnwys y We fersiwn 2.2. Rhestrir yr achosion o beidio â chydymffurfio isod.
}
statement-not-accessible = Cynnwys nad yw’n hygyrch
statement-reasons = Nid yw’r cynnwys a restrir isod yn hygyrch am y rhesymau canlynol.
statement-failing = Diffyg cydymffurfio â’r rheoliadau hygyrchedd
statement-fails = { $count ->
    [zero] Mae hyn yn methu meini prawf llwyddiant WCAG 2.2 { $criteria }.
    [one] Mae hyn yn methu maen prawf llwyddiant WCAG 2.2 { $criteria }.
    [two] Mae hyn yn methu meini prawf llwyddiant WCAG 2.2 { $criteria }.
    [few] Mae hyn yn methu meini prawf llwyddiant WCAG 2.2 { $criteria }.
    [many] Mae hyn yn methu meini prawf llwyddiant WCAG 2.2 { $criteria }.
   *[other] Mae hyn yn methu meini prawf llwyddiant WCAG 2.2 { $criteria }.
}
statement-fix = Rydym yn bwriadu ei drwsio erbyn { $date }.
statement-burden = Baich anghymesur
statement-outside = Cynnwys nad yw o fewn cwmpas y rheoliadau hygyrchedd
statement-preparation = Paratoi’r datganiad hygyrchedd hwn
statement-prepared = Paratowyd y datganiad hwn ar { $date }.
statement-reviewed = Fe’i hadolygwyd ddiwethaf ar { $date }.
statement-feedback = Adborth a gwybodaeth gyswllt
statement-ask = Rhowch wybod i ni am unrhyw broblem nad yw wedi’i rhestru yma, neu gofynnwch am dudalen ar ffurf arall, megis print bras neu hawdd ei ddarllen.
statement-email = E-bost:
statement-form = Ffurflen:
statement-phone = Ffôn:
statement-post = Post:
statement-reply = { $count ->
    [zero] Rydym yn ateb o fewn { $count } diwrnod gwaith.
    [one] Rydym yn ateb o fewn un diwrnod gwaith.
    [two] Rydym yn ateb o fewn { $count } ddiwrnod gwaith.
    [few] Rydym yn ateb o fewn { $count } diwrnod gwaith.
    [many] Rydym yn ateb o fewn { $count } diwrnod gwaith.
   *[other] Rydym yn ateb o fewn { $count } diwrnod gwaith.
}
statement-enforcement = Gweithdrefn orfodi
statement-enforced-gb = Y Comisiwn Cydraddoldeb a Hawliau Dynol (EHRC) sy’n gyfrifol am orfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018 (y ‘rheoliadau hygyrchedd’). Os nad ydych yn hapus â’r ffordd rydym yn ymateb i’ch cwyn, cysylltwch â’r <a href="{ $to }">Gwasanaeth Cynghori a Chymorth Cydraddoldeb (EASS)</a>.
statement-enforced-ni = Comisiwn Cydraddoldeb Gogledd Iwerddon (ECNI) sy’n gyfrifol am orfodi Rheoliadau Hygyrchedd Cyrff Sector Cyhoeddus (Gwefannau a Chymwysiadau Symudol) (Rhif 2) 2018 (y ‘rheoliadau hygyrchedd’) yng Ngogledd Iwerddon. Os nad ydych yn hapus â’r ffordd rydym yn ymateb i’ch cwyn, cysylltwch â <a href="{ $to }">Chomisiwn Cydraddoldeb Gogledd Iwerddon (ECNI)</a>.
offline-part = Mae’r copi hwn yn cynnwys dim ond yr hyn sydd dan “{ $part }”, a’r hyn y mae’n seiliedig arno; mae dolenni eraill yn arwain at y we.
offline = Copi o { $date }, yn dda tan { $until }. Y banc fel y mae nawr: <a href="{ $url }">{ $url }</a>

trial = Rhagolwg o { $date } yw hwn, i’w gymeradwyo. Nid yw wedi’i gyhoeddi: peidiwch â’i ddyfynnu na dibynnu arno.

privacy = Preifatrwydd
privacy-answer = Nid yw’r wefan hon yn storio dim ar eich dyfais nac yn gofyn i unrhyw wefan arall am ddim heb ddweud hynny wrthych yma.
privacy-kept = Beth sy’n cael ei gadw
privacy-no-storage = Nid oes cwcis, ac ni chaiff dim ei ysgrifennu i storfa eich porwr. Nid oes rhaglen yn cyfrif pwy sy’n darllen beth.
privacy-search = Mae’r chwilio’n rhedeg yn eich porwr. Mae’r hyn rydych yn ei deipio’n aros yno, ac eithrio cyfeiriad y dudalen chwilio, sy’n dal eich geiriau er mwyn i chi allu anfon y ddolen at rywun.
privacy-others = Gwefannau eraill
privacy-no-hosts = Nid yw’r tudalennau’n llwytho dim o unman arall: o’r wefan hon y daw’r lluniau, y sgriptiau a’r ffontiau.
privacy-hosts = Mae rhai tudalennau’n dangos lluniau, ffilmiau neu dudalennau o’r gwefannau isod. Pan wnânt hynny, mae’r gwefannau hynny’n dysgu cyfeiriad eich dyfais, a gallant osod eu cwcis eu hunain:
privacy-links = Mae dolen rydych yn ei dilyn yn arwain at wefan sydd â’i rheolau ei hun.
privacy-server = Y cyfrifiadur sy’n gweini’r tudalennau
privacy-log = Mae unrhyw gyfrifiadur sy’n gweini tudalennau yn dysgu cyfeiriad y ddyfais sy’n gofyn, y dudalen a’r amser, a gall eu cadw am gyfnod er mwyn dod o hyd i namau ac ymosodiadau. Mater i’r rhai sy’n ei redeg yw dweud am ba hyd.
privacy-ask = <a href="{ $contact }">Gofynnwch i ni</a>.
