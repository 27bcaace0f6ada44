import Core
import Ledger

extension LedgerContract {
    static let matters = [
        LedgerContract("a restriction stops what comes behind it in the same commit, and its end lets it go on") {
            log in
            let (person, other) = (try await log.person(), try await log.person())
            let restriction = try await log.proposal(log.acts.restriction(person, purpose: "task"))
            let lifting = log.acts.lifting(person, of: restriction.event.id)
            let proposals = [
                try await log.proposal(log.acts.consultation(person)), restriction,
                try await log.proposal(log.acts.consultation(person)),
                try await log.proposal(log.acts.consultation(other)), try await log.proposal(lifting),
                try await log.proposal(log.acts.consultation(person)), try await log.proposal(lifting),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            let expected = [
                "appended", "appended", "restrained", "appended", "appended", "appended", "matterNotOpen",
            ]
            try demand(words == expected, "\(words)")
        },
        LedgerContract("a matter stays as it was left, with its person, and is among the rows whatever is asked for") {
            log in
            let person = try await log.person()
            let open = try await log.append(log.acts.request(person)).id
            let answered = try await log.append(log.acts.request(person)).id
            try await log.append(log.acts.answer(person, to: answered))
            for rows in [try await log.storage.rows([]), try await log.storage.allRows()] {
                let matters = rows.matters(of: person)
                try demand(matters.map(\.id) == [open, answered].sorted { $0.text < $1.text }, "\(matters)")
                try demand(rows.matters[open]?.state == .open && rows.matters[answered]?.state == .closed, "states")
            }
        },
    ]
}
