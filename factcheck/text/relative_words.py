"""The words by which English, Russian and Belarusian tell a day relative to the day of writing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """The words of one language.

    `told` are those that can be dated, each as its grain, its offset and a pattern; a weekday's offset counts from
    Monday. `left` are relative too, but leave open what they count from. `plans` stand in a clause whose day may be
    still to come, `clause` parts clauses. `months` are in the genitive, as dates need them.
    """

    told: tuple[tuple[str, int, str], ...]
    left: str
    plans: str
    clause: str
    months: list[str]
    of_year: str


def _weekdays(on: str, names: str, part_of_day: str) -> tuple[tuple[str, int, str], ...]:
    return tuple(("weekday", number, f"{on} {name}{part_of_day}") for number, name in enumerate(names.split()))


RELATIVE: dict[str, RelativeWords] = {
    "en": RelativeWords(
        (
            ("day", -1, "yesterday(?: morning| afternoon| evening)?"),
            ("day", 0, "today"),
            ("day", 1, "tomorrow"),
            *(
                (grain, offset, f"(?<!the ){word} {grain}")
                for grain in ("week", "month", "year")
                for offset, word in ((-1, "last"), (0, "this"), (1, "next"))
            ),
            *_weekdays(
                "on", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "(?: morning| afternoon| evening)?"
            ),
        ),
        r"the day (?:before yesterday|after tomorrow)|last night|the (?:last|past|next|coming) (?:few )?"
        r"(?:week|month|year)s?|\w+ (?:day|week|month|year)s? ago"
        r"|(?:by|before|since|until|from|after|last|next|this|of|the|said) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
        r"plan|schedul|expect|due|set to|upcoming|announc|call(?:s|ed|ing)? (?:for|on)|urg|propos|invit|demand|order"
        r"|postpon|delay|every|each|usual",
        r"[,;:–—]\s|\bthat\b",
        "January February March April May June July August September October November December".split(),
        "",
    ),
    "ru": RelativeWords(
        (
            ("day", -2, "позавчера"),
            ("day", -1, "вчера(?: утром| днём| днем| вечером)?"),
            ("day", 0, "сегодня"),
            ("day", 1, "завтра"),
            ("week", -1, "на прошлой неделе"),
            ("week", 0, "на (?:этой|текущей) неделе"),
            ("week", 1, "на (?:следующей|будущей) неделе"),
            ("month", -1, "в прошлом месяце"),
            ("month", 0, "в (?:этом|текущем) месяце"),
            ("month", 1, "в (?:следующем|будущем) месяце"),
            ("year", -1, "в прошлом году"),
            ("year", 0, "в (?:этом|текущем|нынешнем) году"),
            ("year", 1, "в (?:следующем|будущем) году"),
            *_weekdays(
                "во?",
                "понедельник вторник среду четверг пятницу субботу воскресенье",
                "(?: утром| днём| днем| вечером)?",
            ),
        ),
        r"\w*(?:прошл|минувш|прошедш|следующ|будущ|ближайш)\w+ (?:недел|месяц|год|понедельник|вторник|сред|четверг|"
        r"пятниц|суббот|воскресень)\w*|\w+ (?:дня|дней|недел[юиь]|месяца?|месяцев|года?|лет) назад"
        r"|(?:с|до|после|к|на) (?:понедельник|вторник|четверг|пятниц|суббот)\w*",
        r"план|ожида|назнач|состоится|предсто|анонс|объяв|призва|призыв|перен[её]с|отлож|предлож|потребов|кажд|обычно",
        r"[,;:–—]\s",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
        " года",
    ),
    "be": RelativeWords(
        (
            ("day", -2, "пазаўчора"),
            ("day", -1, "[уў]чора(?: раніцай| раніцою| днём| [уў]вечары)?"),
            ("day", 0, "сёнь?ня"),
            ("day", 1, "заўтра"),
            ("week", -1, "на мінулым тыдні"),
            ("week", 0, "на (?:гэтым|бягучым) тыдні"),
            ("week", 1, "на наступным тыдні"),
            ("month", -1, "[уў] мінулым месяцы"),
            ("month", 0, "[уў] (?:гэтым|бягучым) месяцы"),
            ("month", 1, "[уў] наступным месяцы"),
            ("year", -1, "летась|[уў] мінулым годзе|мінулага году"),
            ("year", 0, "сёлета|[уў] (?:гэтым|бягучым) годзе"),
            ("year", 1, "[уў] наступным годзе"),
            *_weekdays(
                "[уў]",
                "панядзелак аўторак сераду чаць?вер пятніцу суботу нядзелю",
                "(?: раніцай| раніцою| днём| [уў]вечары)?",
            ),
        ),
        r"(?:мінул|наступн|бліжэйш|будуч)\w+ (?:тыд|месяц|год|панядзел|аўтор|серад|чаць?в|пятніц|субот|нядзел)\w*"
        r"|\w+ (?:дні|дзён|тыдні|тыдняў|месяцы|месяцаў|гады|гадоў|год) таму"
        r"|(?:да|пась?ля|ад|на|з) (?:панядзел|аўтор|чаць?в|пятніц|субот|нядзел)\w*",
        r"плян|план|чака|прызнач|адбудзецца|анансав|абвя|закліка|перан[её]с|адкла|прапан|запатраб|кожн|звычайна",
        r"[,;:–—]\s",
        "студзеня лютага сакавіка красавіка траўня чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня".split(),
        " года",
    ),
}
