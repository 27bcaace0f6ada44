package import Ledger

/// A class of one person's data as the officer sees it before she decides.
package struct ErasureClass: Hashable, Sendable {
    package let keyClass: KeyClass
    /// In Dutch.
    package let label: String
    package let retention: Retention
    /// Parts of entries that only this class's key opens.
    package let parts: Int
    package let facts: Int

    init(_ keyClass: KeyClass, _ extent: ErasureExtent, _ retention: Retention) {
        self.keyClass = keyClass
        self.retention = retention
        parts = extent.parts
        facts = extent.facts
        label = keyClass.dutch
    }
}

extension KeyClass {
    /// What the class holds, as people know it.
    package var dutch: String {
        switch self {
        case .facts: "bewaarde gegevens van bronnen"
        case .told: "wat u ons zelf vertelde"
        case .consent: "toestemmingen, weigeringen en stopzettingen"
        case .access(let year): "opvragingen en mededelingen van \(year)"
        }
    }
}
