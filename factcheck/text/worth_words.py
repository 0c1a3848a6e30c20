"""The words that check-worthiness is read from, by what they tell; a star stands for any ending."""

WORDS: dict[str, str] = {
    "number": """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred*
        dozen* half third quarter* twice double triple
    """,
    "magnitude": """
        thousand* million* billion* trillion*
    """,
    "percent": """
        percent percentage* per-cent
    """,
    "money": """
        dollar* cent cents euro* rouble* ruble* bucks
    """,
    "share": """
        most majority minority many few fewer half thousands millions hundreds number rate* average*
        total
    """,
    "universal": """
        all every everyone everybody each nobody none never always only entire whole any
    """,
    "compare": """
        more less than fewer higher lower greater larger smaller bigger better worse faster further
        as
    """,
    "superlative": """
        most least highest lowest largest biggest smallest greatest fastest longest record first
        last worst best only oldest richest poorest ever
    """,
    "change": """
        increas* decreas* rais* rose rise* rising fell fall* fallen drop* doubl* tripl* cut cuts
        cutting grew grow* grown reduc* lost lose* losing gain* creat* declin* climb* soar* plung*
        expand* shrink* shrank slash* went gone
    """,
    "past_be": """
        was were been had did
    """,
    "irregular": """
        went gave took came got made said told saw knew found left lost won spent sent sold bought
        brought built began became broke chose drove fell felt fought held kept led met paid put ran
        rose spoke stood taught thought threw wrote cut let hit set heard meant grew stole swore
        withdrew shot shut struck
    """,
    "present_be": """
        is are has have does 's 're
    """,
    "i": """
        i me my myself mine i'm i've i'd i'll
    """,
    "we": """
        we us our ours ourselves we're we've we'd we'll let's
    """,
    "you": """
        you your yours yourself you're you've you'd you'll
    """,
    "they": """
        he she they him her them his their he's she's they're they've himself themselves
    """,
    "must": """
        must should ought need needs needed shall cannot let's let
    """,
    "will": """
        will won't 'll gonna going i'll we'll you'll he'll she'll they'll it'll shall tomorrow
    """,
    "would": """
        would could might may can can't couldn't wouldn't maybe perhaps probably possibly if whether
        unless
    """,
    "think": """
        think believe feel hope want wish know guess suppose agree disagree understand like love
        care mean doubt try trying prefer trust
    """,
    "evaluate": """
        good great bad wrong right terrible wonderful important strong weak best better worst worse
        fair unfair disaster disastrous tough hard easy ridiculous smart stupid proud honest decent
        beautiful horrible tremendous excellent serious great* danger* clear simple simply real
        really very so too absolutely certainly obviously frankly
    """,
    "polite": """
        thank* welcome sorry please question* answer* debate* tonight audience moderator opponent
        minute* ladies gentlemen
    """,
    "vague": """
        thing* something anything everything somebody someone somehow way ways kind kinds sort lot
        lots stuff idea* issue* matter* point* problem* challenge* fact
    """,
    "values": """
        leadership freedom* liberty values value hope* dream* future principle* peace strength faith
        god moral* spirit trust courage destiny vision character respect justice opportunit*
    """,
    "economy": """
        tax* budget* deficit* debt* unemploy* employ* job* inflation wage* income* spend* spent
        econom* trade* export* import* price* oil gas energ* coal factor* industr* bank* invest*
        loan* pension* poverty poor growth surplus* tariff* subsid* cost* fund* revenue* money
        worker* compan* business* corporat* paid pay pays earn*
    """,
    "health": """
        health* insur* medicare medicaid hospital* doctor* patient* drug* medical disease* aids
        cancer virus pandemic vaccin* abortion*
    """,
    "law": """
        vote* voted voting bill* law laws legislat* act acts treat* amend* veto* court* judge*
        ruling* constitution* sign* pass* ban* bans regulat* agreement* congress senate parliament*
        committee* council* administration* government* agenc* department* program* policy polic*
        sanction*
    """,
    "military": """
        troop* weapon* nuclear war wars missile* army navy militar* defense soldier* bomb* attack*
        terror* forces border* prison* kill* dead died death* murder* crim* arrest* police gun*
        violen* invad* invasion* immigra* refugee* migrant*
    """,
    "society": """
        school* educat* college* universit* student* teacher* children famil* women men black*
        hispanic* veteran* population people americans citizens community communities environment*
        pollut* climate social security welfare
    """,
    "evidence": """
        report* study studies survey* poll* statistic* according research* data evidence found show*
        shows showed record* figure* economist* expert* estimate* independent nonpartisan
    """,
    "act": """
        vote* voted sign* pass* propos* oppos* support* vetoed close* sold sell* send* sent spend*
        spent said promis* announc* call* refus* reject* approv* appoint* elect* fir* resign* block*
        fund* sponsor* negotiat* invad* attack* deport* releas* imprison* start* ended built build*
        campaign* introduc* endors* order* pay* paid* fail* made gave took
    """,
    "say": """
        said says say told tell claim* claimed stated announc* call* called declar* argu* promis*
        testif* accus* suggest* admit* denied deny denies pledg*
    """,
    "title": """
        president senator governor secretary minister vice general chairman director mayor
        congressman judge mr mrs ms dr
    """,
    "place": """
        america american* united states iraq* iran* russia* soviet* china chinese europe* mexic*
        canad* israel* afghan* vietnam* korea* cuba* germany german* japan* country countries
        nation* state* world africa* syria* ukrain* belarus* poland polish
    """,
    "time": """
        year* month* week* day* decade* centur* ago since until during before after now today
        currently already recently yesterday last previous
    """,
    "negation": """
        not no never n't don't didn't doesn't isn't wasn't aren't haven't hasn't won't wouldn't
        can't couldn't nothing nobody none neither nor without
    """,
    "wh": """
        what why how who where when which
    """,
    "there": """
        there
    """,
    "hedge": """
        about around nearly almost approximately roughly over under least estimated allegedly
        reportedly apparently
    """,
    "connective": """
        because but and so well now then again also
    """,
}
