import Catalogue
import Core
import Doubles
import Ledger

/// What a citizen tells once, each act with every field filled in.
extension SampleEvents {
    static func toldAct(_ type: EntryType) -> Act? {
        let discount = acts.purpose("discount")
        let notice = Telling(notice: "discount", noticeHash: "0a1b", readAloud: true, otherWayTold: true)
        let until = TestClock.start.adding(days: 300)
        switch type {
        case .toldOnce:
            return .toldOnce(
                ToldOnce(
                    person: person, purpose: discount, taking: atCounter, notice: notice, telling: id(11), kind: .iban,
                    isShared: true, until: until))
        case .toldCorrected:
            return .toldCorrected(
                ToldCorrection(
                    person: person, purpose: discount, taking: atCounter, notice: notice, telling: id(11), kind: .iban,
                    revision: 2, until: until, warning: .contact(id(12))))
        case .toldWithdrawn:
            return .toldWithdrawn(
                ToldWithdrawal(
                    person: person, purpose: discount, taking: byPhone, telling: id(11), kind: .iban))
        case .toldExpired:
            return .toldExpired(
                ToldExpiry(
                    person: person, purpose: discount, telling: id(11), kind: .iban, cause: .objection,
                    by: SampleController.officer))
        default: return nil
        }
    }
}
