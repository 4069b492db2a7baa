"""What Whisper is known to write when nobody speaks, by language: endings of videos and credits of subtitles.

Many of these are said in earnest too. That a text is one of them is a hint (`engine.guard`), never a verdict.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f]+")

# Not here, because they are answers people dictate: yes, no, okay, hello and their translations.
_WHOLE = frozenset(
    phrase
    for language in (
        "you|thank you|thank you very much|thank you so much|thanks|thanks for watching|bye|bye bye|uh|uh huh|huh|hm",
        "hmm|mm hmm|mhm|the end|music|applause|silence|boom|beep|pfff|i don t know|i don t know what to say",
        "see you next time|i ll see you in the next video|please subscribe|like and subscribe|we ll be right back",
        "vielen dank|danke|danke schön|tschüss|bis zum nächsten mal|bis bald|musik|das war s",
        "merci|merci beaucoup|au revoir|à bientôt|c est parti|abonnez vous|musique",
        "gracias|muchas gracias|adiós|suscríbete|hasta la próxima|música",
        "grazie|grazie a tutti|musica",
        "obrigado|obrigada|tchau|até a próxima|inscreva se",
        "dank u wel|dank je wel|bedankt|tot de volgende keer|muziek",
        "спасибо|спасибо за внимание|продолжение следует|до свидания|пока|музыка",
        "дякую|дякую за увагу|до побачення",
        "dziękuję|dziękuję za uwagę|do zobaczenia|muzyka",
        "děkuji|děkuji za pozornost|na shledanou|hudba",
        "tack|tack så mycket|tak|tak for nu|takk|takk for at du så på|kiitos",
        "ευχαριστώ|teşekkür ederim|teşekkürler|mulțumesc|благодаря|gràcies",
        "ご視聴ありがとうございました|ありがとうございました|ありがとうございます|おやすみなさい",
        "시청해 주셔서 감사합니다|시청해주셔서 감사합니다|감사합니다|구독과 좋아요 부탁드립니다",
        "谢谢|谢谢大家|谢谢观看|感谢观看|多謝|謝謝大家收看|請不吝點贊 訂閱 轉發",
        "شكرا|شكرا للمشاهدة|धन्यवाद|תודה רבה|cảm ơn các bạn đã theo dõi|terima kasih",
    )
    for phrase in language.split("|")
)

_PARTS = (
    "amara org", "subtitles", "captions by", "transcription by", "thanks for watching",
    "thank you for watching", "untertitel", "fürs zuschauen", "sous titr", "d avoir regardé", "subtítulos",
    "por ver el v", "sottotitoli", "per la visione", "legendas", "por assistir", "ondertitel", "voor het kijken",
    "субтитры", "за просмотр", "субтитри", "за перегляд", "napisy", "za oglądanie", "titulky", "za sledování",
    "undertext", "textning", "för att ni tittade", "tekster af", "teksting av", "altyaz", "izlediğiniz için",
    "υπότιτλοι", "字幕", "ご視聴", "시청해", "mbc 뉴스", "ترجمة نانسي", "subtitrare",
)  # fmt: skip

_LAUGHTER = re.compile(
    r"a*(?:ha)+h*|(?:h[eio]h?){2,}|heh|[ao]+h+|\u0430*(?:\u0445\u0430)+|(?:\u0445[\u0435\u0438]){2,}|[はハ]{2,}|하{2,}|哈{2,}"
)


def is_invented(text: str) -> bool:
    """Whether `text` is nothing but such phrases, however often, or laughter, or no word at all."""
    words = _WORD.findall(text.casefold())
    plain = " ".join(words)
    if not words or any(part in plain for part in _PARTS):
        return True
    if all(_LAUGHTER.fullmatch(word) for word in words):
        return True
    sentences = (" ".join(_WORD.findall(sentence)) for sentence in _SENTENCE_END.split(text.casefold()))
    return all(sentence in _WHOLE for sentence in sentences if sentence)
