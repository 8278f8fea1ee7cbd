"""A drawing for goods without a photo, by the words in their name and category."""

from functools import lru_cache

_WORDS = {
    "amphora": ("gerabah", "kendi", "guci", "vas", "gentong", "teko", "pottery"),
    "bird": ("burung", "ayam jago", "blekok"),
    "book": ("buku", "majalah", "komik", "book"),
    "camera": ("kamera", "camera"),
    "coffee": ("kopi", "teh", "cangkir", "wedang", "coffee", "tea"),
    "coins": ("koin", "uang", "coin"),
    "crown": ("blangkon", "topi", "mahkota", "hat"),
    "cup-soda": ("es", "minuman", "sirup", "air mineral", "drink"),
    "disc-3": ("piringan", "kaset", "musik", "vinyl"),
    "fish": ("ikan", "bandeng", "mangut", "fish"),
    "flower": ("bunga", "kembang", "flower"),
    "gem": ("akik", "perak", "cincin", "kalung", "bros", "perhiasan", "ring"),
    "gift": ("oleh-oleh", "cendera", "kado", "gift"),
    "hammer": ("tembaga", "kuningan", "logam", "besi"),
    "key": ("kunci", "gantungan", "key"),
    "lamp": ("lampu", "teplok", "petromaks", "lilin", "lamp"),
    "party-popper": ("mainan", "warak", "gasing", "toy"),
    "phone": ("telepon", "telephone"),
    "radio": ("radio",),
    "scroll": ("kain", "batik", "tenun", "lurik", "selendang", "wayang", "lukisan"),
    "shirt": ("kaus", "baju", "kemeja", "blus", "daster", "surjan", "rok", "shirt"),
    "shopping-bag": ("tas", "keranjang", "besek", "bag"),
    "sofa": ("kursi", "meja", "lemari", "sofa", "dipan", "rak", "chair", "table"),
    "soup": ("soto", "nasi", "makan", "mi", "tahu", "lunpia", "jajanan", "kue", "food"),
    "umbrella": ("payung", "umbrella"),
    "wallet": ("dompet", "wallet"),
    "watch": ("jam", "arloji", "watch"),
}
_BY_WORD = {word: drawing for drawing, known in _WORDS.items() for word in known}

_TRADES = {
    "klitikan": "lamp",
    "kuliner": "soup",
    "fesyen": "shirt",
    "mebel": "sofa",
    "logam": "hammer",
    "kriya": "palette",
}


@lru_cache(maxsize=4096)
def picture_for(name: str, category: str | None, trade: str) -> str:
    """The name of a drawing: by the first word of the name that is known, else the category's, else the trade's."""
    for text in (name, category or ""):
        for word in text.casefold().replace(",", " ").split():
            if word in _BY_WORD:
                return _BY_WORD[word]
    return _TRADES.get(trade, "tag")
