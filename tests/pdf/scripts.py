"""A page with words in every script of the archive's languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.pdf.printing import print_archive, write_files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.pdf.printing import Printed

CONF = "smartquotes = False\n"
ARABIC = "اتحاد نقابات عمال المعادن تأسس عام في زيورخ والإضراب لا ينتهي"
HEBREW = "ההסתדרות הכללית של העובדים ועובדי המתכת"
ALPHABETS = {
    "Turkish": "Çalışan İşçiler ığüşöç ĞÜŞÖÇ IıİiÂâÎîÛû",
    "Swedish": "Svenska Metallindustriarbetareförbundet åäöÅÄÖé",
    "Polish": "Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ",
    "Hungarian": "Árvíztűrő tükörfúrógép ŐŰ",
    "Vietnamese": "Công nhân luyện kim đoàn kết Nguyễn Ái Quốc ẰẲẴẶ ườợử",
    "Czech and Romanian": "Příliš žluťoučký kůň ȘșȚțĂăâî",
    "Russian": "Междурегиональный профсоюз Ёё Ъъ",
    "Ukrainian, Serbian": "Ґґ Єє Її Љљ Њњ Ђђ Ћћ Џџ",
    "Greek": "Ομοσπονδία ἀπεργία ῥῆμα ᾧ",
    "Korean": "국제금속노동자연맹 파업 뷁",
    "Japanese": "国際金属労連 ストライキ あいう 働",
    "simplified Chinese": "国际金属工人联合会 罢工 经济",
    "traditional Chinese": "國際金屬工人聯合會 罷工 經濟 臺灣 纔 裏 麵 著",
    "signs": "→←↑↓⇒✓☐☑★●■≤≥≠±×÷√∞€₺₹₩½⅓№™©®§¶†‡•…‰′″℃①②♀♂☭⚒",
    "emoji": "👍🏽 👩‍👩‍👧 🇹🇷 🏭 ✊🏿",
}
PAGE = f"""# Scripts

A sentence with the words {ARABIC} in it, and the words {HEBREW} too.

{{.language-ar}}
{ARABIC}

{{.language-he}}
{HEBREW}

{ARABIC} (1893)

**{ARABIC} {HEBREW}**

- [{ARABIC}]{{.language-ar}}

| Arabic | Hebrew |
|--|--|
| {ARABIC} | {HEBREW} |

""" + "\n\n".join(f"{words}\n\n**{words}** *{words}* `{words}`" for words in ALPHABETS.values())


def print_scripts(folder: Path) -> Printed:
    """Print the page."""
    write_files(folder / "docs", {"campaigns/x.md": PAGE}, CONF)
    return print_archive(folder / "docs")
