"""The words that check-worthiness is read from, by what they tell, in English, Russian and Belarusian.

They are compiled by hand from what the words mean, not from any labelled text. A star stands for any ending, none too.
"""

WORDS: dict[str, str] = {
    # Figures
    "number": """
        eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty
        sixty seventy eighty ninety hundred* dozen* twice double triple half third quarter two-thirds one-third
        десят* одиннадцат* двенадцат* пятнадцат* двадцат* тридцат* сорок* пятьдесят* шестьдесят* семьдесят*
        восемьдесят* девяносто сто сотн* двести двухсот триста пятьсот дюжин* вдвое втрое полтора половин* трет*
        дзесят* адзінаццат* дванаццат* пятнаццат* дваццат* трыццат* сорак пяцьдзясят* шэсцьдзясят* семдзесят*
        восемдзесят* дзевяноста сотня* дзвесце трыста пяцьсот тузін* удвая утрая паўтара палов* трэц*
        """,
    "small number": """
        two three four five six seven eight nine ten два две двух двум двое три трёх трех трое четыре четырёх
        четырех пять пяти шесть шести семь семи восемь восьми девять девяти дзве тры трох чатыры чатырох пяць
        пяці шэсць шасці сем сямі восем васьмі дзевяць дзевяці
        """,
    "magnitude": """
        thousand* million* billion* trillion* тысяч* миллион* миллиард* триллион* млн млрд тыс мільён* мільярд*
        """,
    "percent": "percent* per-cent процент* працэнт* адсотак* адсотк*",
    "money": """
        dollar* cent cents euro euros pound pounds bucks rouble* ruble* доллар* евро рубл* гривн* цент* долар*
        еўра
        """,
    "share": """
        most majority minority many few half thousands millions hundreds number rate* average* total largest
        большинств* меньшинств* многие многих число числа числе количеств* уров* доля доли долю средн* общий
        большасц* меншасц* многія многіх лік ліку колькасц* узров* узроўн* сярэдн*
        """,
    "time": """
        year* month* week* day* decade* centur* ago since until during before after today currently already
        recently yesterday last previous past now spring summer autumn winter january february march april june
        july august september october november december год* лет месяц* недел* дня дней день десятилет* век*
        назад сегодня вчера уже недавно прошл* нынешн* январ* феврал* март* апрел* июн* июл* август* сентябр*
        октябр* ноябр* декабр* весной летом осенью зимой гадоў гады тыдн* тыдзень дзень дзён дзесяцігодд*
        стагоддз* таму сёння учора ўчора ужо ўжо нядаўна мінул* сёлет* летась студзен* лют* сакавік* красавік*
        траўн* травен* чэрвен* чэрвн* ліпен* ліпн* жніў* верас* кастрычнік* лістапад* снежан* снежн*
        """,
    "now": """
        now today currently still сейчас сегодня теперь ныне по-прежнему доныне цяпер зараз сёння сёньня па-ранейшаму
        дагэтуль
        """,
    "since": "since начиная пачынаючы",
    # Comparison and change
    "compare": """
        more less fewer higher lower greater larger smaller bigger better worse faster longer cheaper than
        compared больше меньше выше ниже чаще реже быстрее дороже дешевле сильнее слабее чем больш менш вышэй
        ніжэй часцей радзей хутчэй даражэй танней мацней слабей чым
        """,
    "superlative": """
        most least highest lowest largest biggest smallest greatest fastest longest record first last best worst
        only oldest richest poorest youngest strongest weakest ever history самый самая самое самые самых самой
        самого наибол* наимен* крупнейш* рекорд* перв* последн* единственн* лучш* худш* впервые истории
        найбольш* найменш* рэкорд* перш* апошн* найлепш* найгорш* упершыню гісторыі
        """,
    "rank": """
        rank* top highest lowest record* ever history third fourth fifth sixth tenth fifteenth twentieth место
        месте рейтинг* рекорд* истории когда-либо третье третьем четвёртое четвёртом четвертом пятое пятом десятое
        десятом месца месцы рэйтынг* рэкорд* гісторыі калі-небудзь трэцяе трэцім чацвёртае чацвёртым пятае пятым
        дзясятае дзясятым
        """,
    "change": """
        increas* decreas* rais* rose rise* rising fell fall* drop* doubl* tripl* cut cuts cutting grew grow*
        grown reduc* lost lose* losing gain* creat* declin* climb* soar* plung* expand* shrink* shrank slash*
        surge surged surges slow* quadrupl* рост* росли росла вырос* возрос* увелич* сниз* сниж* упал* падает
        падают падал падала падени* сократ* сокращ* уменьш* удво* утро* потеря* созда* подня* расце раслі расла
        вырас* узрас* павяліч* павялічв* зніз* зніж* упаў упала упалі скарац* скарач* зменш* падво* страц*
        ствар* падня*
        """,
    # Names
    "title": """
        president senator governor secretary minister vice general chairman director mayor congressman
        congresswoman judge ambassador chancellor premier king queen mr mrs ms dr президент* министр* премьер*
        губернатор* мэр* депутат* сенатор* глав* председател* директор* генерал* посол* судь* прэзідэнт*
        міністр* прэм* губернатар* дэпутат* сенатар* кіраўнік* старшын* дырэктар* пасол* судд*
        """,
    "place": """
        america american* united states iraq* iran* russia* soviet* china chinese europe* mexic* canad* israel*
        afghan* vietnam* korea* cuba* german* japan* france french britain british africa* syria* ukrain*
        belarus* poland polish lithuania* latvia* india* country countries nation nations state world city
        росси* русск* беларус* белорус* украин* сша америк* европ* ес польш* польск* литв* литов* латви* герман*
        кита* запад* минск* москв* киев* страна страны стране стран государств* област* город* расі* рускі*
        украін* зша амерык* еўроп* польшч* літв* літоў* латві* кіта* захад* захаду мінск* масков* маскв* кіеў*
        краін* дзяржав* вобласц* горад* гарад*
        """,
    # What was done
    "past verb": """
        went gave took came got made said told saw knew found left lost won spent sent sold bought brought built
        began became broke chose drove fell felt fought held kept led met paid put ran rose spoke stood taught
        thought threw wrote cut let hit set heard grew stole swore withdrew shot struck
        """,
    "past auxiliary": """
        was were did didn't wasn't weren't had hadn't был была было были быў былі
        """,
    "participle": """
        been done gone given taken seen become broken chosen driven fallen risen spoken shown written gotten known
        withdrawn frozen hidden stolen sworn begun
        """,
    "have": "have has",
    "act": """
        vote* voted sign signed signs signing pass passed passes passing propos* oppos* support* veto* close*
        sold sell* send* sent spend* spent promis* refus* reject* approv* appoint* elect elected elects electing
        fire* fired resign* block* fund funds funded funding sponsor* negotiat* invad* attack* deport* releas*
        imprison* start* end ended built build* introduc* endors* order* pay* paid* fail* launch* sue* ban*
        repeal* withdr* подпис* принял* примет* одобр* отклон* назнач* уволи* избра* голосов* поддерж* выступ*
        арест* задерж* осуд* приговор* выдвор* депорт* ввел* ввёл* ввод* закры* откры* запрет* запрещ* построи*
        продал* купил* напал* обстрел* убил* убит* убий* погиб* освобо* выпуст* отправ* получ* постав* выдел*
        падпіс* прыня* ухвал* адхіл* прызнач* звольн* абра* галасав* падтрым* арышт* затрым* асудз* прысуд*
        высла* дэпарт* увёў увял* адкры* забаран* пабудав* прада* купі* напа* абстраля* забі* загін* вызвал*
        адправ* атрым* пастав* вылуч*
        """,
    "say": """
        said says say told tell claim* stated announc* call* declar* argu* promis* testif* accus* suggest*
        admit* deny denie* pledg* warn* confirm* сказа* заяви* заявля* сообщи* сообща* объяви* назва* утвержда*
        обвин* призна* обеща* предупре* подчеркн* отмет* добав* подтверд* отрица* опроверг* призва* заяв*
        паведам* абвясц* сцвярджа* абвінав* прызна* абяца* папярэд* падкрэсл* адзнач* дада* пацверд* пацвярдж*
        абверг* заклік*
        """,
    "present be": "is are am isn't aren't является являются есть з'яўляецца з'яўляюцца ёсць",
    # Public matters
    "economy": """
        tax* budget* deficit* debt* unemploy* employ* job jobs inflation wage* income* spend* spent econom*
        trade* export* import* price* oil gas energ* coal electric* factor* industr* bank* invest* loan*
        pension* poverty poor surplus* tariff* subsid* cost* fund funds funded funding revenue* money worker*
        compan* business* corporat* paid pay pays earn* market* mortgage* налог* бюджет* дефицит* долг долга
        долги долгов безработ* рабоч* инфляц* зарплат* доход* расход* эконом* торгов* экспорт* импорт* цена цены
        цен цену ценам нефт* газ газа газу газом газов* энерг* электро* завод* промышл* банк* инвест* кредит*
        пенси* бедн* тариф* субсид* деньг* компани* предприят* ввп падат* дэфіцыт* доўг даўг* беспрац* інфляц*
        заробк* даход* выдатк* эканам* гандл* імпарт* цана цаны цане цану цэны цэн цэнам нафт* электр* прамысл*
        крэдыт* пенсі* тарыф* грош* кампані* прадпрыемств*
        """,
    "health": """
        health* insur* medicare medicaid hospital* doctor* patient* drug* medic* disease* aids cancer virus
        pandemic vaccin* abortion* nurse* epidemi* здоров* страхов* больниц* врач* пациент* лекарств* болезн*
        рак вирус* пандем* вакцин* медиц* здароў* бальніц* лекар* лячэб* лек пацыент* хвароб* вірус* пандэм*
        вакцын* медыц*
        """,
    "law": """
        vote* voting bill bills law laws legislat* act acts treaty treaties amend* veto* court* judge* ruling*
        constitution* signed signs passed passes ban bans regulat* agreement* congress* senate parliament*
        committee* council* administration* government* agenc* department* program* policy policies sanction*
        election* campaign* party parties union un nato закон* голосов* договор* поправк* вето суд суда суде
        судом судеб* конституц* указ* парламент* комитет* совет* администрац* правительств* министерств*
        ведомств* программ* санкци* выбор* парти* прокур* следств* кгб оон нато мвд мид галасав* дагавор*
        папраўк* судов* канстытуц* камітэт* савет* рада рады адміністрац* урад* міністэрств* ведамств* праграм*
        санкцы* выбар* парты* пракур* кдб аан ната мзс
        """,
    "force": """
        troop* weapon* nuclear war wars missile* army navy militar* defense defence soldier* bomb* attack*
        terror* force forces border* prison* kill* dead died death* murder* crim* arrest* police gun guns
        violen* invad* invasion* immigra* refugee* migrant* hostage* tank* drone* войск* оружи* ядерн* войн*
        ракет* арми* военн* оборон* солдат* бомб* атак* теракт* границ* тюрьм* тюрем* погиб* смерт* убий*
        преступ* полици* милици* омон насили* вторжен* беженц* мигрант* заложник* танк* дрон* политзаключ*
        заключ* зброя* зброі ядзерн* вайн* арміі армія ваенн* вайск* абарон* салдат* мяж* турм* смерц* забойств*
        злачын* міліцы* паліцы* гвалт* уварван* бежанц* мігрант* заложнік* палітвязн* зняволен* вязн*
        """,
    "society": """
        school* educat* college* universit* student* teacher* children famil* women men black* hispanic*
        veteran* population people americans citizens community communities environment* pollut* climate social
        security welfare школ* образован* универс* студент* учител* детей дети семь* женщин* мужчин* население
        граждан* людей окруж* климат* адукац* універс* настаўнік* дзяцей дзеці сям* жанчын* мужчын* насельніцтв*
        грамадзян* людзей клімат*
        """,
    "evidence": """
        report* study studies survey* poll polls polling polled statistic* according research* data evidence
        found show* shows showed record* figure* economist* expert* estimate* independent nonpartisan document*
        investigat* доклад* отчет* отчёт* исследован* опрос* статист* согласно данны* показа* эксперт* аналит*
        оценк* документ* расследован* справаздач* даследаван* апытан* апытанк* статыст* паводле звестк* звестак
        паказ* экспэрт* аналіт* ацэн* дакумент* расследаван*
        """,
    # What weakens a claim
    "i": """
        i me my myself mine i'm i've i'd i'll я меня мне мной мой моя моё мое мои моего моей мяне мая маё мае
        """,
    "we": "we us our ours ourselves мы нас нам нами наш* let's",
    "you": "you your yours yourself вы вас вам вами ваш* ты тебя тебе твой цябе табе",
    "they": """
        he she they him her them his their он она они его её ее их ему ей им ён яна яны яго яе іх яму ёй ім
        """,
    "belief": """
        think believe feel guess suppose know knows understand agree disagree doubt sure convinced opinion
        judgment view believes thinks i'm думаю думает считаю считает полагаю полагает верю верит уверен*
        кажется понимаю знаю согласен мнени* убежд* думае лічу лічыць мяркую мяркуе веру верыць упэўнен* здаецца
        разумею ведаю згодны думк* меркаван* перакан*
        """,
    "desire": """
        want wants wanted hope wish like love try trying prefer need needs care trust intend plan хочу хочет
        хотят хотим надеюсь надеется люблю стараюсь старается стараемся стараются пытаюсь пытается пытаемся
        пытаются желаю хотел* хачу хоча хочуць хочам спадзя* намага* спрабу* жадаю хацел* хацеў
        """,
    "conversation": """
        remember talked talk talking met meet learned heard hear visited ask asked told tell discuss* speak
        spoke look listen thank* welcome sorry please question* answer* debate* tonight audience moderator
        minute* ladies gentlemen помню говорил* говорить встретил* слышал* спросил* расскаж* послушай* смотрите
        спасибо благодар* извини* пожалуйста вопрос* ответ ответа ответить памятаю размаўля* сустрэў чуў чула
        спытаў спытала раскаж* паслуха* глядзіце дзякуй дзякую прабач* пытанн* адказ адказу адказаць
        """,
    "kin": """
        dad mother father mom wife son daughter husband grandfather grandmother friend friends guy guys folks
        kid kids отец отца мать матери жена сын дочь муж дед друг друзья бацька бацькі маці жонка дачка дзед
        сябар сябры
        """,
    "evaluation": """
        good great bad wrong right terrible wonderful important strong weak best better worst worse fair unfair
        disaster* tough hard easy ridiculous smart stupid proud honest decent beautiful horrible tremendous
        excellent serious danger* clear simple simply real really very so too absolutely certainly obviously
        frankly unfortunately amazing хорош* плох* важн* ужасн* прекрасн* замечательн* сильн* слаб* справедлив*
        несправедлив* глуп* умн* серьезн* серьёзн* опасн* просто очень действительно конечно очевидно позор*
        безумн* лучше хуже добр* дрэнн* кепск* жахлів* цудоўн* выдатн* моцн* справядлів* несправядлів* дурн*
        разумн* сур'ёзн* небяспечн* проста вельмі сапраўды вядома відавочна шкада ганьб* лепш горш
        """,
    "value": """
        leadership freedom* liberty value values dream* future principle* peace strength faith god moral* spirit
        courage destiny vision character respect justice opportunit* hope* honor свобод* ценност* мечт* будущ*
        принцип* мир мира вера бог бога богу божь* божа* морал* дух мужеств* судьб* уважен* справедливост*
        достоинств* надежд* свабод* каштоўнасц* мары марыць марым будучын* прынцып* свет марал* мужнасц* лёс*
        павага павагі справядлівасц* годнасц* надзе*
        """,
    "hedge": """
        about around nearly almost approximately roughly estimated allegedly reportedly apparently over under
        около почти примерно порядка свыше якобы каля амаль прыкладна звыш нібыта быццам
        """,
    "than": "than чем чым",
    "vague": """
        thing* something anything everything somebody someone somehow way ways kind kinds sort lot lots stuff
        idea* issue* matter* point* problem* challenge* fact вещь вещи вещей что-то как-то кто-то что-нибудь
        нечто как-нибудь способ* образом вроде иде* проблем* вызов* дело суть рэч рэчы рэчаў нешта неяк нехта
        штосьці хтосьці спосаб* чынам накшталт ідэ* праблем* выклік* справа сутнасц*
        """,
    "universal": """
        all every everyone everybody each nobody none never always only entire whole any все всё всегда никогда
        никто каждый каждая любой любая весь вся целый усе ўсе заўсёды ніколі ніхто кожны кожная увесь
        """,
    "must": """
        must should ought shall cannot let's let должен должна должны должно надо нужно следует необходимо
        обязан* нельзя пусть давайте павінен павінна павінны трэба варта неабходна нельга няхай хай мусіць
        мусяць давайце
        """,
    "plan": """
        plan plans proposal* budget* record* program* bill bills policy policies administration* план* предложен*
        бюджет* программ* законопроект* политик* правительств* прапанов* бюджэт* праграм* законапраект* палітык*
        урад*
        """,
    "going": "going gonna собира* намерен* намерева* планиру* збіра* намер плануе плануюць",
    "will": """
        will won't i'll we'll you'll he'll she'll they'll it'll tomorrow next буду будет будут будем
        будете станет станут завтра следующ* будзе будуць будзем будзеце стане стануць мае заўтра наступн*
        """,
    "would": """
        would could might may can can't couldn't wouldn't maybe perhaps probably possibly бы б может могут мог
        могла могли можно возможно вероятно наверное видимо можа могуць магла маглі можна магчыма напэўна мабыць
        верагодна відаць
        """,
    "if": "if whether unless когда-нибудь если ли калі ці",
    "negation": """
        not no never don't didn't doesn't isn't wasn't aren't haven't hasn't won't wouldn't can't couldn't
        nothing neither nor without не нет ни без няма ні
        """,
    "asking": "what why how who where which почему зачем разве неужели чаму навошта няўжо хіба",
    "connective": "because but and so well again also но потому так также але бо таму таксама",
}
