/// How a citizen's act reached us (CONSENT 5).
package enum Channel: String, Hashable, Sendable, CaseIterable {
    case online, counter, phone, paper
}
