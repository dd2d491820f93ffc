"""tests/workbook/random_case.py SEED FOLDER

A small case of everything that a case may have, drawn at random by the rules of its files: councils, services and
purposes, strategies whose rules meet, take-up of two channels at once, whole posts, assumptions by year, bands,
prices, a register with outturns, costs.  The same seed gives the same case.
"""
import csv
import os
import random
import sys

BASE = 2007


def year(t):
    return f"{BASE + t}-{(BASE + t + 1) % 100:02d}"


def percent(number):
    return f"{number:.10g}%"


class Case:
    def __init__(self, seed, folder):
        self.rng = random.Random(f"workbook {seed}")
        self.folder = folder
        rng = self.rng
        self.councils = ["Alder", "Birch"][: rng.choice([1, 1, 2])]
        self.services = ["tax", "housing", "planning", "waste"][: rng.randint(1, 4)]
        self.purposes = ["information", "request", "payment"][: rng.randint(1, 3)]
        self.channels = ["face-to-face", "telephone", "web"] + rng.choice([[], ["post"], ["post", "email"]])
        self.n_years = rng.choice([3, 3, 5, 7])

    def has(self, chance=0.5):
        return self.rng.random() < chance

    def points(self, low, high):
        """Values by year, rising or not."""
        at = self.rng.choice([[1, 2, 3], [3], [1, 3], [2]])
        return [(year(t), self.rng.randint(low * 10, high * 10) / 10) for t in at]

    def put(self, name, header, rows):
        if rows:
            with open(os.path.join(self.folder, name), "w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows([header.split(",")] + rows)

    def activity(self):
        rng, rows = self.rng, []
        gives_avoidable, gives_resolved = self.has(), self.has()
        for council in self.councils:
            for service in self.services:
                for purpose in self.purposes:
                    for channel in self.channels:
                        if rows and self.has(0.12):
                            continue
                        volume = rng.choice([rng.randint(1, 9), rng.randint(10, 999), rng.randint(1000, 90000)])
                        rows.append([council, service, channel, year(0), volume,
                                     percent(rng.randint(0, 500) / 10) if gives_avoidable and self.has(0.7) else "",
                                     purpose, percent(rng.randint(300, 990) / 10) if gives_resolved and self.has(0.7) else ""])
        # Each channel has a contact somewhere, so that a rule of it can act.
        for channel in self.channels:
            if not any(row[2] == channel for row in rows):
                rows.append([self.councils[0], self.services[0], channel, year(0), 77, "", self.purposes[0], ""])
        self.rows = rows
        self.put("activity.csv", "council,service,channel,year,volume,avoidable,purpose,first_contact", rows)

    def rules(self, name):
        """One strategy: shares out of a channel come to less than 100%, those of take-up to half."""
        rng, rows = self.rng, []

        def rule(action, service, channel, to, purpose, points):
            rows.extend([name, action, service, channel, to, when, percent(value), "a test", purpose, "", ""]
                        for when, value in points)

        service = rng.choice(["*", "*", rng.choice(self.services)])
        if self.has(0.6):
            rule("avoid", "*", rng.choice(["telephone", "*"]), "", "*", self.points(5, 60))
        if self.has(0.5):
            rule("first-contact", "*", "telephone", "", "*", self.points(40, 99))
        for channel in self.channels:
            targets = [to for to in ("web", "telephone", "email") if to in self.channels and to != channel]
            for to in rng.sample(targets, rng.choice([0, 0, 1, min(2, len(targets))])):
                purposes = sorted({row[6] for row in self.rows if row[2] == channel and service in ("*", row[1])})
                if purposes:
                    rule("shift", service, channel, to, rng.choice(["*", rng.choice(purposes)]), self.points(1, 45))
        for to in [to for to in ("web", "email") if to in self.channels and self.has(0.55)]:
            rule("take-up", rng.choice(["*", service]), "*", to, "*", self.points(3, 24))
        for channel in self.channels:
            if self.has(0.2):
                rule("unit-cost", "*", channel, "", "*", self.points(-30, 15))
        if not rows:
            rule("take-up", "*", "*", "web", "*", self.points(10, 60))
        return rows

    def assumptions(self):
        rng = self.rng
        rows = [["volume_growth", "*", percent(rng.randint(-30, 40) / 10), "a test", ""]]
        if self.has(0.3):
            rows.append(["volume_growth", self.services[0], percent(rng.randint(-30, 40) / 10), "a test", ""])
        for kind, low, high, chance in (("failure_share", 0, 250, 0.6), ("cashable_share", 200, 1000, 0.6),
                                        ("avoidable_share", 10, 400, 0.7), ("first_contact_share", 400, 900, 0.7)):
            for channel in self.channels:
                if self.has(chance):
                    rows.append([kind, channel, percent(rng.randint(low, high) / 10), "a test", ""])
        # The avoid and first-contact rules find a share somewhere.
        rows.extend([kind, "telephone", "30%", "a test", ""] for kind in ("avoidable_share", "first_contact_share")
                    if not any(row[:2] == [kind, "telephone"] for row in rows))
        if self.has(0.4):
            rows = [row for row in rows if row[:2] != ["cashable_share", "telephone"]]
            rows.extend(["cashable_share", "telephone", percent(value), "a test", year(t)]
                        for t, value in ((1, 35.5), (3, 70)))
        if self.has(0.4):
            rows.append(["cashable_share", f"{self.services[0]} / web", "45%", "a test", ""])
        if self.has(0.6):
            rows.append(["contacts_per_post", "face-to-face", str(rng.randint(20, 9000)), "a test", ""])
            rows.append(["post_cost", "face-to-face", f"{rng.randint(18000, 40000)}.50", "a test", ""])
        for kind, chance in (("benefit_confidence", 0.5), ("procurement_cashable_share", 0.5)):
            if self.has(chance):
                rows.append([kind, "*", percent(rng.randint(400, 1000) / 10), "a test", ""])
        if self.has(0.3):
            rows.extend(["phase", "*", percent(value), "a test", year(t)] for t, value in ((1, 20), (2, 55), (4, 100)))
        self.put("assumptions.csv", "assumption,scope,value,source,year", rows)

    def spend(self):
        rng = self.rng
        self.put("spend.csv", "council,category,year,spend,market", [
            [council, f"category {i}", year(0), f"{rng.randint(1, 10 ** 9) / 100:.2f}", rng.choice(
                ["commodity", "specific", "excluded"])] for council in self.councils for i in range(rng.randint(1, 5))])

    def prices(self):
        rng = self.rng
        self.put("prices.csv", "item,unit,council,quantity,unit_price,year,category", [
            [f"item {i}", "each", council, rng.choice([rng.randint(1, 900), f"{rng.randint(1, 9000) / 100:.2f}"]),
             f"{rng.randint(1000, 2600) / 100 * (i + 1):.2f}", year(0), f"thing {i}"]
            for i in range(3) for council in ["Alder", "Birch", "Cedar", "Dale"] if self.has(0.85)])

    def gains(self):
        rng, rows = self.rng, []
        for i in range(rng.randint(1, 6)):
            t, gross = rng.randint(1, 3), rng.randint(1, 10 ** 7) / 100
            rows.append([self.councils[0], f"initiative {i}", rng.choice(["collaboration", "asset management"]), year(t),
                         f"{gross:.2f}", "a test", f"{rng.randint(0, 10 ** 5) / 100:.2f}",
                         f"{rng.randint(0, 10 ** 6) / 100:.2f}", rng.choice(["yes", "yes", "yes", "no"]),
                         rng.choice([f"{BASE + t}-04-01", f"{BASE + t}-10-01"]),
                         rng.choice(["", "", year(t + 1)]), rng.choice(["", percent(rng.randint(100, 1000) / 10)]), "passed",
                         "unlike the others"])
        self.put("gains.csv", "council,initiative,workstream,year,gross,source,running_cost,investment,cash_releasing,"
                 "first_impact,lapses,likelihood,quality_check,distinct", rows)

    def costs(self, strategies):
        rng = self.rng
        self.put("costs.csv", "item,kind,year,amount,source,strategy,type", [
            [f"item {i}", rng.choice(["investment", "running"]), year(rng.randint(0, 3)),
             f"{rng.randint(1, 10 ** 7) / 100:.2f}", "a test", rng.choice([*strategies, ""]), "revenue"]
            for i in range(rng.randint(1, 4))])

    def write(self):
        rng = self.rng
        os.makedirs(self.folder)
        self.activity()
        strategies = ["plan a", "plan b", "plan c"][: rng.randint(1, 3)]
        self.put("strategies.csv", "strategy,action,service,channel,to,year,value,source,purpose,low,high",
                 [row for name in strategies for row in self.rules(name)])
        self.put("unit_costs.csv", "set,channel,cost,source", [
            ["own", channel, f"{rng.randint(8, 1300) / 100:.2f}", "a test"] for channel in self.channels])
        self.assumptions()
        for part, chance in ((self.spend, 0.8), (self.prices, 0.5), (self.gains, 0.7)):
            if self.has(chance):
                part()
        self.costs(strategies)
        self.put("case.csv", "key,value", [["base_year", year(0)], ["appraisal_years", str(self.n_years)]] + (
            [["discount_rate", percent(rng.randint(10, 80) / 10)]] if self.has() else []))


Case(sys.argv[1], sys.argv[2]).write()
