"""How a text is written where it goes into the middle of another one: the spaces at its ends, and its first letter.

A recogniser begins every text with a capital. Which of them stand for themselves only a dictionary knows, so that no
word is made small but those few hundred that have a capital at the beginning of a sentence only. What stands before the
caret is looked at, and nothing of it is kept.
"""

from __future__ import annotations

import re

from dictation_app import text

_FIRST_WORD = re.compile(r"([^\W\d_]++)(['\u2019](?=[^\W\d_]))?(?(2)|(?![\w'\u2019@/-]|\.\w|:/))")
"""And the apostrophe behind it, where the word goes on."""
_ELIDED = {
    "fr": frozenset(("c", "d", "j", "jusqu", "l", "lorsqu", "m", "n", "puisqu", "qu", "quelqu", "s", "t")),
    "it": frozenset(("all", "c", "d", "dall", "dell", "l", "nell", "quell", "s", "sull", "un")),
}
"""What stands before an apostrophe, and in no name that goes on with a small letter."""
_WANTS_SPACE = frozenset(".,;:!?)]}%\u2026\u201d")
"""Signs behind which the next word stands apart, as behind letters and digits; others begin or join something."""
_TAKES_NO_SPACE = frozenset(".,;:!?)]}%\u2026\u201d \t\u00a0")
"""Signs before which none stands."""
_GOES_ON_AFTER = frozenset(",;")

_SMALL = {
    "en": (
        "a about after again all almost also although always an and another any are as at be because been before "
        "being between both but by can could did do does during each either even every few for from get had has "
        "have he her here his how however if in instead into is it its just less let like many maybe more most "
        "much my neither no nor not now of often on once one only or other our out over perhaps quite rather "
        "really same she should since so some soon still such than that the their them then there therefore these "
        "they this those though through to together too under until up upon us very was we were what when where "
        "whether which while who whom whose why with within without would yet you your"
    ),
    "de": (
        "aber alle allerdings als also am an auch auf aus außerdem bei beim bevor bis bist da dabei dadurch dafür "
        "dagegen daher damit danach dann daran darauf darum das dass davon dazu dein deine dem den denn der des "
        "deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer "
        "eines er es etwa etwas euer für gegen genau gerade habe haben hat hatte hier hinter ich im immer in ins "
        "irgendwie ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein keine keinem keinen keiner man "
        "manche mein meine meinem meinen meiner mich mir mit nach nachdem neben nein nicht nichts noch nun nur ob "
        "obwohl oder ohne schon sehr sein seine seinem seinen seiner seit sich sind so sobald sogar solche "
        "sondern sonst soll über um und uns unser unsere unter vielleicht vom von vor während wann war waren "
        "warum was wegen weil weiter welche welcher wenn wer werden wie wieder wir wird wo wobei wurde zu zum zur "
        "zwar zwischen"
    ),
    "fr": (
        "afin alors après au aussi autre aux avant avec bien car ce cela celle celui cependant ces cet cette ceux "
        "chaque chez comme dans de depuis derrière des donc dont du elle elles en encore enfin ensuite entre est "
        "et eux il ils je jusque la le les leur leurs lors lorsque lui ma mais malgré même mes moi moins mon ne "
        "ni nos notre nous on ont ou où par parce parfois pas pendant peu peut plus plutôt pour pourquoi pourtant "
        "puis puisque quand que quel quelle quelque quelques qui quoi sa sans se selon ses si soit son sont sous "
        "souvent sur ta tandis te tes toi ton toujours tous tout toute toutes très tu un une vers voici voilà vos "
        "votre vous à"
    ),
    "es": (
        "a ahora al algo alguien alguna alguno ante antes aquel aquí así aunque bajo cada como con contra cual "
        "cuando de del desde después donde el ella ellas ellos en entonces entre era es esa ese eso esta estas "
        "este esto estos hasta la las le les lo los luego mas me mi mientras muy nada ni no nos nosotros o para "
        "pero por porque pues que quien se sea según ser si siempre sin sobre son su sus tal también tan tanto te "
        "todo todos tu un una uno y ya yo"
    ),
    "it": (
        "a ad ai al alla alle allora anche ancora che chi ci come con cosa così da dal dalla dei del della delle "
        "di dopo dove e ed era fra già gli ha ho i il in io la le lei lo loro lui ma mentre mi mia mio molto ne "
        "nel nella noi non nostro o ogni oppure per perché però più poi prima qualche quando quello questa questo "
        "qui se senza si sono sopra sotto su sua suo sulla ti tra tu tutti tutto un una uno vi voi è"
    ),
    "nl": (
        "aan al alle als altijd ben bij daar daarom dan dat de deze die dit door dus een en er geen haar heb "
        "hebben heeft het hier hij hoe hun ik in is ja jij je kan maar me meer met mijn na naar niet nog nu of om "
        "omdat onder ons ook op over te tegen toch toen tot uit van veel voor waar waarom want was wat we wel wij "
        "wie zal ze zich zij zijn zo zonder"
    ),
    "pt": (
        "a ainda antes ao aos aqui as assim até cada com como da das de depois do dos e ela elas ele eles em "
        "enquanto entre era essa esse esta este eu foi isso isto já lhe mais mas me mesmo meu minha muito na nas "
        "nem no nos não nós o onde os ou para pela pelo por porque pois quando que quem se sem sempre ser seu "
        "seus sobre sua suas também te tem todo todos tu um uma você à é"
    ),
}
"""Words that are hardly ever a name or a noun, by language. Not among them: *may*, *will*, *Sie*, *Ihr*."""
_SMALL_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}


def fitted(words: str, language: str, before: str, after: str) -> str:
    """`words` as they go between `before` and `after`; what is a matter of taste stays as it is."""
    body = words.strip(" ")
    if not body:
        return words
    body = _with_first_letter(body, language, before)
    if language in text.UNSPACED_LANGUAGES:
        return body
    return f"{_space_before(words, body, before)}{body}{_space_after(words, after)}"


def _with_first_letter(body: str, language: str, before: str) -> str:
    word = _FIRST_WORD.match(body)
    if word is None:
        return body
    first, is_cut = word.group(1), bool(word.group(2))
    if text.starts_sentence(before) and not before.endswith("\n"):
        return text.capitalised(body, language) if first.islower() else body
    end = before.rstrip(" \t\u00a0")
    if not end or not (end[-1].isalnum() or end[-1] in _GOES_ON_AFTER) or not first[0].isupper():
        return body
    if is_cut and not body[word.end()].islower():
        return body
    small = first[0].lower() + first[1:]
    known = _ELIDED[language] if is_cut and language in _ELIDED else _SMALL_WORDS.get(language, frozenset())
    return small + body[len(first) :] if small in known else body


def _space_before(words: str, body: str, before: str) -> str:
    if not before or before[-1].isspace() or text.needs_no_space(body):
        return ""
    is_apart = before[-1].isalnum() or before[-1] in _WANTS_SPACE
    return " " if is_apart else words[: len(words) - len(words.lstrip(" "))]


def _space_after(words: str, after: str) -> str:
    if after and after in _TAKES_NO_SPACE:
        return ""
    return " " if after.isalnum() else words[len(words.rstrip(" ")) :]
