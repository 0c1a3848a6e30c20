"""What outlets put around a text, told line by line: forms, buttons, notices, bylines, credits, labels.

Every pattern but `PROSE` is for one whole line, in English, Russian or Belarusian, and says what sort of part it is. A
pattern names a habit of the trade ("Read more", "Фото: …"), never one outlet.
"""

import re


def _whole(*patterns: str) -> re.Pattern[str]:
    """Return a pattern for lines that are one of these and nothing else but marks."""
    return re.compile(rf"\W{{0,20}}(?:{'|'.join(patterns)})\W*+", re.IGNORECASE)


# From such a line down an outlet speaks of other articles, of its readers or of itself.
TAIL = _whole(
    r"(?:related|similar|other|latest|recent|popular|trending|recommended)(?: \w+)? (?:articles?|posts?|news|"
    r"stories|publications?|"
    r"materials?|topics?|content|reading)|related|popular|trending|more (?:from|on|in|news|stories)\b.{0,40}",
    r"most (?:read|popular|viewed|commented).{0,20}|you (?:may|might) (?:also )?(?:like|be interested).{0,30}",
    r"(?:leave|add|post|write) (?:a|your) (?:comment|reply).{0,20}|(?:\d+ )?comments?(?: ?\(?\d+\)?)?",
    r"join the (?:conversation|discussion)|(?:©|\(c\)|copyright)(?=.{0,80}\d{4}).{0,120}|"
    r".{0,60}all rights reserved.{0,80}",
    r"about (?:the )?(?:author|us|project)s?|(?:thank you|thanks)[!.,\s]*you(?:['’]ve|"
    r" have)(?: been)? subscribed.{0,30}",
    r"you(?:['’]ve| have) (?:been )?(?:successfully |now )?subscribed.{0,60}",
    # Russian
    r"(?:похожие|другие|последние|популярные|свежие|связанные|рекомендуемые) (?:материалы|новости|статьи|"
    r"публикации|записи)"
    r".{0,30}",
    r"(?:материалы|новости|статьи|ещ[её]) по теме|по теме|(?:самое )?(?:популярное|читаемое|обсуждаемое)|"
    r"об авторах?|о (?:нас|проекте)",
    r"главное(?: за (?:день|сутки|неделю))?|(?:вам )?(?:может|могут) (?:быть |также )?(?:интересно|"
    r"понравиться).{0,20}",
    r"(?:оставить |добавить |написать |оставьте )?комментари(?:и|й|ев)(?: ?\(?\d+\)?)?|обсуждение|обсудить",
    r".{0,60}все права защищены.{0,80}|(?:вы |спасибо[,!.]? вы )?(?:успешно )?подписа(?:лись|ны)\b.{0,60}|"
    r"спасибо за подписку",
    # Belarusian
    r"(?:падобныя|іншыя|апошнія|папулярныя|свежыя|звязаныя) (?:матэрыялы|навіны|артыкулы|публікацыі|запісы|"
    r"тэксты).{0,30}",
    r"(?:матэрыялы|навіны|артыкулы|яшчэ) (?:па|на) тэм[еу]|(?:па|на) тэм[еу]|(?:самае )?(?:папулярнае|чытанае|"
    r"абмяркоўванае)",
    r"галоўнае(?: за (?:дзень|суткі|тыдзень))?|вам (?:можа|могуць) (?:быць |таксама )?(?:цікава|спадабацца).{0,20}",
    r"(?:пакінуць |дадаць |напісаць |пакіньце )?камент(?:ар|ары|арыі|арый|арыяў|араў)(?: ?\(?\d+\)?)?|"
    r"абмеркаваньн?е|абмеркаванне",
    r".{0,60}(?:усе|ўсе) правы (?:абароненыя|абаронены).{0,80}|пра аўтара(?:ў)?|пра (?:нас|праект)",
    r"(?:вы |дзякуй[,!.]? вы )?(?:паспяхова )?падпіса(?:ліся|ны|ныя)\b.{0,60}|дзякуй за падпіску",
)

