import Core

/// The fields of `application/x-www-form-urlencoded`, or of a query; of a name that comes twice, the first.
struct Form {
    let fields: [String: String]

    init(_ bytes: [UInt8]) {
        var fields: [String: String] = [:]
        for pair in bytes.split(separator: 0x26) {
            let parts = pair.split(separator: 0x3D, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = Self.decoded(parts[0]), let value = Self.decoded(parts[1]) else {
                continue
            }
            if fields[name] == nil { fields[name] = value }
        }
        self.fields = fields
    }

    subscript(name: String) -> String? { fields[name] }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        var out: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            switch byte {
            case 0x2B: out.append(0x20)
            case 0x25:
                let digits = String(decoding: rest.prefix(2), as: UTF8.self).lowercased()
                guard digits.utf8.count == 2, let value = Hex.decode(digits) else { return nil }
                out += value
                rest = rest.dropFirst(2)
            default: out.append(byte)
            }
        }
        return String(validating: out, as: UTF8.self)
    }
}
