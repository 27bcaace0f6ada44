/// Brings an event to an address.
package protocol WebhookCaller: Sendable {
    func post(_ message: WebhookMessage, to url: String) async -> WebhookOutcome
}

package enum WebhookOutcome: Hashable, Sendable {
    /// The receiver has it.
    case taken
    /// The receiver wants it no more.
    case unwanted
    case failed

    /// - Parameter status: Of the answer; `nil` where none came.
    package init(status: Int?) {
        switch status {
        case .some(200..<300): self = .taken
        case 410: self = .unwanted
        default: self = .failed
        }
    }
}
