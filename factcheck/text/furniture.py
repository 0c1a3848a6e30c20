# ruff: noqa: E501
"""What outlets put around a text, told line by line: forms, buttons, notices, bylines, credits, labels.

Every pattern is for one whole line, in English, Russian or Belarusian, and says what sort of part it is. A pattern
names a habit of the trade ("Read more", "Фото: …"), never one outlet.
"""

import re


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(patterns)})\W*", re.IGNORECASE)


# From such a line down an outlet speaks of itself or of other articles, unless much of the text follows.
TAIL = _lines(
    r"(?:thanks?(?: you)?(?: for subscribing)?[!.,\s]*)?you(?:'ve|’ve| have)? (?:been )?(?:successfully |now )?subscribed.{0,60}",
    r"(?:subscribe|sign up|register)(?: now)?(?: (?:to|for) (?:our|the|us)?.{0,60})",
    r"(?:get|receive) .{0,60}(?:in your inbox|by e-?mail)",
    r"(?:related|similar|other|latest|recent|popular|trending|recommended|more)(?: from .{1,40}| on this topic| on .{1,30})?"
    r" ?(?:articles?|posts?|news|stories|publications?|materials?|reading|topics?|content|from .{1,40}|on this topic)?",
    r"most (?:read|popular|viewed|commented).{0,20}",
    r"you (?:may|might) (?:also )?(?:like|be interested).{0,30}",
    r"(?:leave|add|post|write) (?:a|your) (?:comment|reply).{0,20}|(?:\d+ )?comments?(?: \(?\d+\)?)?|join the (?:conversation|discussion)",
    r"(?:©|\(c\)|copyright).{0,120}|.{0,60}all rights reserved.{0,80}",
    r"about (?:the )?(?:author|us|project)s?",
    r"(?:support|help) (?:us|our (?:work|journalism)).{0,60}|donate(?: now)?",
    r"(?:вы |спасибо[,!.]? вы )?(?:успешно )?подписа(?:лись|ны).{0,60}|спасибо за подписку",
    r"подпи(?:сывайтесь|шитесь|саться|сывайся|ска)(?: на .{0,80})?",
    r"(?:похожие|другие|последние|популярные|свежие|связанные|рекомендуемые|ещ[её]) (?:материалы|новости|статьи|публикации|записи).{0,30}",
    r"(?:материалы|новости|статьи) по теме|(?:самое )?(?:популярное|читаемое|обсуждаемое)|по теме|главное(?: за (?:день|сутки|неделю))?",
    r"(?:вам )?(?:может|могут) (?:быть |также )?(?:интересно|понравиться|заинтересовать).{0,20}",
    r"(?:оставить |добавить |написать |оставьте )?комментари(?:и|й|ев)(?: ?\(?\d+\)?)?|обсуждение|обсудить",
    r".{0,60}все права защищены.{0,80}|(?:об авторах?|о (?:нас|проекте))",
    r"(?:поддержите|поддержать|помогите) (?:нас|нашу? (?:работу|редакцию)|редакцию|проект).{0,60}",
    r"(?:вы |дзякуй[,!.]? вы )?(?:паспяхова )?падпіса(?:ліся|ныя?).{0,60}|дзякуй за падпіску",
    r"падпі(?:свайцеся|шыцеся|сацца|ска|шыся|сывайцеся)(?: на .{0,80})?",
    r"(?:падобныя|іншыя|апошнія|папулярныя|свежыя|звязаныя|яшчэ) (?:матэрыялы|навіны|артыкулы|публікацыі|запісы|тэксты).{0,30}",
    r"(?:матэрыялы|навіны|артыкулы) (?:па|на) тэм[еу]|(?:самае )?(?:папулярнае|чытанае|абмяркоўванае)|(?:па|на) тэме?у?|галоўнае(?: за (?:дзень|суткі|тыдзень))?",
    r"вам (?:можа|могуць) (?:быць |таксама )?(?:цікава|спадабацца|зацікавіць).{0,20}",
    r"(?:пакінуць |дадаць |напісаць |пакіньце )?ка?мент(?:ар|ары|арыі|арый|арыяў|араў)(?: ?\(?\d+\)?)?|абмеркаванне|абмеркаваць",
    r".{0,60}(?:усе|ўсе) правы (?:абароненыя|абаронены).{0,80}|(?:пра аўтара(?:ў)?|пра (?:нас|праект))",
    r"(?:падтрымайце|падтрымаць|дапамажыце) (?:нас|нашу (?:працу|рэдакцыю)|рэдакцыю|праект).{0,60}",
)

