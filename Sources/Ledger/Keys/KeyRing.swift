import Core
import Crypto

/// The versions of one key side by side: the newest seals, each opens what it sealed.
package struct KeyRing: Sendable, CustomStringConvertible, CustomReflectable {
    package let current: SealingKey
    private let earlier: [UInt8: SealingKey]

    package init(_ current: SealingKey, earlier: [SealingKey] = []) {
        self.current = current
        self.earlier = Dictionary(earlier.map { ($0.version, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The ring with a newer key, which seals from now on.
    package func adding(_ newer: SealingKey) -> KeyRing { KeyRing(newer, earlier: Array(earlier.values) + [current]) }

    /// The ring without what is not used any more.
    package var newestAlone: KeyRing { KeyRing(current) }

    package subscript(version: UInt8) -> SealingKey? { version == current.version ? current : earlier[version] }

    package var description: String { "KeyRing(•••)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
