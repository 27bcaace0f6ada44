/// Fixed-width decimal digits, written and read without a formatter.
enum Digits {
    static func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    static func three(_ value: Int64) -> String { value < 10 ? "00\(value)" : value < 100 ? "0\(value)" : "\(value)" }
    static func four(_ value: Int) -> String {
        String(repeating: "0", count: max(0, 4 - "\(value)".utf8.count)) + "\(value)"
    }

    /// The last digits of a number, with zeros in front.
    static func append(_ value: Int64, width: Int, to out: inout [UInt8]) {
        let end = out.count + width
        var rest = value
        for _ in 0..<width { out.append(0x30) }
        for index in 1...width {
            out[end - index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    static func parse(_ bytes: some Collection<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
        var value = 0
        for byte in bytes {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
