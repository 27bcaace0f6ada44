import Catalogue
import Core
import Ledger
import OnlyOnce

extension LedgerContract {
    static let judging = [
        LedgerContract("each proposal sees the effects of those before it in its commit") { log in
            let (person, consent) = try await log.consenting()
            let withdrawal = log.acts.withdrawal(person, of: consent.id)
            let proposals = [
                try await log.proposal(log.acts.consultation(person, consent: consent)),
                try await log.proposal(withdrawal),
                try await log.proposal(log.acts.consultation(person, consent: consent)),
                try await log.proposal(withdrawal),
                try await log.proposal(log.acts.grant(person, from: log.clock.now)),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(
                words == ["appended", "appended", "noActiveConsent", "consentNotRunning", "appended"], "\(words)")
        },
        LedgerContract("a purpose that is activated or retired counts from the next proposal on") { log in
            let person = try await log.person()
            let second = log.acts.activation("task", version: 2)
            let proposals = [
                try await log.proposal(log.acts.consultation(person)),
                try await log.proposal(second, purposeBytes: log.acts.purposeBytes("task", version: 2)),
                try await log.proposal(log.acts.consultation(person)),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            try demand(words == ["appended", "appended", "purposeNotActive"], "\(words)")
            let bytes = try await log.storage.purposeBytes(hash: log.acts.purpose("task", version: 2).hash)
            try demand(bytes == log.acts.purposeBytes("task", version: 2), "the bytes are not there")
            let active = try await log.storage.rows([.activePurpose(id: "task")]).activePurpose("task")
            try demand(active?.ref.version == 2, "\(String(describing: active?.ref.version))")
        },
        LedgerContract("no disclosure stands behind a withdrawal that ran against it") { log in
            for round in 0..<20 {
                let (person, consent) = try await log.consenting()
                let (consultation, _) = try await log.keep(person, consent: consent, for: log.interest(of: consent))
                let disclosure = log.acts.disclosure(person, consent: consent, after: [consultation])
                let (positions, withdrawn) = try await withThrowingTaskGroup(of: (Bool, Verdict).self) { group in
                    for index in 0..<24 {
                        group.addTask {
                            let isEnd = index == (round * 7) % 24
                            let act = isEnd ? log.acts.withdrawal(person, of: consent.id) : disclosure
                            return (isEnd, try await log.commit(act).verdict)
                        }
                    }
                    var positions: [Position] = []
                    var withdrawn: Position?
                    for try await (isEnd, verdict) in group {
                        guard let position = verdict.position else { continue }
                        if isEnd { withdrawn = position } else { positions.append(position) }
                    }
                    return (positions, withdrawn)
                }
                guard let withdrawn else { throw ContractBreach("the withdrawal was not appended") }
                try demand(positions.allSatisfy { $0 < withdrawn }, "a disclosure behind the withdrawal")
                let left = try await log.storage.facts(of: person)
                try demand(left.isEmpty, "a fact was left")
            }
        },
        LedgerContract("a consultation and the consent it rests on are judged together") { log in
            let (person, consent) = try await log.consenting()
            let consultation = try await log.append(log.acts.consultation(person, consent: consent)).id
            try await log.append(log.acts.withdrawal(person, of: consent.id))
            let closing = log.acts.closing(
                person, of: consultation, purpose: "discount", keeping: [.random(log.entropy)],
                for: log.interest(of: consent))
            let word = try await log.commit(closing).verdict.word
            try demand(word == "noActiveConsent", word)
        },
    ]
}
