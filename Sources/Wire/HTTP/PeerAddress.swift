import Glibc

/// An address of a peer, as a socket connects to it.
package struct PeerAddress: Hashable, Sendable {
    /// 4 or 16 bytes, in network order.
    package let bytes: [UInt8]

    package init?(bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        // An IPv4 address in the clothes of IPv6 is what it is.
        if bytes.count == 16, bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
            self.bytes = Array(bytes[12...])
        } else {
            self.bytes = bytes
        }
    }

    package init?(_ text: String) {
        if let bytes = Self.parse(text, AF_INET, count: 4) ?? Self.parse(text, AF_INET6, count: 16) {
            self.init(bytes: bytes)
        } else {
            return nil
        }
    }

    private static func parse(_ text: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        let isRead = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe inet_pton(family, text, buffer.baseAddress) == 1
        }
        return isRead ? bytes : nil
    }

    /// Whether the internet at large leads to it (IANA's registries of special-purpose addresses).
    package var isPublic: Bool {
        if bytes.count == 4 { return !Self.special.contains { $0.contains(self) } }
        return Self.global.contains(self) && !Self.specialGlobal.contains { $0.contains(self) }
    }

    private static let special = ranges([
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/3",
    ])
    private static let global = AddressRange(unchecked: [0x20] + Array(repeating: 0, count: 15), length: 3)
    /// Those of tunnels lead to an IPv4 address that nobody has looked at.
    private static let specialGlobal = ranges(["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"])

    private static func ranges(_ texts: [String]) -> [AddressRange] { texts.compactMap { AddressRange($0) } }
}

/// A range of addresses in CIDR form, such as `10.1.0.0/16`.
package struct AddressRange: Hashable, Sendable {
    private let bytes: [UInt8]
    private let length: Int

    /// `nil` also where bits after the prefix are set, since such a range is another than it looks.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = PeerAddress(String(parts[0])), let length = Int(parts[1]),
            String(length) == parts[1], (0...address.bytes.count * 8).contains(length)
        else { return nil }
        self.init(unchecked: address.bytes, length: length)
        guard Self.masked(bytes, length) == bytes else { return nil }
    }

    fileprivate init(unchecked bytes: [UInt8], length: Int) {
        self.bytes = bytes
        self.length = length
    }

    package func contains(_ address: PeerAddress) -> Bool {
        address.bytes.count == bytes.count && Self.masked(address.bytes, length) == bytes
    }

    private static func masked(_ bytes: [UInt8], _ length: Int) -> [UInt8] {
        bytes.enumerated().map { index, byte in
            let left = min(max(length - index * 8, 0), 8)
            return byte & UInt8(truncatingIfNeeded: 0xFF00 >> left)
        }
    }
}
