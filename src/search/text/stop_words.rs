//! Words that say nothing about what a text is about, by language, folded as all words are.
//!
//! The English ones are the program's own. The others are the lists of the Snowball project (<https://snowballstem.org/>,
//! BSD licence), as tantivy has them, with `dass` as it is written since 1996.

/// English.
pub(super) const ENGLISH: &str = "a about above after again against all also am an and any are as at be because been before below between \
     both but by can could did do does doing don't during each for from further had has have having he her here \
     hers him his how i if in into is it it's its itself me more most my no nor not of off on once only or other our \
     ours out over own same she should so some such than that that's the their theirs them themselves then there \
     these they this those through to too under until up us very was we were what when where which while who whom \
     why will with would you your yours";

/// French. A letter that stands for a word with an apostrophe is one too: `d'accord` is *accord*.
pub(super) const FRENCH: &str = "a ai aie aient aies ait au aurai auraient aurais aurait aurez auriez aurions aurons auront aux avaient avais \
     avait avec avez aviez avons ayant ayez ayons c ce ceci cela ces cet cette d dans de des du elle en es et \
     etaient etais etait etant etee etees etes etiez etions eu eue eues eumes eurent eus eusse eussent eusses \
     eussiez eussions eut eutes eux fumes furent fus fusse fussent fusses fussiez fussions fut futes ici il ils j je \
     l la le les leur leurs lui m ma mais me meme mes moi mon n ne nos notre nous on ont ou par pas pour qu que quel \
     quelle quelles quels qui s sa sans se sera serai seraient serais serait seras serez seriez serions serons \
     seront ses soi soient sois soit sont soyez soyons suis sur t ta te tes toi ton tu un une vos votre vous y";

/// German.
pub(super) const GERMAN: &str = "aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes anderm andern \
     anderr anders auch auf aus bei bin bis bist da damit dann das dass dasselbe dazu daß dein deine deinem deinen \
     deiner deines dem demselben den denn denselben der derer derselbe derselben des desselben dessen dich die dies \
     diese dieselbe dieselben diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines \
     einig einige einigem einigen einiger einiges einmal er es etwas euch euer eure eurem euren eurer eures fur \
     gegen gewesen hab habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer \
     ihres im in indem ins ist jede jedem jeden jeder jedes jene jenem jenen jener jenes jetzt kann kein keine \
     keinem keinen keiner keines konnen konnte machen man manche manchem manchen mancher manches mein meine meinem \
     meinen meiner meines mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine \
     seinem seinen seiner seines selbst sich sie sind so solche solchem solchen solcher solches soll sollte sondern \
     sonst uber um und uns unse unsem unsen unser unses unter viel vom von vor wahrend war waren warst was weg weil \
     weiter welche welchem welchen welcher welches wenn werde werden wie wieder will wir wird wirst wo wollen wollte \
     wurde wurden zu zum zur zwar zwischen";

/// Spanish.
pub(super) const SPANISH: &str = "a al algo algunas algunos ante antes como con contra cual cuando de del desde donde durante e el ella ellas \
     ellos en entre era erais eramos eran eras eres es esa esas ese eso esos esta estaba estabais estabamos estaban \
     estabas estad estada estadas estado estados estais estamos estan estando estar estara estaran estaras estare \
     estareis estaremos estaria estariais estariamos estarian estarias estas este esteis estemos esten estes esto \
     estos estoy estuve estuviera estuvierais estuvieramos estuvieran estuvieras estuvieron estuviese estuvieseis \
     estuviesemos estuviesen estuvieses estuvimos estuviste estuvisteis estuvo fue fuera fuerais fueramos fueran \
     fueras fueron fuese fueseis fuesemos fuesen fueses fui fuimos fuiste fuisteis ha habeis habia habiais habiamos \
     habian habias habida habidas habido habidos habiendo habra habran habras habre habreis habremos habria habriais \
     habriamos habrian habrias han has hasta hay haya hayais hayamos hayan hayas he hemos hube hubiera hubierais \
     hubieramos hubieran hubieras hubieron hubiese hubieseis hubiesemos hubiesen hubieses hubimos hubiste hubisteis \
     hubo la las le les lo los mas me mi mia mias mio mios mis mucho muchos muy nada ni no nos nosotras nosotros \
     nuestra nuestras nuestro nuestros o os otra otras otro otros para pero poco por porque que quien quienes se sea \
     seais seamos sean seas sera seran seras sere sereis seremos seria seriais seriamos serian serias si sido siendo \
     sin sobre sois somos son soy su sus suya suyas suyo suyos tambien tanto te tendra tendran tendras tendre \
     tendreis tendremos tendria tendriais tendriamos tendrian tendrias tened teneis tenemos tenga tengais tengamos \
     tengan tengas tengo tenia teniais teniamos tenian tenias tenida tenidas tenido tenidos teniendo ti tiene tienen \
     tienes todo todos tu tus tuve tuviera tuvierais tuvieramos tuvieran tuvieras tuvieron tuviese tuvieseis \
     tuviesemos tuviesen tuvieses tuvimos tuviste tuvisteis tuvo tuya tuyas tuyo tuyos un una uno unos vosotras \
     vosotros vuestra vuestras vuestro vuestros y ya yo";
