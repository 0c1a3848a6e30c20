"""The few closed sets of words that the rules for Russian and Belarusian read: who says, who denies, who demands."""

import re
from dataclasses import dataclass


def _stems(words: str) -> re.Pattern[str]:
    """Return a pattern for words that begin with one of these."""
    return re.compile("|".join(words.split()))


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language, in small letters; patterns match the beginning of a word unless told otherwise."""

    says: re.Pattern[str]  # verbs whose content their subject holds
    denies: re.Pattern[str]  # verbs whose content their subject does not hold
    demands: re.Pattern[str]  # verbs whose content is a call
    thinks: re.Pattern[str]  # verbs whose content is an opinion
    according: re.Pattern[str]  # what stands before a source, whole: "по словам"
    impersonal_frame: re.Pattern[str]  # what may stand before "that" and say nothing, whole: "стоит отметить"
    relative: re.Pattern[str]  # relative pronouns
    duty: re.Pattern[str]
    may: re.Pattern[str]
    judging: re.Pattern[str]  # words of judgement
    joint: re.Pattern[str]  # verbs of what several do together
    vague: re.Pattern[str]  # descriptions that name nobody when they stand alone
    that: frozenset[str]
    so_that: frozenset[str]
    condition: frozenset[str]  # conjunctions whose clause stays with what it qualifies
    cause: frozenset[str]  # conjunctions whose clause stays and is a claim too
    concession: frozenset[str]  # conjunctions whose clause is a claim of its own
    not_: frozenset[str]
    between: frozenset[str]  # prepositions that bind a list together
    doubt: frozenset[str]
    impersonal: frozenset[str]  # predicates that have no subject
    own: str  # how the reflexive possessive begins
    where: str
    must: tuple[str, str, str, str]  # masculine, feminine, neuter, plural
    third_person: dict[str, tuple[str, str]]  # pronoun → gender ("" in the plural), case


RUSSIAN = Lexicon(
    says=_stems(
        """
        сказа[лв] говор[ия]т? говорил заяв[илья] сообщ подчеркн подч[её]ркив отме[тч] утвержда уточн
        добави[лтв] добавля поясн[ия] объясни объясня расска[зж] счита[еюл] полага[еюл] дума[еюл]
        уверен[аоы]?$ увер[ия] завер[илья] обеща пообещал намекн намека[еюл] призна[лваё] предупре предположил
        предполага[еюл] напомн напис[ау] пиш[еу]т? показа[лв]о?$ показыва установил выяснил выявил обнаружил
        подтверд подтвержда повтор жал[ое] обвини[лв] обвиня констатир прогноз ожида[еюл] рассчитыва[еюл]
        наде[еюя] верит верят опасается опасаются передал передаёт передает коммент ответил отвеча[еюл]
        возразил парирова указ[аы]л указыва докладыва доложил информир отчитал посетовал рапорт резюмир
        заключил следует$ сетует пригроз пожалов
        """
    ),
    denies=_stems("отрица опроверг сомнева усомн отверг отказ"),
    demands=_stems(
        """
        призва призыва потребова треб[уо] настаива предлож предлага рекоменд попрос прос[ия]т умоля приказа
        поруч велел
        """
    ),
    thinks=_stems("счита полага дума верит верят увер наде убежд опаса предпол"),
    according=re.compile(
        r"по (?:словам|данным|мнению|оценк(?:е|ам)|информации|сведениям|версии|утверждению|сообщению|"
        r"сообщениям|признанию|"
        r"подсч[её]там|прогноз(?:у|ам)|заявлению|выражению|свидетельству)|согласно(?: (?:данным|оценк(?:е|ам)|"
        r"информации|"
        r"сообщению))?|со слов|со ссылкой на|на взгляд|с точки зрения"
    ),
    impersonal_frame=re.compile(
        r"(?:следует|стоит|важно|необходимо|нужно|надо|можно|нельзя не) "
        r"(?:отметить|подчеркнуть|напомнить|добавить|сказать|заметить|уточнить|учесть)|напомним|отметим|добавим|заметим"
    ),
    relative=_stems("котор"),
    duty=_stems("должн должен обязан следует$ нужн необходим надо$ стоит$ пора$"),
    may=_stems("может$ могут$ способ[ен] готов"),
    judging=_stems(
        """
        лучш худш позор преступн(?!ост|ик|иц) бессмыслен абсурд безответствен циничн опасн вредн замечател великолеп
        катастрофич ужасн справедлив несправедлив бездарн жалк трус нелеп блестящ глуп
        """
    ),
    joint=_stems("подписа договор встрет обсуд обмен согласова заключ созда объедин поссор переговор"),
    vague=_stems(
        """
        политик чиновник министр диктатор режим эксперт ведомств депутат представител страна компани орган
        """
    ),
    that=_words("что будто якобы"),
    so_that=_words("чтобы чтоб"),
    condition=_words("если когда пока чтобы чтоб как кабы раз прежде после до перед ли чем"),
    cause=_words("потому поскольку так ибо из-за ведь благодаря"),
    concession=_words("хотя хоть несмотря"),
    not_=_words("не ни нет"),
    between=_words("между меж из вместо"),
    doubt=_words("вряд навряд едва вероятно видимо"),
    impersonal=_words(
        """
        надо нужно можно нельзя стоит следует предстоит важно необходимо известно неизвестно удалось хватит хватает
        хватило
        """
    ),
    own="сво",
    where="где",
    must=("должен", "должна", "должно", "должны"),
    third_person={
        "он": ("Masc", "Nom"), "она": ("Fem", "Nom"), "оно": ("Neut", "Nom"),
        "они": ("", "Nom"), "его": ("Masc", "Acc"),
        "него": ("Masc", "Gen"), "её": ("Fem", "Acc"), "ее": ("Fem", "Acc"),
        "их": ("", "Acc"), "ему": ("Masc", "Dat"),
        "ей": ("Fem", "Dat"), "им": ("", "Dat"), "нему": ("Masc", "Dat"),
        "ней": ("Fem", "Loc"), "ним": ("Masc", "Ins"),
        "них": ("", "Loc"),
    },
)  # fmt: skip

BELARUSIAN = Lexicon(
    says=_stems(
        """
        сказа[лў] ска[жз] гавор кажа$ кажуць казал казаў заяв[ія] заяўля паведам падкрэсл адзнач сцвярджа
        сьцвярджа удакладн дада[лўе] патлумач тлумач растлумач распав[яё] расказ лічы[цлў] лічаць мяркуе
        мяркуюць мяркава дума[еюлў] упэўнен запэўн паабяца абяца намякну намяк[аа] прызна[лўе] папярэд нагада
        напіса піша пішуць паказа[лў] паказвае выявіл выявіў высветл устанавіл установіў пацверд пацьверд
        пацвярджа паўтар скардз абвінавац[іў] абвінавачва канстат прагназ чакае чакаюць спадзя верыць вераць
        перадае перадава перадаў перадала камент адказа[лў] запярэч указа[лў] указвае даклад інфарм рэзюм дапусці
        прыграз
        """
    ),
    denies=_stems("адмаўля абверг абвярга сумнява адхіл адмов аспрэч"),
    demands=_stems(
        """
        закліка патрабу запатрабава настойва прапану прапанава рэкаменд папрас прос[яі] загада даруч
        """
    ),
    thinks=_stems("лічы лічаць мярку дума веры вера упэўн спадзя перакан"),
    according=re.compile(
        r"паводле(?: (?:слоў|слов|дадзеных|даных|звестак|зьвестак|ацэн(?:ак|кі)|інфармацыі|меркавання|"
        r"меркаваньня|падлікаў|"
        r"прагнозаў|прагнозу))?|па (?:словах|дадзеных|звестках|ацэнцы|ацэнках|інфармацыі|меркаванні)|"
        r"згодна(?: [зса])?|"
        r"на думку|са слоў|зь слоў|з пункту гледжання|на погляд"
    ),
    impersonal_frame=re.compile(
        r"(?:варта|трэба|важна|неабходна|можна|нельга не) "
        r"(?:адзначыць|падкрэсліць|нагадаць|дадаць|сказаць|заўважыць|удакладніць|ўдакладніць)|нагадаем|адзначым|дададзім"
    ),
    relative=re.compile(r"як(?:і|ая|ое|ія|ога|ой|ую|ому|ім|іх|імі|ою|аму|ага)$"),
    duty=_stems("пав[іи]н мусі мусяць абавязан варта$ трэба$ неабходн патрэбн час$"),
    may=_stems("можа$ могуць$ здоль гатов"),
    judging=_stems(
        """
        найлеп найгор лепш горш ганебн злачынн(?!ас) бессэнс абсурд безадказн цынічн небяспечн шкодн цудоўн
        катастраф жахлів справядлів несправядлів нікчэмн недарэчн дурн
        """
    ),
    joint=_stems("падпіса дамов сустр абмерк абмен узгадн заключы ствары аб.?ядна"),
    vague=_stems(
        """
        палітык чыноўнік міністр міністар дыктатар рэжым эксперт ведамств дэпутат прадстаўні краіна кампані
        орган
        """
    ),
    that=_words("што быццам нібы нібыта"),
    so_that=_words("каб"),
    condition=_words("калі каб пакуль як раз перш пасля да перад ці чым"),
    cause=_words("бо таму паколькі праз дзякуючы"),
    concession=_words("хоць хаця хай нягледзячы"),
    not_=_words("не ня ні няма"),
    between=_words("паміж між з са замест"),
    doubt=_words("наўрад верагодна відаць мабыць"),
    impersonal=_words(
        """
        трэба варта можна нельга неабходна важна вядома невядома магчыма цяжка шкада няма удалося хопіць хапае
        хапіла
        """
    ),
    own="сва",
    where="дзе",
    must=("павінен", "павінна", "павінна", "павінны"),
    third_person={
        "ён": ("Masc", "Nom"), "яна": ("Fem", "Nom"), "яно": ("Neut", "Nom"),
        "яны": ("", "Nom"), "яго": ("Masc", "Acc"),
        "яе": ("Fem", "Acc"), "іх": ("", "Acc"), "яму": ("Masc", "Dat"), "ёй": ("Fem", "Dat"), "ім": ("", "Dat"),
    },
)  # fmt: skip
