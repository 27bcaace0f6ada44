package import Core

/// Who can correct what a source tells, as `corrections.yaml` says it: a value that is contested is never edited here.
package struct Corrections: Sendable {
    /// The way to who manages a source's data, in Dutch, for letters.
    package struct Channel: Hashable, Sendable {
        package let source: String
        package let recipient: String
        package let way: String
        /// How the source itself tells which municipality that is; `nil` where it does not.
        package let manager: Manager?

        package init(source: String, recipient: String, way: String, manager: Manager? = nil) {
            self.source = source
            self.recipient = recipient
            self.way = way
            self.manager = manager
        }
    }

    /// The question which municipality manages a file: a purpose of its own, and the attribute that it gives.
    package struct Manager: Hashable, Sendable {
        package let purpose: String
        package let attribute: AttributeID

        package init(purpose: String, attribute: AttributeID) {
            self.purpose = purpose
            self.attribute = attribute
        }
    }

    private let channels: [String: Channel]
    private let dictionary: AttributeDictionary?

    package init(channels: [Channel], dictionary: AttributeDictionary?) {
        self.channels = Dictionary(channels.map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
        self.dictionary = dictionary
    }

    /// A source without a channel of its own is asked through its contact point.
    package func channel(of source: String) -> Channel {
        channels[source]
            ?? Channel(source: source, recipient: "de bron \(source)", way: "via het contactpunt van de bron")
    }

    /// The attribute as letters name it.
    package func label(of attribute: String) -> String { dictionary?[AttributeID(attribute)]?.label ?? attribute }

    package var sources: [String] { channels.keys.sorted() }
}