# Lines that are furniture wherever they stand, and say nothing of what follows.
LOOSE = _lines(
    r"(?:read|see|watch|learn|view|show|load|find out)(?: also| too)?(?: more| all| next| the full (?:text|story|article)| full (?:text|story)| also| on)?(?: ?[:>»→].{0,200})?",
    r"(?:also read|read also|see also|read more|more on this)(?: ?[:—–-].{0,200}|\s*)",
    r"(?:continue|keep) reading.{0,40}|advertisement|sponsored(?: content)?|skip to (?:main )?content|back to (?:top|the list)",
    r"(?:share|tweet|print|e-?mail|copy link|save|bookmark|listen|like|follow|follow us.{0,40}|subscribe|subscribed|search|menu|home|news|log ?in|sign (?:in|up)|next|previous|prev|close|open|ok|send|tags?|go|more|play|download)",
    r"(?:share|tweet|post|send|print)(?: (?:this|it|on|via|to|with|the|article|story|page|post|facebook|twitter|x|telegram|whatsapp|linkedin|e-?mail|your friends))+",
    r"(?:facebook|twitter|x|telegram|whatsapp|viber|vk|vkontakte|ok|odnoklassniki|linkedin|instagram|youtube|tiktok|reddit|rss|e-?mail|threads|mastodon|bluesky)(?:[\s,|/•·]+(?:facebook|twitter|x|telegram|whatsapp|viber|vk|ok|linkedin|instagram|youtube|tiktok|reddit|rss|e-?mail|threads|mastodon|bluesky))*",
    r"(?:tags?|topics?|keywords|categor(?:y|ies)|section)s? ?: ?.{0,200}|(?:#\w+[\s,]*)+",
    r"(?:enter )?your (?:e-?mail|name|email address).{0,30}|i agree .{0,120}|(?:privacy|cookie) policy.{0,30}|terms (?:of|and) .{0,40}",
    r"(?:we|this (?:web)?site) uses? cookies.{0,300}|by (?:continuing|using|clicking).{0,250}(?:cookies|terms|policy|agree).{0,100}|accept(?: all)?(?: cookies)?|reject(?: all)?|cookie settings|got it|i agree",
    r"\d+ ?min(?:ute)?s?(?: read)?|\d[\d\s,.]* (?:views?|shares?|likes?|reads?)|reading time ?:? ?\d+.{0,12}",
    r"[a-z]{2}(?: ?[/|•·,] ?[a-z]{2})*|(?:english|русский|беларуская|українська|polski|по-русски|па-беларуску|рус|бел|eng?)(?:[\s/|•·,]+(?:english|русский|беларуская|українська|polski|рус|бел|eng?))*",
    r"чита(?:ть|йте)(?: также| ещ[её]| далее| дальше| больше| полностью| подробнее| по теме| нас.{0,60}| все)?(?: ?[:»>→—–-].{0,200})?|(?:смотрите|см\.|смотреть)(?: также| вс[её]| ещ[её])(?: ?[:»>→].{0,200})?",
    r"(?:подробнее|далее|дальше|ещ[её]|показать (?:ещ[её]|вс[её])|загрузить ещ[её]|смотреть вс[её]|развернуть|свернуть|на главную|в начало|наверх|главная|новости|меню|поиск|войти|вход|регистрация|закрыть|отправить|реклама|на правах рекламы|скопировать ссылку|сохранить|распечатать|печать|версия для печати|нравится|подписаться|принять|понятно|хорошо|согласен)",
    r"(?:поделиться|поделись|поделитесь|рассказать|расскажите|отправить|твитнуть)(?: .{0,60})?",
    r"(?:теги?|темы?|рубрик[аи]|раздел|ключевые слова|метки) ?: ?.{0,200}",
    r"(?:введите )?(?:ваш|свой) (?:e-?mail|адрес|имя|email).{0,40}|я (?:согласен|соглашаюсь|даю согласие).{0,160}|политика (?:конфиденциальности|cookies?).{0,40}|пользовательское соглашение",
    r"(?:мы|(?:этот|наш) сайт|сайт) использу(?:ем|ет) (?:файлы )?(?:cookies?|куки).{0,300}|продолжая .{0,200}(?:cookies?|куки|соглашаетесь).{0,100}",
    r"(?:время чтения|на чтение) ?:? ?\d+.{0,12}|\d+ мин(?:ут[аы]?)?\.?(?: (?:чтения|на чтение))?|\d[\d\s]* (?:просмотр(?:а|ов)?|прочтени[йя])|просмотр(?:ов|ы) ?:? ?\d[\d\s]*",
    r"чыта(?:ць|йце)(?: таксама| яшчэ| далей| больш| цалкам| падрабязней| па тэме| нас.{0,60}| усе)?(?: ?[:»>→—–-].{0,200})?|(?:глядзіце|гл\.|глядзець)(?: таксама| усё| яшчэ)(?: ?[:»>→].{0,200})?",
    r"(?:падрабязней|падрабязна|далей|яшчэ|паказаць (?:яшчэ|усё)|загрузіць яшчэ|глядзець усё|разгарнуць|згарнуць|на галоўную|уверх|галоўная|навіны|меню|пошук|увайсці|уваход|рэгістрацыя|закрыць|адправіць|даслаць|рэклама|скапіяваць спасылку|захаваць|надрукаваць|друк|версія для друку|падабаецца|падпісацца|прыняць|зразумела|добра|згодны)",
    r"(?:падзяліцца|падзяліся|падзяліцеся|распавесці|адправіць|твітнуць)(?: .{0,60})?",
    r"(?:тэгі?|тэмы?|рубрык[аі]|раздзел|ключавыя словы|меткі) ?: ?.{0,200}",
    r"(?:увядзіце )?(?:ваш|свой) (?:e-?mail|адрас|імя|email).{0,40}|я (?:згодны|згаджаюся|даю згоду).{0,160}|палітыка (?:прыватнасці|канфідэнцыйнасці|cookies?).{0,40}",
    r"(?:мы|(?:гэты|наш) сайт|сайт) выкарыстоўва(?:ем|е) (?:файлы )?(?:cookies?|кукі).{0,300}|працягваючы .{0,200}(?:cookies?|кукі|згаджаецеся|пагаджаецеся).{0,100}",
    r"(?:час чытання|на чытанне) ?:? ?\d+.{0,12}|\d+ хв(?:ілін[аы]?)?\.?(?: (?:чытання|на чытанне))?|\d[\d\s]* (?:прагляд(?:а|у|аў)?)|прагляд(?:аў|ы) ?:? ?\d[\d\s]*",
    r"https?://\S+|\S+@\S+\.\w+|[\d\s.,:/|•·–—-]+|[|•·*_=~#–—-]{2,}",
)

