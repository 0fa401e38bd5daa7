"""What people say and what staff note in the samples; invented, and about nobody."""

WORDS_OF_ASKING = {
    "en": "I cannot go back. I ask for protection here.",
    "ru": "Я не могу вернуться. Прошу у вас защиты.",
    "be": "Я не магу вярнуцца. Прашу абароны.",
    "uk": "Я не можу повернутися. Прошу захисту.",
    "ar": "لا أستطيع العودة. أطلب الحماية هنا.",
    "fa": "نمی‌توانم برگردم. اینجا درخواست حمایت می‌کنم.",
    "prs": "پس رفته نمی‌توانم. اینجا پناه می‌خواهم.",
    "fr": "Je ne peux pas rentrer. Je demande une protection ici.",
    "es": "No puedo volver. Pido protección aquí.",
}
"""Words by language; a language that is not here is interpreted into English."""

CARE = (
    "Care: asked for a doctor; limps on the left foot.",
    "Care: pregnant, says in the sixth month. Midwife asked for Friday.",
    "Care: looked; none seen.",
    "Care: has not slept for two nights; startles at doors.",
    "Care: carries medicine for diabetes, three days left.",
)

NOTES = (
    "Interpreter booked for the lodging.",
    "Moved to another room at own request.",
    "The representative asked for a copy of the registration.",
    "A relative called; no information given.",
    "Says that the day of birth was written down wrongly at the first contact.",
    "Bus ticket found among the belongings; handed to the caseworker.",
    "Did not come to the appointment; came the next morning and explained.",
)

ACCOUNTS = (
    "They came to my brother's shop and asked for me by name. I left the same night.",
    "I was held for nine days in a school. Nobody wrote anything down.",
    "My father's land was taken. When I complained, the house was burnt.",
    "I refused to join them. Two who refused with me were not seen again.",
    "I do not know which country I crossed first. We were in a lorry for two days.",
    "I left because of my faith. I had told only my sister.",
)
"""What is said in an interview, in the interpreter's words."""

CENTRES = {
    "reception_centre": ("Pelynė reception centre", "Skroblė reception centre"),
    "private_address": ("with an aunt in Vėjupė", "a rented room in Daubkalnis"),
    "other_authority": ("Alksnupis border station, family rooms",),
}
"""Where people are placed, by the kind of place."""
