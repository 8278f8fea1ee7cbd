"""A drawing for goods without a photo, by the words in their name and category."""

from functools import lru_cache
from itertools import pairwise

_WORDS = {
    "amphora": ("gerabah", "kendi", "guci", "vas", "gentong", "teko", "pottery"),
    "anvil": ("besi", "logam"),
    "armchair": ("kursi", "bangku", "dingklik", "chair"),
    "banknote": ("uang", "banknote"),
    "bed-double": ("dipan", "kasur", "ranjang", "bed"),
    "bell": ("lonceng", "genta", "bell"),
    "bike": ("sepeda", "sadel", "becak", "bicycle"),
    "bird": ("burung", "blekok"),
    "book": ("buku", "majalah", "komik", "book"),
    "camera": ("kamera", "camera"),
    "cassette-tape": ("kaset", "cassette"),
    "coffee": ("kopi", "teh", "cangkir", "wedang", "coffee", "tea"),
    "coins": ("koin", "coin"),
    "cookie": ("kue", "wingko", "jenang", "emping", "keripik", "cake"),
    "cooking-pot": ("rantang", "wajan", "ketel", "panci", "dandang", "rumah tangga", "pot"),
    "crown": ("blangkon", "topi", "mahkota", "hat"),
    "cup-soda": ("es", "minuman", "sirup", "air mineral", "drink"),
    "disc-3": ("piringan", "musik", "vinyl"),
    "door-open": ("pintu", "engsel", "partisi", "gebyok", "door"),
    "drama": ("topeng", "mask"),
    "droplets": ("minyak", "sabun", "keran", "wastafel", "soap"),
    "drum": ("gong", "gamelan", "kendang", "drum"),
    "fish": ("ikan", "bandeng", "mangut", "fish"),
    "flower": ("bunga", "kembang", "flower"),
    "footprints": ("sandal", "selop", "sepatu", "shoe"),
    "frame": ("pigura", "cermin", "relief", "kaligrafi", "plat"),
    "gem": ("akik", "perak", "cincin", "kalung", "bros", "perhiasan", "ring"),
    "gift": ("oleh-oleh", "cendera", "kado", "gift"),
    "hammer": ("tembaga", "kuningan"),
    "iron": ("setrika", "iron"),
    "key": ("kunci", "key"),
    "keyboard": ("mesin ketik", "typewriter"),
    "lamp": ("lampu", "teplok", "petromaks", "lilin", "lamp"),
    "library-big": ("rak buku",),
    "magnet": ("magnet",),
    "mail": ("kartu pos", "surat", "postcard"),
    "milk": ("termos", "botol", "bottle"),
    "party-popper": ("mainan", "warak", "gasing", "toy"),
    "phone": ("telepon", "telephone"),
    "piggy-bank": ("celengan",),
    "pocket-knife": ("pisau", "golok", "sabit", "knife"),
    "radio": ("radio",),
    "scroll": ("kain", "batik", "tenun", "lurik", "selendang", "wayang", "lukisan"),
    "ship": ("kapal", "perahu", "ship"),
    "shirt": ("kaus", "baju", "kemeja", "blus", "daster", "surjan", "rok", "shirt"),
    "shopping-bag": ("tas", "keranjang", "besek", "bag"),
    "shovel": ("cangkul", "sekop"),
    "sofa": ("meja", "lemari", "sofa", "rak", "table"),
    "soup": ("soto", "nasi", "makan", "mi", "tahu", "lunpia", "jajanan", "food"),
    "sprout": ("tanaman", "plant"),
    "sword": ("keris", "warangka", "tombak", "sword"),
    "truck": ("ongkos kirim", "delivery"),
    "umbrella": ("payung", "umbrella"),
    "utensils": ("piring", "mangkuk", "sendok", "talenan", "baki", "bokor", "cobek", "plate"),
    "wallet": ("dompet", "wallet"),
    "watch": ("jam", "arloji", "watch"),
}
_BY_WORD = {word: drawing for drawing, known in _WORDS.items() for word in known}

_TRADES = {
    "klitikan": "package",
    "kuliner": "soup",
    "fesyen": "shirt",
    "mebel": "sofa",
    "logam": "anvil",
    "kriya": "palette",
}


@lru_cache(maxsize=4096)
def picture_for(name: str, category: str | None, trade: str) -> str:
    """The name of a drawing: by the first words of the name that are known, else the category's, else the trade's."""
    for text in (name, category or ""):
        words = text.casefold().replace(",", " ").split()
        for word, next_word in pairwise((*words, "")):
            drawing = _BY_WORD.get(f"{word} {next_word}") or _BY_WORD.get(word)
            if drawing:
                return drawing
    return _TRADES.get(trade, "tag")