# A paragraph of prose that is furniture: an invitation, a notice, a description of the outlet.
PROSE = re.compile(
    r"\b(?:our newsletter|subscribe to (?:our|the|us)|your inbox|unsubscribe|cookies|personal data|your consent|"
    r"we provide (?:you )?(?:with )?|these commentaries are available|editorial (?:board|office) may not|"
    r"support (?:our|independent) journalism|become (?:a|our) (?:patron|member|supporter)|"
    r"reprint(?:ing)?.{0,40}(?:permission|link)|the opinions? expressed)\b"
    r"|(?:нашу рассылку|на наш (?:телеграм|telegram|канал)|в нашем (?:телеграм|telegram)|наш (?:телеграм|telegram)|файлы cookie|персональных данных|"
    r"ваше согласие|отписаться|перепечатк|при (?:цитировании|использовании) материалов|гиперссылк|мнение (?:редакции|автора) может не совпадать|"
    r"нашли ошибку|заметили ошибку|выделите е[её]|ctrl ?\+ ?enter|стать патроном|поддержать нас)"
    r"|(?:нашу рассылку|на нашу? (?:тэлеграм|telegram|канал|рассылк)|у нашым (?:тэлеграм|telegram)|наш (?:тэлеграм|telegram)|файлы cookie|персанальных дан|"
    r"вашу згоду|адпісацца|перадрук|пры (?:цытаванні|выкарыстанні) матэрыялаў|гіперспасылк|меркаванне (?:рэдакцыі|аўтара) можа не супадаць|"
    r"знайшлі памылку|заўважылі памылку|вылучыце яе|стаць патронам|падтрымаць нас)",
    re.IGNORECASE,
)

