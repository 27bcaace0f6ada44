import Core

/// A question that waits for its answer.
package struct AskedConsent: Sendable {
    /// The one-time code, told this once: we keep its keyed hash only.
    package let code: ShortCode?
    package let receipt: Receipt
}
