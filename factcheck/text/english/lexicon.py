"""The word lists that the English rules read: general vocabulary of the language, no text of anyone's."""

# Subordinate clauses that say something of their own; those of condition, time and purpose stay with what they limit.
INDEPENDENT_MARKS = frozenset({"although", "though", "while", "whereas", "because", "since"})
CONDITIONS = frozenset({"if", "unless", "provided", "once", "until"})
SUPPOSITIONS = frozenset({"if", "unless", "whether", "lest"})

# Adverbs that tie a sentence to the last one and say nothing.
CONNECTIVES = frozenset(
    "however additionally moreover furthermore overall therefore thus consequently nevertheless nonetheless meanwhile "
    "also besides similarly likewise hence instead indeed finally then so too ultimately".split()
)
CONNECTIVE_PHRASES = frozenset(
    tuple(phrase.split())
    for phrase in (
        "for example|for instance|in addition|in fact|of course|as a result|in turn|after all|in other words|"
        "in contrast|by contrast|in particular|on the other hand|on the contrary|at the same time|in short|"
        "in conclusion|as such|"
        "in general|for one|to be sure|above all|first of all|even so|that is|that said"
    ).split("|")
)

# Participles that have become prepositions.
PREPOSITIONAL = frozenset(
    "according compared based given following depending regarding concerning including considering due owing starting "
    "beginning excluding barring pending".split()
)
LIST_OPENERS = frozenset({"including", "like", "such"})

DEMONYMS = frozenset(
    "afghan african albanian algerian american arab arabic argentine argentinian armenian asian australian austrian "
    "azerbaijani baltic bangladeshi belarusian belgian bolivian bosnian brazilian british bulgarian canadian chechen "
    "chilean chinese colombian croatian cuban cypriot czech danish dutch egyptian english estonian ethiopian european "
    "filipino finnish french georgian german ghanaian greek hungarian icelandic indian indonesian iranian iraqi irish "
    "israeli italian jamaican japanese jewish jordanian kazakh kenyan korean kosovar kurdish kyrgyz latvian lebanese "
    "libyan lithuanian macedonian malaysian mexican moldovan mongolian moroccan nigerian norwegian pakistani "
    "palestinian peruvian polish portuguese puerto romanian russian saudi scottish senegalese serbian singaporean "
    "slovak slovenian somali soviet spanish sudanese swedish swiss syrian taiwanese tajik tatar thai tibetan tunisian "
    "turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh western yemeni".split()
)

# Verbs whose participle after a comma tells what came of the whole: "it rained, causing floods".
RESULTS = frozenset(
    "cause make lead result form create leave give bring force allow enable prompt trigger reduce increase raise "
    "add help prevent push drive turn become contribute".split()
)

# Verbs in -s that are nouns too, and take a name.
VERBS_IN_S = frozenset("thanks blames accuses praises urges warns calls asks visits supports backs".split())

FRAMES = frozenset(
    {"note", "mean", "remember", "mention", "emphasize", "recall", "say", "stress", "point", "understand"}
)