# A form: from such a line down too, unless the text goes on after it.
FORM = _whole(
    r"(?:subscribe|sign up|register)(?: now)?(?: (?:to|for|and)\b.{0,80})?|(?:get|"
    r"receive) .{0,60}(?:in your inbox|by e-?mail)",
    r"(?:join|follow) (?:us|our)\b.{0,60}|(?:support|help) (?:us|our (?:work|journalism)).{0,60}|donate(?: now)?",
    r"подпи(?:сывайтесь|шитесь|саться|сывайся)(?: .{0,100})?|подписка(?: на \w+)?|(?:поддержите|поддержать|"
    r"помогите) (?:нас|наш|редакцию|проект).{0,60}",
    r"присоединяйтесь.{0,60}|падпі(?:свайцеся|шыцеся|сацца|шыся)(?: .{0,100})?|падпіска(?: на \w+)?|"
    r"далучайцеся.{0,60}",
    r"(?:падтрымайце|падтрымаць|дапамажыце) (?:нас|наш|рэдакцыю|праект).{0,60}",
)

# A pointer to another article, which the next line may name.
POINTER = _whole(
    r"(?:also read|read also|see also|read more|more on this|read next)",
    r"чита(?:ть|йте)(?: также| ещ[её]| по теме)|смотрите также|см\. также",
    r"чыта(?:ць|йце)(?: таксама| яшчэ| па тэме)|глядзіце таксама|гл\. таксама",
)

_NETWORK = (
    r"(?:facebook|twitter|x|telegram|whatsapp|viber|vk|ok|linkedin|instagram|youtube|tiktok|reddit|rss|"
    r"e-?mail|threads|"
    r"mastodon|bluesky|вконтакте|одноклассники|телеграм|тэлеграм|фейсбук|фэйсбук)"
)
_TONGUE = r"(?:english|русский|беларуская|українська|polski|по-русски|па-беларуску|рус|бел|eng|[a-z]{2})"  # or a code

