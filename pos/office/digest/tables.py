"""The roll-ups added up further, so that a year is told from a few thousand rows: by week, month and year of a
stall, and by day of the gallery.

They follow the roll-ups of `pos.office.tables` and `pos.office.rollup.tables` in the same transaction. `parts` is how
many of those rows (one a till's day) stand in a row here, which goes with the last of them. A report reads whole months
here, and there the days before and after them.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pos.store import Store

MIGRATIONS = (
    """
    CREATE TABLE stall_month (
        month TEXT NOT NULL,
        stall TEXT NOT NULL,
        trade TEXT NOT NULL,
        parts INTEGER NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        tax_added INTEGER NOT NULL,
        tax_included INTEGER NOT NULL,
        due INTEGER NOT NULL,
        cash INTEGER NOT NULL,
        PRIMARY KEY (month, stall, trade)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO stall_month
    SELECT substr(day, 1, 7), stall, trade, count(*), sum(sales), sum(refunds), sum(gross), sum(discounts),
        sum(returns), sum(net), sum(tax_added), sum(tax_included), sum(due), sum(cash)
    FROM day GROUP BY 1, 2, 3;

    CREATE TABLE gallery_day (
        day TEXT PRIMARY KEY,
        parts INTEGER NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO gallery_day
    SELECT day, count(*), sum(sales), sum(refunds), sum(gross), sum(discounts), sum(returns), sum(net)
    FROM day GROUP BY 1;

    CREATE TABLE gallery_hour (
        day TEXT NOT NULL,
        hour INTEGER NOT NULL,
        parts INTEGER NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (day, hour)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO gallery_hour
    SELECT day, hour, count(*), sum(sales), sum(refunds), sum(net) FROM hour GROUP BY 1, 2;

    CREATE TABLE gallery_tender (
        day TEXT NOT NULL,
        tender TEXT NOT NULL,
        parts INTEGER NOT NULL,
        count INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        confirmed INTEGER NOT NULL,
        PRIMARY KEY (day, tender)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO gallery_tender
    SELECT day, tender, count(*), sum(count), sum(amount), sum(coalesce(confirmed, 0)) FROM tender GROUP BY 1, 2;

    CREATE TABLE category_month (
        month TEXT NOT NULL,
        trade TEXT NOT NULL,
        category TEXT NOT NULL,
        lines INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (month, trade, category)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO category_month
    SELECT substr(day, 1, 7), trade, category, sum(lines), sum(net) FROM category GROUP BY 1, 2, 3;

    CREATE TABLE maker_month (
        month TEXT NOT NULL,
        stall TEXT NOT NULL,
        maker TEXT NOT NULL,
        origin TEXT NOT NULL,
        parts INTEGER NOT NULL,
        lines INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (month, stall, maker, origin)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO maker_month
    SELECT substr(day, 1, 7), stall, maker, origin, count(*), sum(lines), sum(net) FROM maker GROUP BY 1, 2, 3, 4;

    CREATE TABLE cashier_month (
        month TEXT NOT NULL,
        stall TEXT NOT NULL,
        cashier TEXT NOT NULL,
        parts INTEGER NOT NULL,
        sales INTEGER NOT NULL,
        refunds INTEGER NOT NULL,
        gross INTEGER NOT NULL,
        discounts INTEGER NOT NULL,
        returns INTEGER NOT NULL,
        net INTEGER NOT NULL,
        shifts INTEGER NOT NULL,
        counted INTEGER NOT NULL,
        difference INTEGER NOT NULL,
        PRIMARY KEY (month, stall, cashier)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO cashier_month
    SELECT substr(day, 1, 7), stall, cashier, count(*), sum(sales), sum(refunds), sum(gross), sum(discounts),
        sum(returns), sum(net), sum(shifts), sum(counted), sum(difference)
    FROM (
        SELECT day, stall, cashier, sales, refunds, gross, discounts, returns, net,
            0 AS shifts, 0 AS counted, 0 AS difference FROM cashier
        UNION ALL
        SELECT day, stall, cashier, 0, 0, 0, 0, 0, 0, 1, difference IS NOT NULL, coalesce(difference, 0) FROM shift
    ) GROUP BY 1, 2, 3;

    CREATE TABLE warning_month (
        month TEXT NOT NULL,
        stall TEXT NOT NULL,
        kind TEXT NOT NULL,
        parts INTEGER NOT NULL,
        days INTEGER NOT NULL,
        count INTEGER NOT NULL,
        PRIMARY KEY (month, stall, kind)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO warning_month
    SELECT substr(day, 1, 7), stall, kind, count(*), count(DISTINCT day), sum(count) FROM warning GROUP BY 1, 2, 3;
    """,
    """
    ALTER TABLE gallery_day ADD COLUMN stalls INTEGER NOT NULL DEFAULT 0;
    UPDATE gallery_day SET stalls = (SELECT count(DISTINCT stall) FROM day WHERE day.day = gallery_day.day);

    CREATE TABLE stall_week (
        week TEXT NOT NULL,
        stall TEXT NOT NULL,
        parts INTEGER NOT NULL,
        PRIMARY KEY (week, stall)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO stall_week
    SELECT date(day, '-6 days', 'weekday 1'), stall, count(*) FROM day GROUP BY 1, 2;

    CREATE TABLE stall_days (
        month TEXT NOT NULL,
        stall TEXT NOT NULL,
        parts INTEGER NOT NULL,
        days INTEGER NOT NULL,
        PRIMARY KEY (month, stall)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO stall_days
    SELECT substr(day, 1, 7), stall, count(*), count(DISTINCT day) FROM day GROUP BY 1, 2;

    CREATE TABLE maker_year (
        year TEXT NOT NULL,
        stall TEXT NOT NULL,
        maker TEXT NOT NULL,
        origin TEXT NOT NULL,
        parts INTEGER NOT NULL,
        lines INTEGER NOT NULL,
        net INTEGER NOT NULL,
        PRIMARY KEY (year, stall, maker, origin)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO maker_year
    SELECT substr(day, 1, 4), stall, maker, origin, count(*), sum(lines), sum(net) FROM maker GROUP BY 1, 2, 3, 4;
    """,
)

SUMS = {
    "stall_month": """
        SELECT substr(day, 1, 7), stall, trade, count(*), sum(sales), sum(refunds), sum(gross), sum(discounts),
            sum(returns), sum(net), sum(tax_added), sum(tax_included), sum(due), sum(cash)
        FROM day GROUP BY 1, 2, 3
    """,
    "stall_week": """
        SELECT date(day, '-6 days', 'weekday 1'), stall, count(*) FROM day GROUP BY 1, 2
    """,
    "stall_days": """
        SELECT substr(day, 1, 7), stall, count(*), count(DISTINCT day) FROM day GROUP BY 1, 2
    """,
    "gallery_day": """
        SELECT day, count(*), sum(sales), sum(refunds), sum(gross), sum(discounts), sum(returns), sum(net),
            count(DISTINCT stall)
        FROM day GROUP BY 1
    """,
    "gallery_hour": """
        SELECT day, hour, count(*), sum(sales), sum(refunds), sum(net) FROM hour GROUP BY 1, 2
    """,
    "gallery_tender": """
        SELECT day, tender, count(*), sum(count), sum(amount), sum(coalesce(confirmed, 0)) FROM tender GROUP BY 1, 2
    """,
    "category_month": """
        SELECT substr(day, 1, 7), trade, category, sum(lines), sum(net) FROM category GROUP BY 1, 2, 3
    """,
    "maker_month": """
        SELECT substr(day, 1, 7), stall, maker, origin, count(*), sum(lines), sum(net) FROM maker GROUP BY 1, 2, 3, 4
    """,
    "maker_year": """
        SELECT substr(day, 1, 4), stall, maker, origin, count(*), sum(lines), sum(net) FROM maker GROUP BY 1, 2, 3, 4
    """,
    "cashier_month": """
        SELECT substr(day, 1, 7), stall, cashier, count(*), sum(sales), sum(refunds), sum(gross), sum(discounts),
            sum(returns), sum(net), sum(shifts), sum(counted), sum(difference)
        FROM (
            SELECT day, stall, cashier, sales, refunds, gross, discounts, returns, net,
                0 AS shifts, 0 AS counted, 0 AS difference FROM cashier
            UNION ALL
            SELECT day, stall, cashier, 0, 0, 0, 0, 0, 0, 1, difference IS NOT NULL, coalesce(difference, 0) FROM shift
        ) GROUP BY 1, 2, 3
    """,
    "warning_month": """
        SELECT substr(day, 1, 7), stall, kind, count(*), count(DISTINCT day), sum(count) FROM warning GROUP BY 1, 2, 3
    """,
}
"""What each of them holds, from the roll-ups below."""


def add_takings(store: Store, which: Mapping[str, Any], sign: int = 1) -> None:
    """Add what `day`, `hour` and `tender` hold of a till's day (day, stall, till, epoch), or take it off again (−1)."""
    told = _told(which, sign)
    told["alone"] = int(not _sold_elsewhere(store, told))
    store.run(
        """
        INSERT INTO stall_month
        SELECT substr(day, 1, 7), stall, trade, :sign, :sign * sales, :sign * refunds, :sign * gross,
            :sign * discounts, :sign * returns, :sign * net, :sign * tax_added, :sign * tax_included, :sign * due,
            :sign * cash
        FROM day WHERE stall = :stall AND till = :till AND epoch = :epoch AND day = :day
        ON CONFLICT (month, stall, trade) DO UPDATE SET
            parts = parts + excluded.parts, sales = sales + excluded.sales, refunds = refunds + excluded.refunds,
            gross = gross + excluded.gross, discounts = discounts + excluded.discounts,
            returns = returns + excluded.returns, net = net + excluded.net,
            tax_added = tax_added + excluded.tax_added, tax_included = tax_included + excluded.tax_included,
            due = due + excluded.due, cash = cash + excluded.cash
        """,
        told,
    )
    store.run(
        """
        INSERT INTO gallery_day
        SELECT day, :sign, :sign * sales, :sign * refunds, :sign * gross, :sign * discounts, :sign * returns,
            :sign * net, :sign * :alone
        FROM day WHERE stall = :stall AND till = :till AND epoch = :epoch AND day = :day
        ON CONFLICT (day) DO UPDATE SET
            parts = parts + excluded.parts, sales = sales + excluded.sales, refunds = refunds + excluded.refunds,
            gross = gross + excluded.gross, discounts = discounts + excluded.discounts,
            returns = returns + excluded.returns, net = net + excluded.net, stalls = stalls + excluded.stalls
        """,
        told,
    )
    store.run(
        """
        INSERT INTO stall_week (week, stall, parts) VALUES (date(:day, '-6 days', 'weekday 1'), :stall, :sign)
        ON CONFLICT (week, stall) DO UPDATE SET parts = parts + excluded.parts
        """,
        told,
    )
    store.run(
        """
        INSERT INTO stall_days (month, stall, parts, days) VALUES (substr(:day, 1, 7), :stall, :sign, :sign * :alone)
        ON CONFLICT (month, stall) DO UPDATE SET parts = parts + excluded.parts, days = days + excluded.days
        """,
        told,
    )
    store.run(
        """
        INSERT INTO gallery_hour
        SELECT day, hour, :sign, :sign * sales, :sign * refunds, :sign * net
        FROM hour WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (day, hour) DO UPDATE SET
            parts = parts + excluded.parts, sales = sales + excluded.sales, refunds = refunds + excluded.refunds,
            net = net + excluded.net
        """,
        told,
    )
    store.run(
        """
        INSERT INTO gallery_tender
        SELECT day, tender, :sign, :sign * count, :sign * amount, :sign * coalesce(confirmed, 0)
        FROM tender WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (day, tender) DO UPDATE SET
            parts = parts + excluded.parts, count = count + excluded.count, amount = amount + excluded.amount,
            confirmed = confirmed + excluded.confirmed
        """,
        told,
    )


def add_people(store: Store, which: Mapping[str, Any], sign: int = 1) -> None:
    """Add what `maker`, `cashier`, `shift` and `warning` hold of a till's day, or take it off again."""
    told = _told(which, sign)
    store.run(
        """
        INSERT INTO maker_month
        SELECT substr(day, 1, 7), stall, maker, origin, :sign, :sign * lines, :sign * net
        FROM maker WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (month, stall, maker, origin) DO UPDATE SET
            parts = parts + excluded.parts, lines = lines + excluded.lines, net = net + excluded.net
        """,
        told,
    )
    store.run(
        """
        INSERT INTO maker_year
        SELECT substr(day, 1, 4), stall, maker, origin, :sign, :sign * lines, :sign * net
        FROM maker WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (year, stall, maker, origin) DO UPDATE SET
            parts = parts + excluded.parts, lines = lines + excluded.lines, net = net + excluded.net
        """,
        told,
    )
    store.run(
        """
        INSERT INTO cashier_month
        SELECT substr(day, 1, 7), stall, cashier, :sign, :sign * sales, :sign * refunds, :sign * gross,
            :sign * discounts, :sign * returns, :sign * net, 0, 0, 0
        FROM cashier WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (month, stall, cashier) DO UPDATE SET
            parts = parts + excluded.parts, sales = sales + excluded.sales, refunds = refunds + excluded.refunds,
            gross = gross + excluded.gross, discounts = discounts + excluded.discounts,
            returns = returns + excluded.returns, net = net + excluded.net
        """,
        told,
    )
    store.run(
        """
        INSERT INTO cashier_month
        SELECT substr(day, 1, 7), stall, cashier, :sign, 0, 0, 0, 0, 0, 0, :sign, :sign * (difference IS NOT NULL),
            :sign * coalesce(difference, 0)
        FROM shift WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (month, stall, cashier) DO UPDATE SET
            parts = parts + excluded.parts, shifts = shifts + excluded.shifts, counted = counted + excluded.counted,
            difference = difference + excluded.difference
        """,
        told,
    )
    store.run(
        """
        INSERT INTO warning_month
        SELECT substr(day, 1, 7), stall, kind, :sign, :sign * NOT EXISTS (
            SELECT 1 FROM warning AS other
            WHERE other.day = :day AND other.stall = :stall AND other.kind = warning.kind
                AND (other.till, other.epoch) <> (:till, :epoch)
        ), :sign * count
        FROM warning WHERE day = :day AND stall = :stall AND till = :till AND epoch = :epoch
        ON CONFLICT (month, stall, kind) DO UPDATE SET
            parts = parts + excluded.parts, days = days + excluded.days, count = count + excluded.count
        """,
        told,
    )


def add_categories(store: Store, rows: Iterable[Mapping[str, object]]) -> None:
    """Add rows of `category` to their months; one that subtracts has negative `lines` and the opposite `net`."""
    store.many(
        """
        INSERT INTO category_month (month, trade, category, lines, net)
        VALUES (substr(:day, 1, 7), :trade, :category, :lines, :net)
        ON CONFLICT (month, trade, category) DO UPDATE SET
            lines = lines + excluded.lines, net = net + excluded.net
        """,
        rows,
    )


def drop_empty(store: Store, day: str) -> None:
    """Take out what nothing of a day, or of its month, stands in any more."""
    which = {"day": day, "month": day[:7], "year": day[:4]}
    store.run("DELETE FROM gallery_day WHERE day = :day AND parts = 0", which)
    store.run("DELETE FROM gallery_hour WHERE day = :day AND parts = 0", which)
    store.run("DELETE FROM gallery_tender WHERE day = :day AND parts = 0", which)
    store.run("DELETE FROM stall_month WHERE month = :month AND parts = 0", which)
    store.run("DELETE FROM stall_week WHERE week = date(:day, '-6 days', 'weekday 1') AND parts = 0", which)
    store.run("DELETE FROM stall_days WHERE month = :month AND parts = 0", which)
    store.run("DELETE FROM category_month WHERE month = :month AND lines = 0", which)
    store.run("DELETE FROM maker_month WHERE month = :month AND parts = 0", which)
    store.run("DELETE FROM maker_year WHERE year = :year AND parts = 0", which)
    store.run("DELETE FROM cashier_month WHERE month = :month AND parts = 0", which)
    store.run("DELETE FROM warning_month WHERE month = :month AND parts = 0", which)


def differing(store: Store) -> set[str]:
    """Those that are not the sums of the roll-ups below, for the audit."""
    return {table for table, sums in SUMS.items() if store.value(_OTHERWISE.format(table=table, sums=sums))}


_OTHERWISE = """
    SELECT EXISTS (SELECT * FROM {table} EXCEPT SELECT * FROM ({sums}))
        OR EXISTS (SELECT * FROM ({sums}) EXCEPT SELECT * FROM {table})
"""


def _sold_elsewhere(store: Store, which: Mapping[str, Any]) -> bool:
    """Whether another till of the stall, or another epoch of this one, has a row for the day, too."""
    found = store.value(
        """
        SELECT EXISTS (
            SELECT 1 FROM day WHERE day = :day AND stall = :stall AND (till, epoch) <> (:till, :epoch)
        )
        """,
        which,
    )
    return bool(found)


def _told(which: Mapping[str, Any], sign: int) -> dict[str, Any]:
    return {"sign": sign, **{name: which[name] for name in ("day", "stall", "till", "epoch")}}
