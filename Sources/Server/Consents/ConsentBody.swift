import Core
import Disclosure
import Ledger

/// The body of an answer: what was told, what was said, and how it was taken down.
///
/// Some routes name the purpose, and some the decision, by what they are.
struct ConsentBody {
    enum Kind {
        /// On the spot: purpose and decision are named.
        case answer
        /// To a question, which knows its purpose.
        case reply
        /// A yes once more, or the second one of two.
        case yes
        /// A stop, a rest, a no of another parent: nothing has to be told first.
        case bare
    }

    let act: ConsentAct
    /// The question that is answered.
    let key: ConsentKey?

    init(_ call: Call, _ kind: Kind) throws(Problem) {
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let purpose = kind == .answer ? members.text("purpose") : ""
        let isOpen = kind == .answer || kind == .reply
        let decision = isOpen ? members.choice("decision", ConsentAct.Decision.self) : .yes
        let body = TakingBody.read(&members, call)
        let isTold = kind != .bare
        let noticeHash = isTold ? members.text("noticeHash") : ""
        let readAloud = isTold && members.boolean("readAloud")
        let otherWayTold = isTold && members.boolean("otherWayTold")
        let until = isTold ? members.optionalDate("until") : nil
        if let until, until < call.journal.clock.today { members.invalid("until", "A day that has not passed.") }
        let uses = isTold ? members.optionalInteger("uses", in: 1...1_000) : nil
        key = kind == .reply ? ConsentKey.read(&members) : nil
        try members.finish()
        guard let number, let decision, let body else { throw Problem.badRequest([]) }
        act = ConsentAct(
            number: number, purpose: purpose, decision: decision, taking: body.taking, acting: body.acting,
            noticeHash: noticeHash, readAloud: readAloud, otherWayTold: otherWayTold, until: until,
            uses: uses.map { Int($0) })
    }
}

extension ConsentKey {
    /// `code`, or `request` with the id of the question.
    fileprivate static func read(_ members: inout Members) -> ConsentKey? {
        if let request = members.optionalIdentifier("request") {
            if members.has("code") {
                _ = members.take("code")
                members.invalid("code", "A code, or the id of the question; not both.")
            }
            return .request(request)
        }
        let text = members.text("code")
        // What cannot be a code is answered as one that is not known.
        return ShortCode(typed: text).map { .code($0) }
    }
}
