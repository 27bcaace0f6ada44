import Core
import Disclosure
import Ledger

extension TaskStatus {
    /// How long a caller should wait before it looks again: longer, the more there is to do.
    var pollSeconds: Int { min(60, max(1, waiting / 100)) }

    func json(now: Instant) -> JSON {
        .compact([
            "id": .string(id.text), "lines": lines, "made": .string(made.rfc3339),
            "pollAfter": state == .running
                ? .string(now.adding(seconds: Int64(pollSeconds)).rfc3339) : nil,
            "purpose": .string(terms.purpose), "referenceDate": .string(terms.referenceDate.text),
            "state": .string(state.rawValue), "until": .string(until.rfc3339),
        ])
    }

    private var lines: JSON {
        func number(_ state: LineState) -> JSON { .integer(Int64(count(state))) }
        return [
            "answered": number(.answered), "bad": number(.bad), "duplicate": number(.duplicate),
            "gone": number(.gone), "incomplete": number(.incomplete), "refused": number(.refused),
            "stopped": number(.stopped), "total": .integer(Int64(total)),
            "waiting": number(.waiting),
        ]
    }
}
