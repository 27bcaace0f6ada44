/// A bounded map that keeps what was used lately: two generations, the older dropped whole when the younger is full.
struct RecentCache<Key: Hashable, Value> {
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]
    private let half: Int

    /// Holds between half and all of `capacity` once full.
    init(capacity: Int) {
        half = max(1, capacity / 2)
    }

    /// Reading keeps a value for another generation.
    subscript(key: Key) -> Value? {
        mutating get {
            if let value = young[key] { return value }
            guard let value = old[key] else { return nil }
            insert(value, for: key)
            return value
        }
        set {
            guard let newValue else {
                young[key] = nil
                old[key] = nil
                return
            }
            insert(newValue, for: key)
        }
    }

    private mutating func insert(_ value: Value, for key: Key) {
        if young.count >= half {
            old = young
            young = [:]
        }
        young[key] = value
    }
}

extension RecentCache: Sendable where Key: Sendable, Value: Sendable {}
