import Catalogue
import Core
import Disclosure
import Ledger

/// How a citizen's act was taken down, as a clerk sends it; the recorder is who holds the token.
enum TakingBody {
    static func read(_ members: inout Members, recorder: String) -> Taking? {
        let channel = members.choice("channel", Channel.self)
        let assurance = members.choice("assurance", Assurance.self)
        let identityCheck = members.text("identityCheck")
        let evidence = members.optionalTexts("evidence", atMost: 10) ?? []
        guard let channel, let assurance else { return nil }
        return Taking(
            channel: channel, assurance: assurance, identityCheck: identityCheck, recorder: recorder, evidence: evidence
        )
    }
}

/// The body of `POST /v1/consents`.
struct ConsentBody {
    let act: ConsentAct

    init(_ call: Call) throws(Problem) {
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let purpose = members.text("purpose")
        let decision = members.choice("decision", ConsentAct.Decision.self)
        let taking = TakingBody.read(&members, recorder: call.caller.id)
        let noticeHash = members.text("noticeHash")
        let readAloud = members.boolean("readAloud")
        let otherWayTold = members.boolean("otherWayTold")
        let until = members.optionalDate("until")
        if let until, until < call.journal.clock.today { members.invalid("until", "A day that has not passed.") }
        try members.finish()
        guard let number, let decision, let taking else { throw Problem.badRequest([]) }
        act = ConsentAct(
            number: number, purpose: purpose, decision: decision, taking: taking, noticeHash: noticeHash,
            readAloud: readAloud, otherWayTold: otherWayTold, until: until)
    }
}
