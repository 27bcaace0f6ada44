package import Core

/// What notices of change touch, as `changes.yaml` says it.
package struct ChangeKinds: Hashable, Sendable {
    /// Notices of one source's changes.
    package struct Feed: Hashable, Sendable {
        /// The source of the mapping that brings the notices.
        package let name: String
        /// The source whose facts they are about.
        package let source: String
        package let kinds: [String: Set<AttributeID>]

        package init(name: String, source: String, kinds: [String: Set<AttributeID>]) {
            self.name = name
            self.source = source
            self.kinds = kinds
        }

        /// The attributes that a kind of information feeds; `nil` where it is not known, which touches all of the source.
        package func attributes(fedBy kind: String) -> Set<AttributeID>? { kinds[kind] }
    }

    package let feeds: [Feed]

    package init(feeds: [Feed]) {
        self.feeds = feeds
    }

    package func feed(_ name: String) -> Feed? { feeds.first { $0.name == name } }
}
