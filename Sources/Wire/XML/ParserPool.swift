import Synchronization

/// The parsers that are not in use: to make one costs as much as to read a small document.
final class ParserPool: Sendable {
    static let shared = ParserPool()

    private static let capacity = 16
    private let idle = Mutex<[ParserContext]>([])

    func take() throws(WireError) -> ParserContext {
        if let context = idle.withLock({ $0.popLast() }) { return context }
        return try ParserContext()
    }

    /// A parser that met an error is not used again: libxml2 2.9 leaves namespaces of the broken document behind.
    func give(back context: ParserContext, intact: Bool) {
        let kept =
            intact && context.isFreshAfterReset()
            && idle.withLock { idle in
                guard idle.count < Self.capacity else { return false }
                idle.append(context)
                return true
            }
        if !kept { context.free() }
    }
}
