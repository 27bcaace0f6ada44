/// Finds any of many byte strings of 16 bytes or more.
struct ByteSearch {
    /// By their first 16 bytes.
    private var wanted: [[UInt8]: [[UInt8]]] = [:]
    private var isWorthALook = [Bool](repeating: false, count: 1 << 16)

    init(_ values: Set<[UInt8]>) {
        for value in values {
            wanted[Array(value.prefix(16)), default: []].append(value)
            isWorthALook[Self.key(value[0], value[1])] = true
        }
    }

    /// Those that occur.
    func found(in bytes: [UInt8]) -> Set<[UInt8]> {
        guard bytes.count >= 16 else { return [] }
        var found: Set<[UInt8]> = []
        for start in 0...(bytes.count - 16) where isWorthALook[Self.key(bytes[start], bytes[start + 1])] {
            for value in wanted[Array(bytes[start..<(start + 16)])] ?? [] where bytes[start...].starts(with: value) {
                found.insert(value)
            }
        }
        return found
    }

    private static func key(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }
}