# Lines that are furniture wherever they stand, and say nothing of what follows.
LOOSE = _whole(
    r"(?:read|see|watch|learn|view|show|load|find out)(?: also| too| more| all| next| the full| full|"
    r" on)+(?: (?:text|story|article))?"
    r"(?: ?[:>»→—–-].{0,200})?|also read ?[:—–-].{0,200}|more on this ?[:—–-].{0,200}",
    r"(?:breaking(?: news)?|срочно|молния|тэрмінова|маланка) ?[:—–].{0,120}",
    r"(?:continue|keep) reading.{0,40}|advertisement|sponsored(?: content)?|skip to (?:main )?content|"
    r"back to (?:top|the list)",
    r"(?:share|tweet|print|e-?mail|copy link|save|bookmark|listen|like|follow|subscribed|search|menu|home|"
    r"news|log ?in|sign in|next|"
    r"previous|prev|close|open|ok|send|tags?|go|more|play|download|got it|i agree)",
    r"(?:share|tweet|post|send|print)(?: (?:this|it|on|via|to|with|the|article|story|page|post|your|friends)| "
    + _NETWORK
    + ")+",
    _NETWORK + r"(?:[\s,|/•·]+" + _NETWORK + ")*",
    r"(?:tags?|topics?|keywords|categor(?:y|ies)|section|теги?|темы?|рубрик[аиі]|раздел|ключевые слова|метки|"
    r"тэгі?|тэмы?|раздзел|"
    r"ключавыя словы|меткі)s? ?: ?.{0,200}|(?:#\w+[\s,]*)+",
    r"(?:enter )?your (?:e-?mail|name).{0,30}|i agree .{0,120}|(?:privacy|cookie) policy.{0,30}|terms (?:of|"
    r"and) .{0,40}",
    r"(?:we|this (?:web)?site|our site) uses? cookies.{0,300}|by (?:continuing|using|"
    r"clicking).{0,250}(?:cookies|terms|policy|agree).{0,100}",
    r"(?:accept|reject)(?: all)?(?: cookies)?|cookie settings|\d+ ?min(?:ute)?s?(?: read)?|"
    r"reading time ?:? ?\d+.{0,12}",
    r"\d[\d\s,.]* (?:views?|shares?|likes?|reads?|просмотр(?:а|ов)?|прагляд(?:а|у|аў)?)|(?:просмотр|"
    r"прагляд)(?:ов|аў|ы) ?:? ?\d[\d\s]*",
    _TONGUE + r"(?:[\s/|•·,]+" + _TONGUE + r"){0,5}",
    r"[^.!?>›»→]{1,30}(?: [>›»→] [^.!?>›»→]{1,40}){1,5}|[^|•·.!?]{1,25}(?: [|•·] [^|•·.!?]{1,25}){2,12}|"
    r"(?:home|главная|галоўная) ?/.{0,80}",
    # Russian
    r"чита(?:ть|йте)(?: также| ещ[её]| далее| дальше| больше| полностью| подробнее| по теме|"
    r" все)*(?: ?[:»>→—–-].{0,200})?|читайте нас.{0,60}",
    r"(?:смотрите|см\.|смотреть)(?: также| вс[её]| ещ[её])(?: ?[:»>→—–-].{0,200})?|показать (?:ещ[её]|вс[её])|"
    r"загрузить ещ[её]",
    r"(?:подробнее|далее|дальше|ещ[её]|развернуть|свернуть|на главную|в начало|наверх|главная|"
    r"новости(?: партн[её]ров)?|меню|поиск|"
    r"войти|вход|регистрация|закрыть|отправить|реклама|на правах рекламы|скопировать ссылку|сохранить|"
    r"распечатать|печать|"
    r"версия для печати|нравится|принять|понятно|хорошо|согласен)",
    r"(?:поделиться|поделись|поделитесь|делитесь|рассказать друзьям|твитнуть)"
    r"(?: (?:в|на|с|со|через|ссылкой|этим|новостью) ?.{0,40}| " + _NETWORK + ")?",
    r"(?:введите )?(?:ваш|свой) (?:e-?mail|адрес|имя).{0,40}|я (?:согласен|соглашаюсь|даю согласие).{0,160}|"
    r"пользовательское соглашение",
    r"политика (?:конфиденциальности|cookies?).{0,40}|(?:мы|(?:этот |наш )?сайт) использу(?:ем|"
    r"ет) (?:файлы )?(?:cookies?|куки).{0,300}",
    r"продолжая .{0,200}(?:cookies?|куки|соглашаетесь).{0,100}|(?:время чтения|на чтение) ?:? ?\d+.{0,12}",
    r"\d+ мин(?:ут[аы]?)?\.?(?: (?:чтения|на чтение))?",
    # Belarusian
    r"чыта(?:ць|йце)(?: таксама| яшчэ| далей| больш| цалкам| падрабязней| па тэме|"
    r" усе)*(?: ?[:»>→—–-].{0,200})?|чытайце нас.{0,60}",
    r"(?:глядзіце|гл\.|глядзець)(?: таксама| усё| яшчэ)(?: ?[:»>→—–-].{0,200})?|паказаць (?:яшчэ|усё)|загрузіць яшчэ",
    r"(?:падрабязней|падрабязна|далей|яшчэ|разгарнуць|згарнуць|на галоўную|уверх|галоўная|"
    r"навіны(?: партнёраў)?|меню|пошук|увайсці|"
    r"уваход|рэгістрацыя|закрыць|адправіць|даслаць|рэклама|скапіяваць спасылку|захаваць|надрукаваць|друк|"
    r"версія для друку|"
    r"падабаецца|прыняць|зразумела|добра|згодны)",
    r"(?:падзяліцца|падзяліся|падзяліцеся|дзяліцеся|распавесці сябрам|твітнуць)"
    r"(?: (?:у|ў|на|з|праз|спасылкай|гэтым) ?.{0,40}| " + _NETWORK + ")?",
    r"(?:увядзіце )?(?:ваш|свой) (?:e-?mail|адрас|імя).{0,40}|я (?:згодны|згаджаюся|даю згоду).{0,160}|"
    r"умовы карыстання",
    r"палітыка (?:прыватнасці|канфідэнцыйнасці|cookies?).{0,40}|(?:мы|(?:гэты |наш )?сайт) выкарыстоўва(?:ем|"
    r"е) (?:файлы )?"
    r"(?:cookies?|кукі).{0,300}|працягваючы .{0,200}(?:cookies?|кукі|пагаджаецеся).{0,100}",
    r"(?:час чытання|на чытанне) ?:? ?\d+.{0,12}|\d+ хв(?:ілін[аы]?)?\.?(?: (?:чытання|на чытанне))?",
    r"https?://\S+|[^\s@]{1,80}@[^\s@]{1,80}\.\w+|[\d\s.,:/|•·–—-]+|[|•·*_=~#–—-]{2,}",
)