# Persons and what is none, for telling who a pronoun may mean.
MALE_TITLES = frozenset("mr mister sir king lord prince father brother pope".split())
FEMALE_TITLES = frozenset("mrs ms miss queen lady princess madam sister".split())
TITLES = (
    MALE_TITLES
    | FEMALE_TITLES
    | frozenset(
        "dr doctor prof professor president minister senator rep representative governor gov sen chancellor premier "
        "secretary general colonel captain judge justice mayor chairman chairwoman ambassador commissioner director "
        "chief congressman congresswoman candidate leader bishop archbishop prime vice deputy gen lt col maj capt "
        "sgt adm rev sir hon speaker".split()
    )
)
MALE_NAMES = frozenset(
    "aaron adam alan albert alejandro aleh aleksandr alex alexander alexey alexei ales alfred ali anatol anatoly "
    "andre andrei andrew andrey angus anthony antonio arthur barack ben benjamin bernard bernie bill bob boris brad "
    "brian bruce carl carlos charles chris christopher clark claude colin craig dan daniel david dennis dick dmitri "
    "dmitry dominic don donald doug douglas dzmitry ed edward elijah emmanuel eric ernest eugene francis francisco "
    "frank franz fred frederick fyodor gary geoffrey george gerald gordon graham greg gregory guy hans harold harry "
    "harvey henry herbert howard hugh hugo ian igor ihar ivan jack jacob jake james jason jay jean jeff jeffrey "
    "jeremy jerome jerry jim jimmy joe joel john jon jonathan jorge jose joseph joshua juan justin karl keith ken "
    "kenneth kevin kirill konstantin larry lawrence lee leo leon leonid lewis lindsey louis luis luke mahmoud "
    "malcolm marco marcus mario mark martin matt matthew max michael mick miguel mikalai mike mikhail milos mitch "
    "mitt mohamed mohammad mohammed muhammad nathan neil nicholas nick nigel nikita nikolai noah norman oleg oliver "
    "oscar otto pablo pat patrick paul pavel pedro peter petro phil philip pierre rafael ralph ray raymond richard "
    "rick rob robert roberto roger roland roman ron ronald roy rudolf rudy russell ryan sam samuel scott sean "
    "sebastian sergei sergey siarhei simon stanislav stefan stephen steve steven stuart ted theodore thomas tim "
    "timothy toby todd tom tommy tony uladzimir vadim valery vasily victor viktar viktor vincent vitaly vitali "
    "vladimir vladislav volodymyr walter warren wayne william yaroslav yevgeny yuri yury zachary zianon".split()
)
FEMALE_NAMES = frozenset(
    "abigail alena alexandra alice alicia alina alison amanda amy ana anastasia andrea angela angelina anita ann "
    "anna anne annette annie barbara beatrice becky beth betty brenda carla carol caroline catherine charlotte "
    "chelsea cheryl christina christine claire clara claudia cynthia daria deborah debra denise diana diane donna "
    "dorothy ekaterina elena eleanor elizabeth ella ellen emily emma erica eva evelyn fiona florence frances gloria "
    "grace hannah heather helen hillary hilary ida irina iryna isabel isabelle ivanka jackie jacqueline jane janet "
    "jennifer jessica jill joan joanna josephine joyce judith judy julia julie karen kate katherine kathleen "
    "kathryn kathy kelly kim kimberly kristina laura lauren leslie lidia linda lisa liz lori louise lucy lynn "
    "madeleine marcia margaret maria marie marina marilyn marine martha mary maryia melania melissa melinda "
    "michelle mia monica nadezhda nancy natalia natalie natallia nicola nicole nina oksana olga olivia pamela "
    "patricia patti paula penelope pauline rachel rebecca rita roberta rosa rose ruth sally samantha sandra sara "
    "sarah sharon sheila shirley sofia sonia sophia sophie stella stephanie sue susan suzanne svetlana sviatlana "
    "sylvia tamara tanya tatiana teresa tessa theresa ursula valentina valerie vanessa vera veronica veronika "
    "victoria viktoria virginia wendy yelena yulia yvonne zinaida zoe".split()
)
PERSON_NOUNS = frozenset(
    "man woman politician dictator president leader minister official spokesman spokeswoman spokesperson chairman "
    "chairwoman candidate nominee senator congressman congresswoman governor mayor ambassador diplomat general officer "
    "lawyer attorney judge author writer actor actress singer musician player footballer artist scientist professor "
    "researcher journalist activist businessman businesswoman engineer composer poet director producer athlete coach "
    "physicist chemist biologist economist historian philosopher politologist analyst expert king queen pope priest "
    "bishop soldier commander chancellor premier ruler monarch autocrat strongman lawmaker legislator secretary chief "
    "founder entrepreneur designer photographer painter sculptor architect dancer model comedian author novelist "
    "screenwriter filmmaker wrestler boxer swimmer cricketer golfer jockey rapper dj guitarist drummer pianist surgeon "
    "classmate friend colleague brother sister father mother son daughter wife husband "
    "physician doctor nurse teacher educator mathematician astronomer geologist botanist explorer inventor".split()
)
PERSON_SUFFIXES = ("ist", "ician", "ologist", "woman", "sman")
GROUP_WORDS = frozenset(
    "city town village species game technique library language software product process disease website "
    "university college institute school party committee council company corporation corp inc ltd association union "
    "league club court ministry department agency bank fund foundation society church group organization "
    "organisation federation commission congress senate parliament house news times post journal magazine street "
    "river county state states city district province region republic kingdom island islands mountain lake sea "
    "ocean center centre museum hospital airport station plant bridge building award prize act treaty war battle "
    "games festival series film show album song book novel board bureau office academy army navy force forces "
    "police team band orchestra network television radio press guard service services administration alliance front "
    "movement division east west north america britain england france germany italy spain russia ukraine poland "
    "belarus lithuania latvia estonia georgia moldova armenia china japan india iran iraq israel syria turkey egypt "
    "canada mexico brazil australia europe africa asia minsk moscow kyiv kiev warsaw vilnius riga tallinn brussels "
    "washington london paris berlin rome beijing york kremlin pentagon nato eu un us usa uk cnn bbc fbi cia "
    "republicans democrats south conference project system program programme conservatory theatre theater".split()
)
PLACE_PREPOSITIONS = frozenset({"in", "at", "on", "into", "near", "across", "throughout", "during", "since", "until"})
# Verbs of speech in the forms that a report takes.
SPEECH_FORMS = frozenset(
    "say says said saying tell tells told telling add adds added adding write writes wrote writing note notes noted "
    "argue argues argued arguing claim claims claimed claiming insist insists insisted warn warns warned warning "
    "explain explains explained declare declares declared state states stated announce announces announced "
    "continue continues continued conclude concludes concluded reply replies replied respond responds responded "
    "ask asks asked asking tweet tweets tweeted recall recalls recalled suggest suggests suggested quip quipped "
    "joke joked repeat repeats repeated stress stresses stressed emphasize emphasizes emphasized emphasise emphasised "
    "acknowledge acknowledges acknowledged admit admits admitted call calls called report reports reported observe "
    "observed remark remarks remarked describe described describes read reads post posted shout shouted chant chanting "
    "believe believes believed think thinks thought hint hints hinted promise promised urge urges urged demand demands "
    "demanded quote quoted cite cited agree agreed complain complained lament lamented point points pointed".split()
)


