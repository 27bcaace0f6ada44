import Catalogue
import Core
import Disclosure
import Ledger

extension ConsentSummary {
    /// One record of a person, as a clerk sees it.
    var json: JSON {
        .compact([
            "consent": .string(row.id.text), "code": ShortCode(naming: row.id).map { .string($0.text) },
            "purpose": .string(purpose.ref.text), "product": .string(purpose.template.product),
            "state": .string(row.state.term), "from": .string(row.from.rfc3339), "until": .string(row.end.rfc3339),
            "pauses": row.pauses.isEmpty
                ? nil : .array(row.pauses.map(\.rawValue).sorted().map { .string($0) }),
            "askAgain": row.askAgain.map { .string($0.rfc3339) }, "current": .boolean(isCurrent),
            "noticeHash": .string(purpose.template.notice.hash),
            "options": .array(options.map { .string($0.rawValue) }),
        ])
    }
}
