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
        LedgerContract("a doubt counts from its place in the log: an answer without it stands before it, not behind it")
        {
            log in
            let (person, other) = (try await log.person(), try await log.person())
            let (one, two) = (try await log.answered(person), try await log.answered(other))
            let doubt = try await log.proposal(log.acts.doubt(person))
            let id = doubt.event.id
            let proposals = [
                try await log.proposal(log.acts.disclosure(person, after: [one])), doubt,
                try await log.proposal(log.acts.doubt(person)),
                try await log.proposal(log.acts.disclosure(person, after: [one])),
                try await log.proposal(log.acts.disclosure(person, after: [one], doubts: [id])),
                try await log.proposal(log.acts.disclosure(other, after: [two])),
                try await log.proposal(log.acts.confirmation(person, of: id)),
                try await log.proposal(log.acts.end(person, of: id)),
                try await log.proposal(log.acts.disclosure(person, after: [one], doubts: [id])),
                try await log.proposal(log.acts.disclosure(person, after: [one])),
            ]
            let words = await log.storage.commit(proposals).map(\.word)
            let expected = [
                "appended", "appended", "doubtStands", "doubtsChanged", "appended", "appended", "appended", "appended",
                "doubtsChanged", "appended",
            ]
            try demand(words == expected, "\(words)")
        },
        LedgerContract("a doubt stays as it was confirmed, is the same when it is replayed, and goes into the new year")
        {
            log in
            let person = try await log.person()
            let id = try await log.append(log.acts.doubt(person)).id
            try await log.append(log.acts.confirmation(person, of: id))
            let addressed = try await log.append(log.acts.addressing(person, of: id)).id
            let live = try await log.storage.rows([]).doubts(about: person, at: log.clock.now)
            try demand(live.map(\.id) == [id] && live.allSatisfy(\.doubt.isConfirmed), "\(live)")
            try demand(live.allSatisfy { $0.doubt.addressed == addressed }, "\(live)")
            let replayed = try await LedgerContract.replay(log).doubts(about: person, at: log.clock.now)
            try demand(replayed == live, "\(replayed)")
            log.clock.moveToNewYear()
            _ = await log.storage.commit([])
            let carried = try await log.storage.rows([]).doubts(about: person, at: log.clock.now)
            try demand(carried == live, "\(carried)")
            let again = try await log.commit(log.acts.doubt(person)).verdict.word
            try demand(again == "doubtStands", again)
        },
    ]
}
