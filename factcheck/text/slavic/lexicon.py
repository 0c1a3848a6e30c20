"""The few closed sets of words that the rules for Russian and Belarusian read: who says, who denies, who demands."""

import re
from dataclasses import dataclass


def _stems(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words.split())})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; patterns match the beginning of a word in small letters."""

    says: re.Pattern[str]  # verbs whose content their subject holds
    denies: re.Pattern[str]  # verbs whose content their subject does not hold
    demands: re.Pattern[str]  # verbs whose content is a call
    thinks: re.Pattern[str]  # verbs whose content is an opinion
    according: re.Pattern[str]  # "по словам", "паводле": what stands before a source; matched against a whole clause
    that: frozenset[str]
    so_that: frozenset[str]
    condition: frozenset[str]  # conjunctions whose clause stays with what it qualifies
    cause: frozenset[str]  # conjunctions whose clause stays and is a claim too
    concession: frozenset[str]  # conjunctions whose clause is a claim of its own
    relative: re.Pattern[str]
    where: str
    not_: frozenset[str]
    duty: re.Pattern[str]
    may: re.Pattern[str]
    judging: re.Pattern[str]  # words of judgement
    joint: re.Pattern[str]  # verbs of what two do together
    between: frozenset[str]
    third_person: dict[str, tuple[str, str]]  # pronoun → gender ("" for plural), case
    vague: re.Pattern[str]  # descriptions that name nobody when they stand alone
    must: tuple[str, str, str, str]  # masculine, feminine, neuter, plural


RUSSIAN = Lexicon(
    says=_stems(
        r"сказа[лв] говор[ия]т? говорил заяв[илья] сообщ подчеркн подч[её]ркив отме[тч] утвержда уточн добави[лтв] "
        r"добавля пояснил поясня объяснил объясня расска[зж] счита[еюл] полага[еюл] дума[еюл] уверен[аоы]?$ увер[ия] "
        r"завер[илья] обеща пообещал намекн намека[еюл] призна[лваё] предупре призыва предположил предполага[еюл] "
        r"напомн напис[ау] пиш[еу]т? показа[лв]о?$ показыва установил выяснил выявил обнаружил подтверд подтвержда "
        r"повтор жал[ое] обвини[лв] обвиня констатир прогноз ожида[еюл] рассчитыва[еюл] наде[еюя] верит верят опасается "
        r"опасаются передал передаёт передает комментир ответил отвеча[еюл] возразил парирова указ[аы]л указыва докладыва "
        r"доложил информир отчитал посетовал рапорт резюмир заключил следует$ сетует"
    ),
    denies=_stems(r"отрица опроверг сомнева усомн отверг отказ"),
    demands=_stems(r"призва призыва потребова треб[уо] настаива предлож предлага рекоменд попрос прос[ия]т умоля приказа поруч велел"),
    thinks=_stems(r"счита полага дума верит верят увер наде убежд опаса предпол"),
    according=re.compile(
        r"(?:по (?:словам|данным|мнению|оценк(?:е|ам)|информации|сведениям|версии|утверждению|сообщению|сообщениям|признанию|"
        r"подсч[её]там|прогноз(?:у|ам)|заявлению|выражению|свидетельству)|согласно(?: (?:данным|оценк(?:е|ам)|информации|"
        r"сообщению))?|со слов|со ссылкой на|на взгляд|с точки зрения)$",
        re.IGNORECASE,
    ),
    that=frozenset({"что", "будто", "якобы"}),
    so_that=frozenset({"чтобы", "чтоб"}),
    condition=frozenset({"если", "когда", "пока", "чтобы", "чтоб", "как", "кабы", "раз", "прежде", "после", "до", "перед", "ли", "чем"}),
    cause=frozenset({"потому", "поскольку", "так", "ибо", "из-за", "ведь", "благодаря"}),
    concession=frozenset({"хотя", "хоть", "несмотря"}),
    relative=re.compile(r"котор"),
    where="где",
    not_=frozenset({"не", "ни", "нет"}),
    duty=re.compile(r"(?:должн|должен|обязан|следует$|нужн|необходим|надо$|стоит$|пора$)"),
    may=re.compile(r"(?:может$|могут$|способ[ен]|готов)"),
    judging=re.compile(r"(?:лучш|худш|позор|преступн|бессмыслен|абсурд|безответствен|циничн|опасн|вредн|замечател|великолеп|катастрофич|ужасн|справедлив|несправедлив|бездарн|жалк|трус|нелеп|блестящ|глуп)"),
    joint=re.compile(r"(?:подписа|договор|встрет|обсуд|обмен|согласова|заключ|созда|объедин|поссор|переговор)"),
    between=frozenset({"между", "меж", "из", "вместо"}),
    third_person={
        "он": ("Masc", "Nom"), "она": ("Fem", "Nom"), "они": ("", "Nom"), "его": ("Masc", "Acc"), "него": ("Masc", "Gen"),
        "её": ("Fem", "Acc"), "ее": ("Fem", "Acc"), "их": ("", "Acc"), "ему": ("Masc", "Dat"), "ей": ("Fem", "Dat"),
        "им": ("", "Dat"), "нему": ("Masc", "Dat"), "ней": ("Fem", "Loc"), "ним": ("Masc", "Ins"), "них": ("", "Loc"),
        "оно": ("Neut", "Nom"),
    },
    vague=re.compile(r"(?:политик|чиновник|министр|диктатор|режим|эксперт|ведомств|депутат|представител|страна|компани|орган)"),
    must=("должен", "должна", "должно", "должны"),
)  # fmt: skip

BELARUSIAN = Lexicon(
    says=_stems(
        r"сказа[лў] ска[жз] гавор кажа[ ]? кажа$ кажуць казал казаў заяв[ія] заяўля паведам падкрэсл адзнач сцвярджа "
        r"сьцвярджа удакладн дада[лўе] патлумач тлумач растлумач распав[яё] расказ лічы[цлў] лічаць мяркуе мяркуюць мяркава "
        r"дума[еюлў] упэўнен запэўн паабяца абяца намякну намяк[аа] прызна[лўе] папярэд нагада напіса пішa пішуць піша "
        r"паказа[лў] паказвае выявіл выявіў высветл устанавіл установіў пацверд пацьверд пацвярджа паўтар скардз "
        r"абвінавац[іў] абвінавачва канстат прагназ чакае чакаюць спадзя верыць вераць перадае перадаў перадала "
        r"камент адказа[лў] запярэч указа[лў] указвае даклад інфарм рэзюм дапусці"
    ),
    denies=_stems(r"адмаўля абверг абвярга сумнява адхіл адмов аспрэч"),
    demands=_stems(r"закліка патрабу запатрабава настойва прапану прапанава рэкаменд папрас прос[яі] загада даруч"),
    thinks=_stems(r"лічы лічаць мярку дума веры вера упэўн спадзя перакан"),
    according=re.compile(
        r"(?:паводле(?: (?:слоў|слов|дадзеных|даных|звестак|зьвестак|ацэн(?:ак|кі)|інфармацыі|інфармацыяй|меркавання|меркаваньня|"
        r"падлікаў|прагнозаў|прагнозу))?|па (?:словах|дадзеных|звестках|ацэнцы|ацэнках|інфармацыі|меркаванні)|згодна з?(?: [зса])?|згодна|на думку|"
        r"са слоў|зь слоў|з пункту гледжання|на погляд)$",
        re.IGNORECASE,
    ),
    that=frozenset({"што", "быццам", "нібы", "нібыта"}),
    so_that=frozenset({"каб"}),
    condition=frozenset({"калі", "каб", "пакуль", "як", "раз", "перш", "пасля", "да", "перад", "ці", "чым"}),
    cause=frozenset({"бо", "таму", "паколькі", "праз", "дзякуючы", "бы"}),
    concession=frozenset({"хоць", "хаця", "хай", "нягледзячы"}),
    relative=re.compile(r"як(?:і|ая|ое|ія|ога|ой|ую|ому|ім|іх|імі|ою|аму|ага)(?:$)"),
    where="дзе",
    not_=frozenset({"не", "ня", "ні", "няма"}),
    duty=re.compile(r"(?:пав[іи]н|мусі|мусяць|абавязан|варта$|трэба$|неабходн|патрэбн|час$)"),
    may=re.compile(r"(?:можа$|могуць$|здоль|гатов)"),
    judging=re.compile(r"(?:найлеп|найгор|лепш|горш|ганебн|злачынн|бессэнс|абсурд|безадказн|цынічн|небяспечн|шкодн|цудоўн|катастраф|жахлів|справядлів|несправядлів|нікчэмн|недарэчн|дурн)"),
    joint=re.compile(r"(?:падпіса|дамов|сустр|абмерк|абмен|узгадн|заключы|ствары|аб.?ядна)"),
    between=frozenset({"паміж", "між", "з", "са", "замест"}),
    third_person={
        "ён": ("Masc", "Nom"), "яна": ("Fem", "Nom"), "яны": ("", "Nom"), "яго": ("Masc", "Acc"), "яе": ("Fem", "Acc"),
        "іх": ("", "Acc"), "яму": ("Masc", "Dat"), "ёй": ("Fem", "Dat"), "ім": ("", "Dat"), "яно": ("Neut", "Nom"),
    },
    vague=re.compile(r"(?:палітык|чыноўнік|міністр|міністар|дыктатар|рэжым|эксперт|ведамств|дэпутат|прадстаўні|краіна|кампані|орган)"),
    must=("павінен", "павінна", "павінна", "павінны"),
)  # fmt: skip
