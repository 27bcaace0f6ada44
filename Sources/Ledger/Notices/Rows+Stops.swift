import Catalogue
import Core

extension Rows {
    /// Whose answers may be used no more from an event on; asked before it is applied.
    package func stops(of event: Event, at position: Position) -> [AnswerNotice] {
        switch event.act {
        case .restrictionSet(let order): return stopping([AnswerNotice(person: order.person, purpose: order.purpose)])
        case .objected(let objection):
            return stopping([AnswerNotice(person: objection.person, purpose: objection.purpose.id)])
        case .consentWithdrawn, .consentContested, .consentPaused, .consentExpired, .consentRevoked,
            .consentInvalidated, .consentRefused, .mandateChecked, .identityChanged:
            let permissions = permissions(in: changes(of: event, position), at: event.at)
            return stopping(permissions.filter { $0.before && !$0.after }.map(\.notice))
        default: return []
        }
    }

    /// Under every number that the person has or had.
    private func stopping(_ notices: [AnswerNotice]) -> [AnswerNotice] {
        once(
            notices.flatMap { notice in
                (notice.person.map { names(of: $0) } ?? []).map { AnswerNotice(person: $0, purpose: notice.purpose) }
            })
    }
}