# Verbs whose clause is not what their subject says, and verbs by which a subject takes distance from their clause.
NO_REPORT = frozenset(
    "be ensure mean make let get help cause happen seem appear prove depend result see require have keep guarantee "
    "deny doubt reject refute dispute dismiss refuse forget pretend ask wonder check try prevent".split()
)
DEMANDS = frozenset(
    "urge ask call demand order request press implore beg encourage advise command instruct exhort invite push "
    "tell".split()
)
# What somebody is who holds that something is so: "is confident that".
ATTITUDES = frozenset(
    "afraid worried concerned confident convinced sure certain aware frustrated hopeful optimistic pessimistic sorry "
    "glad adamant disappointed angry outraged surprised alarmed happy pleased".split()
)
SUBJUNCTIVE_DEMANDS = frozenset("demand propose recommend request urge ask require order".split())
LABELS = frozenset("call consider deem brand label dub term declare view find think".split())
PROMISES = frozenset("promise vow pledge threaten plan intend swear".split())
DESCRIPTIONS = frozenset("describe characterize characterise portray depict denounce dismiss praise hail see".split())
ACCUSATIONS = {"accuse": "of", "suspect": "of"} | dict.fromkeys(
    "criticize criticise blame attack condemn slam denounce rebuke praise fault chide berate lambast".split(), "for"
)
CONTENT_NOUNS = frozenset(
    "claim claims statement statements allegation allegations argument arguments assertion assertions belief view "
    "suggestion accusation accusations conclusion prediction predictions warning warnings concern concerns fear fears "
    "acknowledgment admission opinion hope contention insistence complaint complaints narrative theory promise".split()
)
UTTERANCES = frozenset(
    "tweet tweets post posts statement statements letter letters message messages email emails memo release ad ads "
    "advertisement speech remarks interview conference announcement series note paper article video".split()
)
EXPRESSIONS = frozenset("express make voice raise issue offer reiterate repeat share have defend hold advance".split())

# What tells an opinion or a prediction from a fact.
BELIEFS = frozenset("believe think feel suppose hope fear doubt consider suspect regard".split())
EXPECTATIONS = frozenset("expect predict forecast anticipate foresee".split())
PROSPECTS = frozenset("likely unlikely bound set poised expected destined about certain".split())
RAISING = frozenset("likely unlikely able unable ready set bound certain due willing unwilling eager prone".split())
PRAISE_AND_BLAME = frozenset(
    "absurd admirable amazing appalling arrogant atrocious awful awesome bad beautiful best better boring brave "
    "brilliant brutal careless catastrophic charming cowardly crazy cruel cynical dangerous decent deplorable "
    "despicable disastrous disgraceful disgusting dishonest dreadful dumb embarrassing evil excellent "
    "extraordinary fair fantastic fine foolish fortunate fortunately glorious good great greedy hateful horrible "
    "horrific hypocritical ideal ignorant immoral impressive inadequate incompetent incredible inept inhuman "
    "inspiring insulting interesting irresponsible laughable lovely ludicrous mad magnificent marvelous mean "
    "miserable misguided monstrous naive nasty nice noble obscene odious offensive outrageous outstanding "
    "pathetic perfect pleasant poor pretentious proud reckless regrettable remarkable reprehensible repugnant "
    "ridiculous right scandalous shameful shocking sick silly smart splendid stupid sublime superb terrible "
    "terrific tragic ugly unacceptable unbelievable unfair unfit unforgivable unfortunate unfortunately unhinged "
    "unjust unreasonable unwise useless vile weak wicked wise wonderful worse worst worthless wrong disaster "
    "disgrace fiasco shame tragedy nonsense failure fool genius hero hypocrite idiot joke liar lunatic nightmare "
    "visionary".split()
)
