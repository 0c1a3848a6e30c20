"""The words by which `discrepancies` compares sentences: negations, figures, months, weekdays and places."""

NEGATIONS = frozenset("not never no nobody nothing none neither nor nowhere не нет нельзя ня няма нельга".split())

# Not only, not just: what follows is said all the same.
NO_NEGATION_BEFORE = frozenset("only just merely simply только лишь просто толькі проста".split())

# Words that deny in one language what another says with a negation. They balance one, and are none themselves.
WEAK_NEGATIONS = frozenset("without unless hardly barely scarcely без бяз едва вряд наўрад ни ні".split())
WEAK_BEGINNINGS = tuple(
    "unable unknown unlike unlikely unsuccess unclear unfinish unpaid unfair impossib illegal inabilit incomplete lack "
    "fail refus deny denie denia absen prohibit "
    "невозможн неизвестн незаконн непонятн неясн недоступн неспособн нехват недостат незаверш неоплач отказ отриц "
    "отсутств лишен лишён запрет запрещ "
    "немагчым невядом незаконн незразумел неясн недаступн няздольн недахоп незаверш неаплач адмаў адмов адсутн забарон "
    "пазбаўл".split()
)

_FIGURES = {
    2: "two both два две двух двум двумя оба обе дзве двух двум двума абодва абедзве",
    3: "three три трёх трех трем трём тремя тры трох тром трыма",
    4: "four четыре четырёх четырех четырём четырьмя чатыры чатырох чатыром чатырма",
    5: "five пять пяти пятью пяць пяці пяццю",
    6: "six шесть шести шестью шэсць шасці шасцю",
    7: "seven семь семи семью сем сямі сямю",
    8: "eight восемь восьми восемью восем васьмі васьмю",
    9: "nine девять девяти девятью дзевяць дзевяці дзевяццю",
    10: "ten десять десяти десятью дзесяць дзесяці дзесяццю",
    11: "eleven одиннадцать одиннадцати адзінаццаць адзінаццаці",
    12: "twelve двенадцать двенадцати дванаццаць дванаццаці",
    13: "thirteen тринадцать тринадцати трынаццаць трынаццаці",
    14: "fourteen четырнадцать четырнадцати чатырнаццаць чатырнаццаці",
    15: "fifteen пятнадцать пятнадцати пятнаццаць пятнаццаці",
    16: "sixteen шестнадцать шестнадцати шаснаццаць шаснаццаці",
    17: "seventeen семнадцать семнадцати семнаццаць семнаццаці",
    18: "eighteen восемнадцать восемнадцати васямнаццаць васямнаццаці",
    19: "nineteen девятнадцать девятнадцати дзевятнаццаць дзевятнаццаці",
    20: "twenty двадцать двадцати дваццаць дваццаці",
    30: "thirty тридцать тридцати трыццаць трыццаці",
    40: "forty сорок сорока сорак сарака",
    50: "fifty пятьдесят пятидесяти пяцьдзясят пяцідзесяці",
    60: "sixty шестьдесят шестидесяти шэсцьдзясят шасцідзесяці",
    70: "seventy семьдесят семидесяти семдзесят сямідзесяці",
    80: "eighty восемьдесят восьмидесяти восемдзесят васьмідзесяці",
    90: "ninety девяносто девяноста дзевяноста",
    100: "hundred сто ста",
    200: "двести двухсот дзвесце",
    300: "триста трёхсот трехсот трыста трохсот",
    400: "четыреста четырёхсот четырехсот чатырыста чатырохсот",
    500: "пятьсот пятисот пяцьсот пяцісот",
    600: "шестьсот шестисот шэсцьсот шасцісот",
    700: "семьсот семисот семсот сямісот",
    800: "восемьсот восьмисот восемсот васьмісот",
    900: "девятьсот девятисот дзевяцьсот дзевяцісот",
}
FIGURES = {word: float(figure) for figure, words in _FIGURES.items() for word in words.split()}

_SCALES = {
    "1e3": "thousand тысяч тысяча тыс тысячы тысяч",
    "1e6": "million миллион млн мільён",
    "1e9": "billion bn миллиард млрд мільярд",
    "1e12": "trillion триллион трлн трыльён",
}
SCALES = {word: scale for scale, words in _SCALES.items() for word in words.split()}

# By the beginnings of the words.
_MONTHS = {
    "1": "january январ студзен",
    "2": "february феврал лютага лютым люты",
    "3": "march март сакавік",
    "4": "april апрел красавік",
    "5": "may мая мае май маі маем траўн травен",
    "6": "june июн чэрвен",
    "7": "july июл ліпен",
    "8": "august август жнівен жніўн",
    "9": "september сентябр верас",
    "10": "october октябр кастрычнік",
    "11": "november ноябр лістапад",
    "12": "december декабр снежан снежн",
}
MONTHS = {word: month for month, words in _MONTHS.items() for word in words.split()}

_DAYS = {
    "1": "monday понедельник панядзел",
    "2": "tuesday вторник аўторак аўторка",
    "3": "wednesday сред серад",
    "4": "thursday четверг чацвер чацвярг",
    "5": "friday пятниц пятніц",
    "6": "saturday суббот субот",
    "7": "sunday воскресень нядзел",
}
DAYS = {word: day for day, words in _DAYS.items() for word in words.split()}

# Names that the languages do not write alike.
_PLACES = {
    "US": "us usa america american united states сша соединенн соединённ штат америк американ злучан",
    "EU": "eu europe european union ес евросоюз европ европейск союз еўрасаюз еўроп саюз",
    "UK": "uk britain british великобритан британ вялікабрытан брытан англи",
    "UN": "un оон аан nations наци",
    "NATO": "nato нато ната",
    "DE": "germany german герман немец нямеч",
    "LT": "lithuania литв литов літв літоў",
    "LV": "latvia латви латыш латв",
    "HU": "hungary hungarian венгр вугор венгер",
    "CN": "china chinese кита кіта",
    "GR": "greece greek грец греч",
    "FR": "france french франц",
    "ES": "spain spanish испан іспан",
    "PL": "poland polish польш польск поляк польшч",
    "RU": "russia russian росси русск российск рас расій",
    "BY": "belarus белорус беларус",
    "UA": "ukraine ukrainian украин укра",
    "AT": "austria австри аўстры",
    "AU": "australia австрали аўстралі",
    "SK": "slovak словак славак славац словац",
    "SI": "sloven словен славен",
    "SE": "sweden swedish швец шведск швед",
    "CZ": "czech чех чэх чешск",
    "JP": "japan япон",
    "Moscow": "moscow москв маскв",
    "Kyiv": "kyiv kiev киев кіеў кіев",
    "Vienna": "vienna вен",
    "Warsaw": "warsaw варшав",
    "Kremlin": "kremlin кремл крэмл",
    "West": "west western запад захад",
    "East": "east eastern восток восточн усход",
}
PLACES = {word: place for place, words in _PLACES.items() for word in words.split()}

# By which a word that begins a sentence is told from one that has a capital for that alone.
SURNAME_ENDINGS = tuple(
    "ov ova ev eva sky ski skaya enko enka vich vych chuk "
    "ов ова ев ева ёв ёва ский ского ская енко вич чук оў аў ёў ава ёва скі скага енка віч".split()
)

# Before a name, and no part of it.
TITLES = frozenset("president minister prime chancellor secretary king queen pope mr mrs ms dr sir".split())
