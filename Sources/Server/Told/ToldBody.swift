import Catalogue
import Core
import Disclosure
import Ledger

/// What a clerk sends of something told: the act, and what is told.
struct ToldBody {
    enum Kind {
        /// Told for the first time: purpose and kind are named.
        case first
        /// Told anew: the kind is known.
        case again
        /// Taken back: nothing has to be told first.
        case back
    }

    let act: ToldAct
    let purpose: String
    /// Of a first telling it is always said; of a correction `nil` leaves it as it was.
    let isShared: Bool?
    /// Of a first telling.
    let thing: ToldThing?
    /// As it was sent; of what kind it must be, the desk knows.
    let value: JSON?

    init(_ call: Call, _ kind: Kind) throws(Problem) {
        var members = try Members(parsing: call.body)
        let number = members.person(call.environment)
        let body = TakingBody.read(&members, call)
        let isTold = kind != .back
        purpose = kind == .first ? members.text("purpose") : ""
        switch kind {
        case .first: isShared = members.boolean("shared")
        case .again: isShared = members.optionalBoolean("shared")
        case .back: isShared = nil
        }
        value = isTold ? members.take("value") : nil
        if isTold, value == nil { members.missing("value") }
        var thing: ToldThing?
        if kind == .first, let what = members.choice("attribute", Tellable.self) {
            thing = ToldThing(what, value)
            if thing == nil, value != nil { members.invalid("value", what.form) }
        }
        self.thing = thing
        let noticeHash = isTold ? members.text("noticeHash") : ""
        let readAloud = isTold && members.boolean("readAloud")
        let otherWayTold = isTold && members.boolean("otherWayTold")
        let until = isTold ? members.optionalDate("until") : nil
        if let until, until < call.journal.clock.today { members.invalid("until", "A day that has not passed.") }
        try members.finish()
        guard let number, let body else { throw Problem.badRequest([]) }
        act = ToldAct(
            number: number, taking: body.taking, acting: body.acting, noticeHash: noticeHash, readAloud: readAloud,
            otherWayTold: otherWayTold, until: until)
    }
}
