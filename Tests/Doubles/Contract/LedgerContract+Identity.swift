import Core
import Ledger
import OnlyOnce

extension LedgerContract {
    static let identity = [
        LedgerContract("a new number takes the kept facts with it and pauses the consents, in its transaction") { log in
            let (person, consent) = try await log.consenting()
            let successor = try await log.person()
            let (told, _) = try await log.keep(person, for: log.openCase())
            _ = try await log.keep(person, consent: consent, for: log.interest(of: consent))
            let proposals = [
                try await log.proposal(log.acts.change(person, to: successor, by: told)),
                try await log.proposal(log.acts.consultation(person, consent: consent)),
                try await log.proposal(log.acts.grant(person, from: log.clock.now)),
                try await log.proposal(log.acts.change(person, to: successor, by: told)),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(
                words == ["appended", "noActiveConsent", "identityOpen", "identityNotOpen"], "\(words)")
            try demand(try await log.storage.facts(of: person).isEmpty, "a fact was left")
            let rows = try await log.storage.rows([.consent(consent.id)])
            try demand(rows.consents[consent.id]?.state == .paused, "the consent runs")
            try demand(rows.links[proposals[0].event.id]?.state == .open, "the refs are not linked")
        },
        LedgerContract("once it is the same person, the consent serves under the new number; the refs stay apart") {
            log in
            let (person, consent) = try await log.consenting()
            let successor = try await log.person()
            let (told, _) = try await log.keep(person, for: log.openCase())
            let change = try await log.append(log.acts.change(person, to: successor, by: told)).id
            // What was asked for before the decision is not remembered after it.
            let key = RowKey.consents(successor, purpose: "discount")
            let before = try await log.storage.rows([key])
            try demand(before.running(successor, log) == nil, "a consent of another")
            try await log.append(log.acts.decision(change, person, to: successor))
            let rows = try await log.storage.rows([key])
            guard let running = rows.running(successor, log) else { throw ContractBreach("no consent runs") }
            try demand(running.person == person && running.revision == consent.revision + 2, "\(running)")
            let cited = Basis.ConsentCitation(id: running.id, revision: running.revision)
            let stale = try await log.commit(log.acts.consultation(successor, consent: consent)).verdict.word
            try demand(stale == "noActiveConsent", stale)
            try await log.append(log.acts.consultation(successor, consent: cited))
            let second = try await log.commit(log.acts.grant(successor, from: log.clock.now)).verdict.word
            try demand(second == "consentAlreadyRuns", second)
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let after = try await log.storage.rows([key])
            try demand(after.running(successor, log) == nil, "it runs after its withdrawal")
        },
        LedgerContract("the one question that a paused consent permits, and its answer, settle a change") { log in
            let (person, consent) = try await log.consenting()
            let successor = try await log.person()
            let (told, _) = try await log.keep(person, for: log.openCase())
            let change = try await log.append(log.acts.change(person, to: successor, by: told)).id
            let paused = Basis.ConsentCitation(id: consent.id, revision: consent.revision + 1)
            let asked = try await log.append(log.acts.settling(change, successor, consent: paused)).id
            let other = try await log.append(log.acts.consultation(successor)).id
            for (id, purpose) in [(asked, "discount"), (other, "task")] {
                try await log.append(log.acts.closing(successor, of: id, purpose: purpose))
            }
            let settle = { log.acts.decision(change, person, to: successor, by: .source(consultation: $0)) }
            let words = try await [other, asked].asyncMap { try await log.commit(settle($0)).verdict.word }
            try demand(words == ["noSourceBehindValue", "appended"], "\(words)")
            let rows = try await log.storage.rows([.consultation(asked)])
            try demand(rows.consultations[asked]?.identity == change, "it is not known what it was asked for")
        },
        LedgerContract("a second new number takes along what was given under the first") { log in
            let (person, consent) = try await log.consenting()
            let (second, third) = (try await log.person(), try await log.person())
            var (told, _) = try await log.keep(person, for: log.openCase())
            let first = try await log.append(log.acts.change(person, to: second, by: told)).id
            try await log.append(log.acts.decision(first, person, to: second))
            let running = Basis.ConsentCitation(id: consent.id, revision: consent.revision + 2)
            (told, _) = try await log.keep(second, consent: running, for: log.interest(of: consent))
            let change = log.acts.change(second, to: third, by: told, purpose: "discount")
            let back = log.acts.change(second, to: person, by: told, purpose: "discount")
            let circle = try await log.commit(back).verdict.word
            try demand(circle == "identityNotOpen", circle)
            try await log.append(change)
            try demand(try await log.storage.facts(of: second).isEmpty, "a fact was left")
            let rows = try await log.storage.rows([.person(second)])
            try demand(rows.consents[consent.id]?.state == .paused, "the consent runs")
        },
    ]
}

extension Rows {
    fileprivate func running(_ person: SubjectRef, _ log: SampleLog) -> ConsentRow? {
        runningConsent(of: person, purpose: "discount", version: 1, at: log.clock.now)
    }
}
