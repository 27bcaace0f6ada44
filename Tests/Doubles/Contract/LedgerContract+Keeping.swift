import Core
import Ledger
import OnlyOnce

extension LedgerContract {
    static let keeping = [
        LedgerContract("a fact dies with its last interest, in the transaction of the withdrawal") { log in
            let (person, consent) = try await log.consenting()
            let kept = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            let before = try await log.storage.facts(of: person)
            try demand(before.map(\.row.id) == [kept.fact] && before[0].holds.count == 1, "it was not kept")
            let proposals = [
                try await log.proposal(log.acts.withdrawal(person, of: consent.id)),
                try await log.proposal(log.acts.disclosure(person, using: [kept.fact])),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(words == ["appended", "noSourceBehindValue"], "\(words)")
            try demand(try await log.storage.facts(of: person).isEmpty, "the fact is still there")
        },
        LedgerContract("a fact that a second interest holds outlives the first") { log in
            let (person, consent) = try await log.consenting()
            let kept = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            let openCase = log.openCase()
            try await log.append(
                log.acts.disclosure(person, using: [kept.fact], holding: [kept.fact], for: openCase))
            let sealed = try await log.storage.facts(of: person).first?.sealed
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let left = try await log.storage.facts(of: person)
            try demand(left.map(\.row.id) == [kept.fact], "\(left.count) facts")
            try demand(left.first?.holds.map(\.interest) == [openCase], "the holds are others")
            try demand(left.first?.sealed == sealed, "the bytes are others")
        },
        LedgerContract("the end of a case takes what only that case held, in its own transaction") { log in
            let person = try await log.person()
            let (first, second) = (log.openCase(), log.openCase())
            let alone = try await log.keep(person, for: first).fact
            let shared = try await log.keep(person, for: first).fact
            try await log.append(log.acts.disclosure(person, using: [shared], holding: [shared], for: second))
            let proposals = [
                try await log.proposal(log.acts.caseEnd(person, first)),
                try await log.proposal(log.acts.disclosure(person, using: [alone])),
                try await log.proposal(log.acts.caseEnd(person, first)),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(words == ["appended", "noSourceBehindValue", "appended"], "\(words)")
            let left = try await log.storage.facts(of: person)
            try demand(left.map(\.row.id) == [shared], "\(left.count) facts")
            try demand(left[0].holds.map(\.interest) == [second], "the holds are others")
        },
        LedgerContract("a case that ends while it is asked for keeps nothing of that question, and all of another") {
            log in
            let person = try await log.person()
            let (over, stays) = (log.openCase(), log.openCase())
            let asked = try await log.append(log.acts.consultation(person, for: over)).id
            let other = try await log.append(log.acts.consultation(person, for: stays)).id
            try await log.append(log.acts.consultation(log.person(), for: stays))
            try await log.append(log.acts.caseEnd(person, over))
            let open = try await log.storage.rows([.openConsultations(person)]).openConsultations(of: person)
            try demand(Set(open.map(\.id)) == [asked, other], "\(open.count) under way")
            try demand(
                open.allSatisfy {
                    $0.keepsNothing == ($0.id == asked) && $0.openCase == ($0.id == asked ? over : stays).id
                },
                "the wrong question is marked")
            var words: [String] = []
            for (consultation, interest) in [(asked, over), (other, over), (other, stays)] {
                let fact = Identifier.random(log.entropy)
                let closing = log.acts.closing(person, of: consultation, keeping: [fact], for: interest)
                words.append(try await log.commit(closing, facts: [fact: log.entropy.bytes(64)]).verdict.word)
            }
            try demand(words == ["keepingNotAllowed", "keepingNotAllowed", "appended"], "\(words)")
            try await log.append(log.acts.closing(person, of: asked))
            let kept = try await log.storage.facts(of: person).map(\.row.id)
            let holding = log.acts.disclosure(person, after: [asked], using: kept, holding: kept, for: over)
            let held = try await log.commit(holding).verdict.word
            try demand(held == "keepingNotAllowed", "held for a case that had ended: \(held)")
            let left = try await log.storage.rows([.openConsultations(person)]).openConsultations(of: person)
            try demand(left.isEmpty, "still under way")
        },
        LedgerContract("interests that are over by themselves end once, and take only what is over") { log in
            let person = try await log.person()
            let (short, long) = (log.openCase(), log.openCase(days: 300))
            try await log.keep(person, for: short)
            let stays = try await log.keep(person, for: long).fact
            let early = try await log.commit(log.acts.ending(person, [short])).verdict.word
            log.clock.advance(milliseconds: 31 * 86_400_000)
            let kept = try await log.storage.keptFacts(after: 0, people: 10)
            try demand(kept.next == nil && kept.rows.facts.count == 2 && kept.rows.holds.count == 2, "not all listed")
            var words = [early]
            for interests in [[short], [short], [long]] {
                words.append(try await log.commit(log.acts.ending(person, interests)).verdict.word)
            }
            try demand(words == ["nothingToErase", "appended", "nothingToErase", "nothingToErase"], "\(words)")
            try demand(try await log.storage.facts(of: person).map(\.row.id) == [stays], "the wrong facts are left")
        },
        LedgerContract("what is kept is listed a run of people at a time, everyone once") { log in
            for _ in 0..<5 { try await log.keep(log.person(), for: log.openCase()) }
            var (place, runs, facts): (Int64?, Int, Set<Identifier>) = (0, 0, [])
            while let from = place {
                let (rows, next) = try await log.storage.keptFacts(after: from, people: 2)
                try demand(facts.isDisjoint(with: rows.facts.keys), "a fact is listed twice")
                facts.formUnion(rows.facts.keys)
                (place, runs) = (next, runs + 1)
            }
            try demand(facts.count == 5 && runs == 3, "\(facts.count) facts in \(runs) runs")
        },
        LedgerContract("a purpose that is retired keeps nothing, in that transaction") { log in
            let (person, consent) = try await log.consenting()
            let stays = try await log.keep(person, consent: consent, for: log.interest(of: consent)).fact
            try await log.keep(person, for: log.openCase())
            try await log.append(
                .purposeRetired(
                    PurposeRetirement(purpose: log.acts.purpose("task"), by: SampleController.officer)))
            try demand(try await log.storage.facts(of: person).map(\.row.id) == [stays], "the wrong facts are left")
        },
        LedgerContract("an objection that is upheld takes what its purpose kept of that person alone") { log in
            var people: [SubjectRef] = []
            for _ in 0..<2 {
                people.append(try await log.person())
                try await log.keep(people[people.count - 1], for: log.openCase())
            }
            let objection = try await log.append(log.acts.objection(people[0])).id
            for (person, count) in zip(people, [1, 1]) {
                try demand(try await log.storage.facts(of: person).count == count, "gone before the decision")
            }
            try await log.append(log.acts.upheld(objection, people[0]))
            for (person, count) in zip(people, [0, 1]) {
                try demand(try await log.storage.facts(of: person).count == count, "the wrong facts are left")
            }
        },
        LedgerContract("a fact that is kept twice keeps its first bytes") { log in
            let person = try await log.person()
            let (fact, first, second) = (Identifier.random(log.entropy), log.openCase(), log.openCase())
            for (interest, bytes) in [(first, [UInt8(1)]), (second, [UInt8(2)])] {
                let consultation = try await log.append(log.acts.consultation(person)).id
                try await log.append(
                    log.acts.closing(person, of: consultation, keeping: [fact], for: interest), facts: [fact: bytes])
            }
            let stored = try await log.storage.facts(of: person)
            try demand(stored.map(\.sealed) == [[1]], "\(stored.map(\.sealed))")
            try demand(Set(stored[0].holds.map(\.interest)) == [first, second], "the holds are others")
        },
        LedgerContract("the projections are those that the entries make") { log in
            let (person, consent) = try await log.consenting()
            _ = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            _ = try await log.keep(person, for: log.openCase())
            let over = log.openCase()
            _ = try await log.keep(person, for: over)
            try await log.append(log.acts.caseEnd(person, over))
            let (told, _) = try await log.keep(person, for: log.openCase())
            let successor = try await log.person()
            let change = try await log.append(log.acts.change(person, to: successor, by: told)).id
            try await log.append(log.acts.decision(change, person, to: successor))
            let (kept, _) = try await log.keep(successor, for: log.openCase())
            try await log.append(log.acts.change(successor, to: nil, by: kept))
            let last = log.openCase()
            let open = try await log.append(log.acts.consultation(person, for: last)).id
            try await log.append(log.acts.caseEnd(person, last))
            try demand(
                try await log.storage.openConsultations().map(\.id) == [open], "the open consultations are others")
            let live = try await log.storage.allRows()
            let replayed = try await Self.replay(log)
            try demand(live.consents == replayed.consents, "consents differ")
            try demand(live.consultations == replayed.consultations, "consultations differ")
            try demand(live.facts == replayed.facts && live.holds == replayed.holds, "facts or holds differ")
            try demand(live.purposes == replayed.purposes, "purposes differ")
            try demand(live.applications == replayed.applications, "applications differ")
            try demand(live.links == replayed.links && !live.links.isEmpty, "links differ")
        },
    ]

    /// All entries, opened and applied to no rows at all.
    static func replay(_ log: SampleLog) async throws -> Rows {
        let sealer = Sealer(origin: log.storage.origin, keys: log.keys, entropy: log.entropy)
        var rows = Rows()
        for entry in try await log.storage.entries(from: Position(log: TestClock.start.year, seq: 0), limit: 10_000) {
            let parts = try await entry.parts.asyncMap { part in
                try await sealer.open(part, id: entry.id, type: entry.type, at: entry.at)
            }
            guard let event = Event(parts: parts.compactMap { $0 }) else {
                throw ContractBreach("an entry does not open")
            }
            _ = rows.apply(event, at: entry.position)
        }
        return rows
    }
}
