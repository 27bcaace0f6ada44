/// A value that must not reach a log line or an error text: it prints as a placeholder and is opened by name.
package struct Redacted<Wrapped: Sendable>: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    private let wrapped: Wrapped

    package init(_ wrapped: Wrapped) {
        self.wrapped = wrapped
    }

    package var revealed: Wrapped { wrapped }
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Redacted: Equatable where Wrapped: Equatable {
    package static func == (left: Redacted, right: Redacted) -> Bool { left.wrapped == right.wrapped }
}

extension Redacted: Hashable where Wrapped: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(wrapped) }
}
