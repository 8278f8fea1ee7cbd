"""The command that reads a QRIS code, or puts an amount into it."""

from typing import Any

from pos import console, usage
from pos.cli.command import DONE, Arguments
from pos.usage import Parser
from pos.words import translate


def describe(parser: Parser) -> None:
    parser.add_argument("payload", metavar="PAYLOAD")
    parser.add_argument("--amount", metavar="N", type=usage.whole)
    parser.add_argument("--bill", metavar="TEXT", type=usage.text)
    parser.add_argument("--reference", metavar="TEXT", type=usage.text)
    tip = parser.add_mutually_exclusive_group()
    tip.add_argument("--tip-asked", action="store_const", const=True)
    tip.add_argument("--tip-fixed", metavar="N", type=usage.whole)
    tip.add_argument("--tip-percent", metavar="P")


def run(arguments: Arguments) -> int:
    from pos.till import qris

    extras = ("bill", "reference", "tip_asked", "tip_fixed", "tip_percent")
    if arguments.amount is not None:
        console.say(
            qris.dynamic(
                arguments.payload,
                arguments.amount,
                bill=arguments.bill,
                reference=arguments.reference,
                tip=_tip(arguments),
            )
        )
        return DONE
    if any(getattr(arguments, name) is not None for name in extras):
        arguments.wrong(translate("a bill, a reference and a tip go with --amount only"))
    console.say(qris.describe(qris.read(arguments.payload)))
    return DONE


def _tip(arguments: Arguments) -> Any:
    from pos.till import qris

    if arguments.tip_asked:
        return qris.TipAsked()
    if arguments.tip_fixed is not None:
        return qris.TipFixed(arguments.tip_fixed)
    return None if arguments.tip_percent is None else qris.TipPercent(arguments.tip_percent)
