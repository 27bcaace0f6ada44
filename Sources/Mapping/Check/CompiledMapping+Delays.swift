package import Core

extension Collection<CompiledMapping> {
    /// By how many days what a source tells of an attribute is late, by source.
    package var delays: [String: [AttributeID: Int]] {
        reduce(into: [:]) { $0[$1.source, default: [:]].merge($1.delayDays) { Swift.max($0, $1) } }
    }
}