BYLINE = re.compile(
    r"\W*(?:by [A-ZА-ЯЁІЎ]|written by\b|authors?\s*[:—–-]|editors?\s*:|translat(?:ed by|or\s*:)|analyst\s*:|"
    r"(?:автор(?:ы| текста)?|текст|подготовил[аи]?|редактор|перев[её]л[аи]?|перевод|аналитик|эксперт|корреспондент|записал[аи]?)\s*[:—–-]|"
    r"(?:аўтар(?:ы|ка| тэксту)?|тэкст|падрыхтава(?:ў|ла|лі)|рэдактар(?:ка)?|пераклад|пераклала?|аналітык|эксперт(?:ка)?|карэспандэнт(?:ка)?|запіса(?:ў|ла|лі))\s*[:—–-]|"
    r"(?:published|updated|posted|last (?:updated|modified)|date|опубликовано|обновлено|дата(?: публикации)?|размещено|апублікавана|абноўлена|дата(?: публікацыі)?|размешчана)\b\s*:?)",
)

CREDIT = re.compile(
    r"\W*(?:(?:the )?(?:cover |main |title |lead )?(?:photos?|photography|pictures?|images?|illustrations?|video|screenshot|graphics?|infographics?)(?: (?:by|from|credits?|source|courtesy(?: of)?))?\s*(?:[:©—–/|-]|\b(?:by|courtesy)\b)"
    r"|(?:иллюстрати(?:вное|вные) )?(?:фото(?:графи[яи])?|снимок|иллюстраци[яи]|изображение|картинка|видео|скриншот|скрин|коллаж|инфографика|обложка)(?: (?:автора|из архива|носит .{0,40}))?\s*(?:[:©—–/|-]|$)"
    r"|(?:ілюстрацый(?:нае|ныя) )?(?:фота(?:здым(?:ак|кі))?|здымак|здымкі|ілюстрацы[яі]|выява|малюнак|відэа|скрыншот|скрын|калаж|інфаграфіка|вокладка)(?: (?:аўтара|з архіва|носіць .{0,40}))?\s*(?:[:©—–/|-]|$)"
    r"|(?:photo|image|getty images|reuters|ap|afp|epa|tass|тасс|belta|белта|риа новости|shutterstock|unsplash)\s*(?:photo|/|via\b|$)"
    r"|©\s*(?!\d{4}).{2,80}$)",
    re.IGNORECASE,
)

# An outlet's verdict on the state of things, such as "The situation got worse".
LABEL = re.compile(
    r"\W*(?:(?:the )?(?:overall )?(?:situation|trend|dynamics?|relations|outlook|status|change|assessment)\b.{0,12}?\s*(?:has |have |is |are )?(?:got|gotten|remain\w*|become|became|"
    r"improv\w+|worsen\w*|deteriorat\w+|unchanged|stable|the same|not changed|did(?: not|n[’']t) change|tense|positive|negative|neutral|escalat\w+|better|worse)\b.{0,25}"
    r"|(?:no|without) (?:significant )?changes?|(?:getting )?(?:better|worse)|(?:positive|negative|neutral|stable)(?: (?:trend|dynamics|outlook))?"
    r"|(?:ситуация|обстановка|динамика|тенденция|тренд|оценка|отношения)\b.{0,12}?\s*(?:осталась|остал\w+|не изменил\w+|без изменений|ухудшил\w+|улучшил\w+|ухудшает\w+|улучшает\w+|стабильн\w+|негативн\w+|позитивн\w+|положительн\w+|отрицательн\w+|нейтральн\w+|обострил\w+|напряж[её]нн\w+|прежн\w+).{0,25}"
    r"|без (?:существенных )?изменений|(?:стало )?(?:лучше|хуже)|(?:позитивная|негативная|нейтральная|положительная|отрицательная) (?:динамика|тенденция)"
    r"|(?:сітуацыя|становішча|дынаміка|тэндэнцыя|трэнд|ацэнка|адносіны)\b.{0,12}?\s*(?:засталася|застал\w+|не змяніл\w+|ня зьмяніл\w+|без (?:змен|зменаў|зьменаў)|пагоршыл\w+|палепшыл\w+|пагаршаецца|паляпшаецца|стабільн\w+|негатыўн\w+|пазітыўн\w+|станоўч\w+|адмоўн\w+|нейтральн\w+|абвастрыл\w+|напружан\w+|ранейш\w+).{0,25}"
    r"|без (?:істотных )?зьмен\w*|без (?:істотных )?змен\w*|(?:стала )?(?:лепш|горш|лепей|горай)|(?:пазітыўная|негатыўная|нейтральная|станоўчая|адмоўная) (?:дынаміка|тэндэнцыя))\W*",
    re.IGNORECASE,
)