# A paragraph of prose that is furniture: an invitation, a notice, a description of the outlet.
PROSE = re.compile(
    r"\b(?:our newsletter|subscribe to (?:our|the|us)|your inbox|unsubscribe|cookies|personal data|"
    r"your consent|we provide|"
    r"these commentaries|support (?:our|independent) journalism|become (?:a|our) (?:patron|member|supporter)|"
    r"reprint(?:ing)?.{0,40}(?:permission|link)|the opinions? expressed)\b"
    r"|нашу рассылку|на наш (?:телеграм|telegram|канал)|в нашем (?:телеграм|telegram)|персональных данных|"
    r"ваше согласие|отписаться|"
    r"перепечатк|при (?:цитировании|использовании) материалов|гиперссылк|мнение (?:редакции|"
    r"автора) может не совпадать|"
    r"нашли ошибку|заметили ошибку|выделите е[её]|ctrl ?\+ ?enter|стать патроном|поддержать нас|"
    r"(?:поддерж\w+|помог\w+) .{0,20}(?:журналистик|редакци)|(?:падтрым\w+|дапама\w+) .{0,20}(?:журналістык|рэдакцы)"
    r"|на нашу? (?:тэлеграм|telegram|канал|рассылк)|у нашым (?:тэлеграм|telegram)|файлы cookie|"
    r"персанальных дан|вашу згоду|адпісацца|"
    r"перадрук|пры (?:цытаванні|выкарыстанні) матэрыялаў|гіперспасылк|меркаванне (?:рэдакцыі|"
    r"аўтара) можа не супадаць|"
    r"знайшлі памылку|заўважылі памылку|вылучыце яе|падтрымаць нас",
    re.IGNORECASE,
)

_CAPITALISED = r"[A-ZА-ЯЁІЎ][\w'’.-]*"

BYLINE = re.compile(
    rf"\W*(?:(?i:by|written by|автор|аўтар)\s+{_CAPITALISED}(?:[\s,&]+(?:and|и|і|{_CAPITALISED}))*.{{0,60}}$"
    r"|(?i:authors?|editors?|translator|reporter|автор(?:ы| текста)?|текст|подготовил[аи]?|редактор|"
    r"перев[её]л[аи]?|перевод|"
    r"корреспондент|записал[аи]?|аўтар(?:ы|ка| тэксту)?|тэкст|падрыхтава(?:ў|ла|лі)|рэдактар(?:ка)?|пераклад|"
    r"пераклала?|карэспандэнт(?:ка)?|запіса(?:ў|ла|лі))\s*[:—–]"
    r"|(?i:published|updated|posted|last (?:updated|modified)|опубликовано|обновлено|дата(?: публикации|"
    r" публікацыі)?|размещено|"
    r"апублікавана|абноўлена|размешчана)\b\s*:?.{0,50}$)"
)
# A line that is a person's name, with or without what the person is.
NAME = re.compile(rf"{_CAPITALISED}(?: {_CAPITALISED}){{1,2}}(?:, [^.!?]{{3,60}})?")

# What ends a page, not an article.
RIGHTS = re.compile(r"©|\(c\)|copyright|rights reserved|права защищены|правы абаронен", re.IGNORECASE)

# Whom an invitation speaks of: the outlet and its readers.
READERS = re.compile(
    r"\b(?:we|us|our|you|your|мы|нас|нам|наш\w*|вы|вас|вам|ваш\w*|вамі|намі|вами|нами)\b", re.IGNORECASE
)

# What a credit calls a photograph or another illustration: the source of a pattern, for any case.
PICTURE = (
    r"(?:photos?|photograph(?:y|s)?|pictures?|images?|illustrations?|screenshot|infographics?|фото(?:графи[яи])?|"
    r"снимок|иллюстраци[яи]|"
    r"изображение|скриншот|коллаж|инфографика|обложка|видео|фота(?:здым(?:ак|кі))?|здымак|здымкі|"
    r"ілюстрацы[яі]|выява|малюнак|"
    r"скрыншот|калаж|інфаграфіка|вокладка|відэа)"
)
CREDIT = re.compile(
    rf"\W*(?:the |cover |main |title |lead )?{PICTURE}(?: (?:by|from|credits?|source|courtesy(?: of)?|автора|"
    rf"из архива|аўтара|з архіва))?"
    r"\s*(?:[:©/|]|[—–-]\s|\bby\b|courtesy|$)"
    rf"|.{{0,160}}[.!?»”\"]\s*\(?{PICTURE}(?: (?:by|credit|source))?\s*[:©]"
    rf"|.{{0,160}}\b(?:archive|file|stock|архивн(?:ое|ая)|иллюстративн(?:ое|ая)|архіўн(?:ае|ы)|ілюстрацыйн(?:ае|ы))"
    rf" {PICTURE}\b"
    rf"|\W*(?:иллюстративное|ілюстрацыйнае|архивное|архіўнае) {PICTURE}|\W*{PICTURE} (?:носит|мае|"
    rf"носіць) .{{0,40}}характар?"
    r"|\W*(?:getty images|reuters|ap|afp|epa|tass|тасс|belta|белта|риа новости|shutterstock|unsplash)\s*(?:photo|/|$)"
    r"|\W*©\s*(?!\d{4})[^.!?]{2,80}$",
    re.IGNORECASE,
)

# An outlet's verdict on the state of things, such as "The situation got worse".
LABEL = _whole(
    r"(?:the )?(?:overall )?(?:situation|trend|dynamics?|relations|outlook|status|"
    r"assessment)\b.{0,12}?\s*(?:has |have |is |are )?"
    r"(?:got|gotten|remain\w*|became|improv\w+|worsen\w*|deteriorat\w+|unchanged|stable|the same|not changed|"
    r"did(?: not|n[’']t) change|"
    r"tense|positive|negative|neutral|escalat\w+|better|worse)\b.{0,25}",
    r"(?:no|without) (?:significant )?changes?|(?:getting )?(?:better|worse)|(?:positive|negative|"
    r"neutral) (?:trend|dynamics|outlook)",
    r"(?:ситуация|обстановка|динамика|тенденция|тренд|оценка|отношения)\b.{0,12}?\s*(?:остал\w+|не изменил\w+|"
    r"без изменений|"
    r"(?:ухудш|улучш)\w+|стабильн\w+|негативн\w+|позитивн\w+|положительн\w+|отрицательн\w+|нейтральн\w+|обострил\w+|"
    r"напряж[её]нн\w+|прежн\w+).{0,25}",
    r"без (?:существенных )?изменений|(?:стало )?(?:лучше|хуже)|(?:позитив|негатив|нейтраль|положитель|"
    r"отрицатель)ная (?:динамика|тенденция)",
    r"(?:сітуацыя|становішча|дынаміка|тэндэнцыя|трэнд|ацэнка|адносіны|стасункі)\b.{0,12}?\s*(?:застал\w+|"
    r"не змяніл\w+|ня зьмяніл\w+|"
    r"без зь?мен\w*|(?:пагорш|палепш|пагарш|паляпш)\w+|стабільн\w+|негатыўн\w+|пазітыўн\w+|станоўч\w+|"
    r"адмоўн\w+|нейтральн\w+|"
    r"абвастрыл\w+|напружан\w+|ранейш\w+).{0,25}",
    r"без (?:істотных )?зь?мен\w*|(?:стала )?(?:лепш|горш|лепей|горай)|(?:пазітыў|негатыў|нейтраль|станоў|"
    r"адмоў)ная (?:дынаміка|тэндэнцыя)",
)
